import { expect, test } from 'vitest';
import { useClient } from '$lib/api';
import { checkArms, MOST_ARMS_BYTES, MOST_PICTURE_KB, readArms } from './arms';

const SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>';
/** One red point, 1 × 1. */
const POINT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==';
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

test('arms are known by what they are', async () => {
  const point = bytesOf(POINT);
  const table: [BlobPart, unknown][] = [
    [SVG, { svg: SVG }],
    [`\ufeff${SVG}\n`, { svg: SVG }],
    ['<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>', { svg: '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>' }],
    [point, { svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><image width="1" height="1" href="data:image/png;base64,${POINT}"/></svg>` }],
    [point.slice(0, 20), { fault: 'strange' }], // cut off before its size
    ['znak', { fault: 'strange' }],
    ['', { fault: 'strange' }],
    [new Uint8Array([0x1f, 0x8b, 8, 0]), { fault: 'strange' }], // a packed drawing
    [new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), { fault: 'strange' }], // JPEG
    [' '.repeat(MOST_ARMS_BYTES + 1), { fault: 'large' }],
  ];
  for (const [content, read] of table) expect(await readArms(new Blob([content]))).toEqual(read);
});

test('a picture too large once it is carried in a drawing is refused', async () => {
  const point = bytesOf(POINT);
  const large = new Uint8Array(MOST_ARMS_BYTES - 1000);
  large.set(point);
  expect(await readArms(new Blob([large]))).toEqual({ fault: 'large-picture' });
  const larger = new Uint8Array(MOST_ARMS_BYTES + 1);
  larger.set(point);
  expect(await readArms(new Blob([larger]))).toEqual({ fault: 'large-picture' });
  const told = new Uint8Array(MOST_PICTURE_KB * 1024); // what is told to fit does
  told.set(point);
  expect(await readArms(new Blob([told]))).toHaveProperty('svg');
  const fits = new Uint8Array(Math.floor(MOST_ARMS_BYTES / 2));
  fits.set(point);
  expect(await readArms(new Blob([fits]))).toHaveProperty('svg');
});

test('the press sees the arms on an invented document', async () => {
  const seen: unknown[] = [];
  useClient({
    call: (command, args) => {
      seen.push([command, args['id'], args['crest']]);
      return args['crest'] === SVG ? Promise.resolve(new ArrayBuffer(1)) : Promise.reject({ code: 'refused', key: 'document-crest-reaches', args: {}, trace_id: '' });
    },
    on: () => Promise.resolve(() => {}),
  });
  await checkArms(SVG);
  await expect(checkArms('<svg><script/></svg>')).rejects.toMatchObject({ key: 'document-crest-reaches' });
  expect(seen[0]).toEqual(['preview_document', '', SVG]);
});
