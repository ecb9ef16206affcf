import { call } from '$lib/api';

/** Bytes sent in one go, so that a large file is never whole in memory. */
export const PART_BYTES = 1024 * 1024;

/** Sends a file by parts and gives the name under which the core has it. */
export async function send(file: File, progress: (sent: number) => void): Promise<string> {
  const upload = await call<string>('begin_upload', { name: file.name, size: file.size });
  try {
    for (let from = 0; from < file.size; from += PART_BYTES) {
      const to = Math.min(from + PART_BYTES, file.size);
      await call('upload_part', { upload, part: base64(await file.slice(from, to).arrayBuffer()) });
      progress(to - from);
    }
    return upload;
  } catch (failure) {
    await call('cancel_upload', { upload }).catch(() => undefined);
    throw failure;
  }
}

/** Base64 of bytes, by pieces that fit on the stack of a call. */
export function base64(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  const PIECE = 0x8000;
  let text = '';
  for (let from = 0; from < bytes.length; from += PIECE) text += String.fromCharCode(...bytes.subarray(from, from + PIECE));
  return btoa(text);
}
