import { previewDocument } from '$lib/api';

/** Most bytes of the arms as SVG (crates/municipality/src/record.rs). */
export const MOST_ARMS_BYTES = 256 * 1024;

/** Most kB of a PNG, which grows by a third when it is carried in a drawing. */
export const MOST_PICTURE_KB = 190;

/** Why a file cannot be the arms, before the press has seen it. */
export type ArmsFault = 'strange' | 'large' | 'large-picture';

/** A drawing, or why there is none. */
export type ArmsRead = { svg: string } | { fault: ArmsFault };

const PNG_SIGN = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Bytes of a piece that become text at once; more would not fit among the arguments of a call. */
const PIECE = 0x2000;

/** Reads what was chosen, known by what it is and not by its name; a PNG is carried in a drawing of its size. */
export async function readArms(file: Blob): Promise<ArmsRead> {
  const isPicture = isPng(new Uint8Array(await file.slice(0, PNG_SIGN.length).arrayBuffer()));
  const large = { fault: isPicture ? 'large-picture' : 'large' } as const;
  if (file.size > MOST_ARMS_BYTES) return large;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const svg = isPicture ? carried(bytes) : textOf(bytes);
  if (svg === undefined || !/<(?:[\w-]+:)?svg[\s>/]/u.test(svg)) return { fault: 'strange' };
  return new TextEncoder().encode(svg).length > MOST_ARMS_BYTES ? large : { svg };
}

/** Has the press draw the arms once on an invented invitation; it refuses what it could not print. */
export async function checkArms(svg: string): Promise<void> {
  const layout = { kind: 'invitation' as const, body: null, sections: [], hidden: [], opening: '', closing: '', signers: [], in_own_hand: false };
  await previewDocument('invitation', '', layout, null, svg);
}

const isPng = (bytes: Uint8Array): boolean => PNG_SIGN.every((byte, at) => bytes[at] === byte);

/** Width and height stand in the first chunk (PNG, third edition, 11.2.1). */
function carried(bytes: Uint8Array): string | undefined {
  if (bytes.length < 24) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width === 0 || height === 0) return undefined;
  const data = `data:image/png;base64,${base64(bytes)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><image width="${width}" height="${height}" href="${data}"/></svg>`;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += PIECE) text += String.fromCharCode(...bytes.subarray(from, from + PIECE));
  return btoa(text);
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return undefined;
  }
}
