import { call, sendBytes, type EnvelopeState, type PackAnswer } from '$lib/api';
import { PART_BYTES } from '$lib/api/upload';

/** Hands a file over by parts; it is sealed and stays so. */
export async function bringEnvelope(file: File): Promise<void> {
  await call<void>('begin_envelope');
  for (let from = 0; from < file.size; from += PART_BYTES) {
    const part = file.slice(from, Math.min(from + PART_BYTES, file.size));
    await sendBytes('envelope_part', new Uint8Array(await part.arrayBuffer()), {});
  }
}

/** Opens the file that was brought; a wrong pass-phrase may be tried again. */
export const openEnvelope = (phrase: string): Promise<EnvelopeState> => call('open_envelope', { phrase });

/** Opens a document of it in the system's program. */
export const openEnvelopeFile = (place: number): Promise<void> => call('open_envelope_file', { place });

/** Keeps what was typed; durable when the promise is fulfilled. */
export const keepAnswer = (answer: PackAnswer): Promise<void> => call('keep_answer', { answer });

/** Saves the answer where the person picks; nothing when they close the dialog. */
export const saveAnswer = (title: string): Promise<string | null> => call('save_answer', { title });

/** Puts the file away. */
export const closeEnvelope = (): Promise<void> => call('close_envelope');
