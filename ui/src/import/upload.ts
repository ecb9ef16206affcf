import { call, sendBytes } from '$lib/api';

/** Bytes sent in one go, so that a large file is never whole in memory. */
export const PART_BYTES = 1024 * 1024;

/** Sends a file by parts and gives the name under which the core has it. */
export async function send(file: File, progress: (sent: number) => void): Promise<string> {
  const upload = await call<string>('begin_upload', { name: file.name, size: file.size });
  try {
    for (let from = 0; from < file.size; from += PART_BYTES) {
      const to = Math.min(from + PART_BYTES, file.size);
      await sendBytes('upload_part', new Uint8Array(await file.slice(from, to).arrayBuffer()), { upload });
      progress(to - from);
    }
    return upload;
  } catch (failure) {
    await call('cancel_upload', { upload }).catch(() => undefined);
    throw failure;
  }
}
