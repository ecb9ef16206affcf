import { call, changes, type DocumentFormat, type SendPacksInput, type TakenAnswer } from '$lib/api';
import { saving } from '$shell/saving.svelte';

/** Writes down that papers went to people whose channels need no file; gives to how many. */
export async function sendPacks(input: SendPacksInput): Promise<number> {
  try {
    return await saving.track(() => call<number>('send_packs', { input }));
  } finally {
    changes.happened();
  }
}

/** What is to be made for one person. */
export interface PackInput {
  meeting: string;
  person: string;
  channel: string;
  with_kept_close: boolean;
  /** Of an envelope; empty for other channels. */
  phrase: string;
}

/** Makes the papers of one person as files and writes the sending down; nothing when the dialog was closed. */
export async function makePack(title: string, input: PackInput): Promise<string | null> {
  try {
    return await saving.track(() => call<string | null>('make_pack', { title, input }));
  } finally {
    changes.happened(); // papers kept close were noted as read
  }
}

/** Makes the list of what changed for one person since what they have, and gives where it lies. */
export const makeChanges = (meeting: string, person: string, format: DocumentFormat): Promise<string> =>
  call<string>('make_changes', { meeting, person, format });

/** A pass-phrase nobody has used. */
export const suggestPhrase = (): Promise<string> => call('suggest_phrase');

/** Takes an answer over that a member sent back. */
export async function takeAnswer(meeting: string, file: File): Promise<TakenAnswer> {
  const bytes = [...new Uint8Array(await file.arrayBuffer())];
  try {
    return await saving.track(() => call<TakenAnswer>('take_answer', { meeting, bytes }));
  } finally {
    changes.happened();
  }
}
