import { saving } from '$shell/saving.svelte';
import type { Done, MeetingDocumentKind, Uploaded, Watched } from './bindings';
import { changes } from './changes.svelte';
import { call, sendBytes } from './client';
import type { ApiError } from './errors';
import { newId } from './ids';
import { execute, request, type DocumentKind } from './office';

/** Bytes sent in one go. */
export const PART_BYTES = 1024 * 1024;

/** How an upload is watched and stopped. */
export interface UploadWatch {
  progress?: (sent: number, total: number) => void;
  signal?: AbortSignal;
}

/** The folder a person picks in the system's own window, or nothing. */
export const pickFolder = (title: string): Promise<string | null> => call<string | null>('pick_folder', { title });

/** Sends a file by parts, so that a large one is never whole in memory, and attaches it to a paper. */
export async function attach(paper: string, file: File, isConfidential: boolean, watch: UploadWatch = {}): Promise<Done> {
  const uploaded = await upload(file, watch);
  const payload = { paper, attachment: newId(), name: file.name, ...uploaded, is_confidential: isConfidential };
  return execute(request('circulation.attach', payload));
}

/** Sends a PDF by parts and makes it the view of an annex. */
export async function addView(attachment: string, file: File, watch: UploadWatch = {}): Promise<Done> {
  const uploaded = await upload(file, watch);
  return execute(request('circulation.add_view', { attachment, ...uploaded }));
}

/** Sends a file by parts and puts it beside a meeting; without a kind its name tells what it is. */
export async function addMeetingDocument(
  meeting: string,
  file: File,
  kind: MeetingDocumentKind | null,
  watch: UploadWatch = {},
): Promise<Done> {
  const { blob, size_bytes, media_type } = await upload(file, watch);
  const payload = { meeting, document: newId(), name: file.name, blob, size_bytes, media_type, kind };
  return execute(request('circulation.add_meeting_document', payload));
}

/** Sends a corrected file by parts and puts it in place of a document the program makes. */
export async function putEdition(kind: DocumentKind, id: string, note: string, file: File, watch: UploadWatch = {}): Promise<Done> {
  const put = (upload: string) => saving.track(() => call<Done>('put_edition', { kind, id, note, upload }));
  const done = await sending(file, watch, put);
  changes.happened();
  return done;
}

/** Attaches a file of the watched folder to a paper; then it waits there no more. */
export async function attachWatched(paper: string, name: string, isConfidential: boolean): Promise<Done> {
  const uploaded = await call<Uploaded>('take_watched', { name });
  const payload = { paper, attachment: newId(), name, ...uploaded, is_confidential: isConfidential };
  const done = await execute(request('circulation.attach', payload));
  await putWatchedAway(name);
  return done;
}

/** A file of the watched folder is not offered any more, as it is. */
export const putWatchedAway = (name: string): Promise<void> => call<void>('put_watched_away', { name });

/** Files that wait in the watched folder. */
export const watchedFiles = (): Promise<Watched> => call<Watched>('watched_files');

/** Watches a folder, or none when the text is empty. */
export const watchFolder = (folder: string): Promise<Watched> => call<Watched>('watch_folder', { folder });

/** A file that the person chose and that cannot be read any more: another program holds it, or it is gone. */
function unreadable(failure: unknown, name: string): ApiError | undefined {
  if (!(failure instanceof DOMException)) return undefined;
  if (failure.name === 'NotReadableError') return { code: 'refused', key: 'attachment-locked', args: { name }, trace_id: '' };
  return failure.name === 'NotFoundError' ? { code: 'not_found', key: 'attachment-vanished', args: {}, trace_id: '' } : undefined;
}

/** Sends a file by parts and takes it into the office. Stopping it in the middle tells the core to forget the parts. */
export const upload = (file: File, watch: UploadWatch = {}): Promise<Uploaded> =>
  sending(file, watch, (id) => call<Uploaded>('finish_upload', { upload: id }));

/** Sends a file by parts and gives the name under which the core has it, for a look before it is taken in. */
export const sendWhole = (file: File, watch: UploadWatch = {}): Promise<string> => sending(file, watch, (id) => Promise.resolve(id));

async function sending<T>(file: File, watch: UploadWatch, finish: (id: string) => Promise<T>): Promise<T> {
  const id = await call<string>('begin_upload', { name: file.name, size: file.size });
  try {
    for (let from = 0; from < file.size; from += PART_BYTES) {
      watch.signal?.throwIfAborted();
      const to = Math.min(from + PART_BYTES, file.size);
      await sendBytes('upload_part', new Uint8Array(await file.slice(from, to).arrayBuffer()), { upload: id });
      watch.progress?.(to, file.size);
    }
    return await finish(id);
  } catch (failure) {
    await call('cancel_upload', { upload: id }).catch(() => undefined);
    throw unreadable(failure, file.name) ?? failure;
  }
}
