import { beforeEach, expect, test } from 'vitest';
import { useClient } from '$lib/api';
import { toasts } from '$shared/toasts.svelte';
import { uploadsOf } from './uploads.svelte';

/** Ends the upload under way: with nothing, or with a refusal. */
let end: (refusal?: unknown) => void;

beforeEach(() => {
  for (const toast of toasts.list) toasts.dismiss(toast.id);
  useClient({
    call: (command) => {
      if (command === 'begin_upload') return Promise.resolve('u1');
      if (command !== 'finish_upload') return Promise.resolve({ command: 'k', variants: [], can_undo: true });
      const uploaded = { blob: 'b', size_bytes: 1, media_type: 'application/pdf', note: '' };
      return new Promise((resolve, reject) => (end = (refusal) => (refusal ? reject(refusal) : resolve(uploaded))));
    },
    on: () => Promise.resolve(() => {}),
  });
});

const refusal = { code: 'refused', key: 'error-refused', args: {}, trace_id: '' };
const scan = () => new File(['x'], 'sken.pdf', { type: 'application/pdf' });
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

test('a file on its way is there when its annexes come on screen again', async () => {
  const hide = uploadsOf('p1').show();
  uploadsOf('p1').add('p1', [scan()], false);
  await settled();
  hide();
  const again = uploadsOf('p1');
  const hideAgain = again.show();
  expect(again.list.map((upload) => upload.name)).toEqual(['sken.pdf']);
  expect(uploadsOf('p2').list).toEqual([]);
  end();
  await settled();
  expect(again.list).toEqual([]);
  hideAgain();
  expect(uploadsOf('p1')).not.toBe(again);
});

test('a failure that nobody sees is said and waits in the list', async () => {
  const uploads = uploadsOf('p3');
  const hide = uploads.show();
  uploads.title = '12/2026 Studna';
  uploads.add('p3', [scan()], false);
  await settled();
  hide();
  end(refusal);
  await settled();
  expect(toasts.list[0]?.text).toContain('sken.pdf');
  expect(toasts.list[0]?.text).toContain('Studna');
  expect(uploadsOf('p3').list[0]?.error).toMatchObject({ code: 'refused' });
});

test('a failure on screen is said in its place only', async () => {
  const uploads = uploadsOf('p4');
  uploads.show();
  uploads.add('p4', [scan()], false);
  await settled();
  end(refusal);
  await settled();
  expect([uploads.list.length, toasts.list.length]).toEqual([1, 0]);
});
