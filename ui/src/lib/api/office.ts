import { t } from '$lib/i18n';
import { toasts } from '$shared/toasts.svelte';
import { saving } from '$shell/saving.svelte';
import type { DocumentLayout, Done, LetterDto, Queries, Request } from './bindings';
import { changes } from './changes.svelte';
import { call } from './client';
import type { ApiError } from './errors';

/** How something reached the office for somebody who does not sit at this computer. */
export type BehalfWay = 'paper' | 'email' | 'word';

/** For whom it is written down. */
export interface Behalf {
  person: string;
  way: BehalfWay;
}

/** Asks the core; it reads one consistent moment of the store. */
export const query = <K extends keyof Queries>(name: K, input: Queries[K]['input']): Promise<Queries[K]['output']> =>
  call<Queries[K]['output']>('query', { name, input });

/**
 * Changes something. Screens read again afterwards; the indicator at the top says that it is saved.
 * With the refusal of the attempt before, that attempt no longer waits among the things that need attention; nor does a
 * refused command that this one `replaces`.
 */
export async function execute(request: Request, before?: ApiError, replaces?: string): Promise<Done> {
  const done = sayAwaiting(await saving.track(() => call<Done>('execute', { request })));
  await putAside(refusedIn(before), replaces);
  changes.happened();
  return done;
}

/** The command that a failure is the refusal of. */
export const refusedIn = (failure: ApiError | undefined): string | undefined =>
  failure?.code === 'refused' ? failure.args['command'] : undefined;

/** Refused commands that another one stands for leave the page of what needs attention. */
export async function putAside(...commands: (string | undefined)[]): Promise<void> {
  // Somebody may have put one aside meanwhile; then there is nothing left to do.
  for (const command of commands) if (command) await call('set_aside', { command }).catch(() => {});
}

/** Nothing has happened yet where only the office decides and it has not answered: then nothing else is confirmed. */
export function sayAwaiting<T extends { awaits_office?: boolean }>(done: T): T {
  if (done.awaits_office) toasts.insist(t('sync-awaits-toast'));
  return done;
}

/** A request without what most requests do not carry. */
export function request(kind: string, payload: unknown, base: Request['base'] = [], behalf?: Behalf): Request {
  return { kind, payload, base, on_behalf_of: behalf ? [behalf.person, behalf.way] : null };
}

/** Takes a command back. */
export const undo = (command: string): Promise<Done> => execute(request('office.undo', { command }));

/** Keeps a text that is no command yet; durable when the promise is fulfilled. */
export const putDraft = (key: string, text: string): Promise<void> =>
  saving.track(() => call<void>('put_draft', { key, text }));

/** A kept text. */
export const getDraft = (key: string): Promise<string | null> => call<string | null>('get_draft', { key });

/** Forgets a kept text. */
export const dropDraft = (key: string): Promise<void> => call<void>('drop_draft', { key });

/** Opens an annex or a document of a meeting in the program that belongs to it. */
export async function openAttachment(id: string): Promise<void> {
  await call<void>('open_attachment', { id });
  changes.happened();
}

/** A paper is on the screen: where it is kept close, that is written down once a day. */
export const noteShown = (what: string): Promise<void> => call('note_shown', { what });

/**
 * A list is about to be printed, by the papers, annexes, resolutions or tasks its lines tell of: which of them are kept
 * close is written down once a day. What cannot be written down is not to be printed.
 */
export const notePrinted = (lines: readonly string[]): Promise<void> => call('note_printed', { lines: [...new Set(lines)] });

/** Opens the PDF of an annex in the program that shows PDFs. */
export const openView = (id: string): Promise<void> => call<void>('open_view', { id });

/** Reads an annex as an e-mail or a data message. */
export const readLetter = (id: string): Promise<LetterDto> => call<LetterDto>('read_letter', { id });

/** Opens a file of such an annex in the program that belongs to it. */
export const openLetterFile = (id: string, place: number): Promise<void> => call<void>('open_letter_file', { id, place });

/** Adds a file of such an annex as an annex of its own. */
export async function attachLetterFile(id: string, place: number): Promise<Done> {
  const done = sayAwaiting(await saving.track(() => call<Done>('attach_letter_file', { id, place })));
  changes.happened();
  return done;
}

/** Takes over what another program saved into the copy of an annex. */
export async function takeOffer(attachment: string): Promise<Done> {
  const done = await saving.track(() => call<Done>('take_offer', { attachment }));
  changes.happened();
  return done;
}

/** Adds what another program saved as an annex of its own. */
export async function saveOfferBeside(attachment: string): Promise<Done> {
  const done = await saving.track(() => call<Done>('save_offer_beside', { attachment }));
  changes.happened();
  return done;
}

/** Makes the text of a report a file for Word, which is the report from then on. */
export async function reportToWord(paper: string): Promise<Done> {
  const done = sayAwaiting(await saving.track(() => call<Done>('report_to_word', { paper })));
  changes.happened();
  return done;
}

/** Makes a text of the file that is the report. */
export async function reportToText(paper: string): Promise<Done> {
  const done = sayAwaiting(await saving.track(() => call<Done>('report_to_text', { paper })));
  changes.happened();
  return done;
}

/** Lets go what another program saved; the annex stays as it is. */
export async function dropOffer(attachment: string): Promise<void> {
  await call<void>('drop_offer', { attachment });
  changes.happened();
}

/** Documents the program makes. */
export type DocumentKind = 'cover_sheet' | 'invitation' | 'extract' | 'resolution_list' | 'certificate';

/** The forms a document is made in: the one that is issued, and the one for Word. */
export type DocumentFormat = 'pdf' | 'docx';

/** Makes a document and gives where it lies. */
export const makeDocument = (kind: DocumentKind, id: string, format: DocumentFormat = 'pdf'): Promise<string> =>
  call<string>('make_document', { kind, id, format });

/** Sections of a document that say something else than when a corrected file was put in its place. */
export const editionChanges = (kind: DocumentKind, id: string): Promise<string[]> => call<string[]>('edition_changes', { kind, id });

/**
 * Draws the first page of a document in a look that is being thought of: on the given paper, meeting or resolution, or on
 * an invented one where there is none. Arms that are thought of are checked before they are drawn; `null` are the present ones.
 */
export async function previewDocument(kind: DocumentKind, id: string, layout: DocumentLayout, contact: string | null, crest: string | null): Promise<Blob> {
  return new Blob([await call<ArrayBuffer>('preview_document', { kind, id, layout, contact, crest })], { type: 'image/png' });
}

/** Opens a file the program made. */
export const openPath = (path: string): Promise<void> => call<void>('open_path', { path });
