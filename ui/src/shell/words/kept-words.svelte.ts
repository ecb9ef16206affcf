import { dropDraft, getDraft, putDraft } from '$lib/api';
import { nowInstant, type Instant } from '$lib/i18n/instants';
import { Autosave } from '$shared/autosave.svelte';

/** As the store keeps them. */
interface Draft<T> {
  value: T;
  at: Instant;
}

/**
 * Words of the last dialog about each thing. It may be off the screen when its act is told: what is ended or dealt with
 * goes from the list, and its dialog with it.
 */
const shown = new Map<string, KeptWords<unknown>>();

/** Last writes of dialogs that go from the screen, by the keys of their drafts. */
const leaving = new Map<string, Promise<boolean>>();

/**
 * Words typed into a dialog: every letter goes to a draft, so that neither Escape nor a lock of the window loses one.
 * They are there again when the dialog opens the next time, until the office takes them.
 */
export class KeptWords<T> {
  /** When the words that came back were typed; nothing while the dialog began empty. */
  since = $state.raw<Instant>();
  readonly keep: Autosave<string>;
  #key: string;
  /** What a dialog shows in which nobody has typed. */
  #first: string;
  #now: string;
  #isTaken = false;

  /** `key` names the draft of this person, `about` the dialog; `first` is what it shows before anybody types. */
  constructor(about: string, key: string, first: T) {
    this.#key = key;
    this.#first = this.#now = JSON.stringify(first);
    this.keep = new Autosave<string>({ save: (text) => (text === this.#first ? dropDraft(key) : putDraft(key, draftOf(text))) });
    shown.set(about, this);
  }

  /** What was typed here before, where nobody types meanwhile. */
  async look(): Promise<T | undefined> {
    // The dialog before may have been sent this moment: its draft is not read on its way out.
    await leaving.get(this.#key);
    const draft = readDraft<T>(await getDraft(this.#key).catch(() => null));
    if (!draft || this.#now !== this.#first) return undefined;
    this.#now = JSON.stringify(draft.value);
    if (this.#now === this.#first) return undefined;
    this.since = draft.at;
    return draft.value;
  }

  /** Takes what the dialog shows now. */
  edit(words: T): void {
    const text = JSON.stringify(words);
    if (text === this.#now || this.#isTaken) return;
    this.#now = text;
    this.keep.edit(text);
  }

  /** Puts away what came back; gives what the dialog showed before anybody typed. */
  drop(): T {
    this.since = undefined;
    this.#now = this.#first;
    this.keep.edit(this.#first);
    return JSON.parse(this.#first) as T;
  }

  /** The office has taken them: nothing of them is kept any more. */
  async taken(): Promise<void> {
    this.#isTaken = true;
    this.keep.edit(this.#first);
    await this.#settle();
  }

  /** The dialog goes from the screen; what was typed stays kept. */
  async leave(): Promise<void> {
    await this.#settle();
  }

  async #settle(): Promise<void> {
    const settled = this.keep.flush();
    leaving.set(this.#key, settled);
    await settled;
    if (leaving.get(this.#key) === settled) leaving.delete(this.#key);
  }
}

/** What was typed into the dialog about this became an act of the office. */
export const wordsTaken = async (about: string): Promise<void> => shown.get(about)?.taken();

/**
 * A short name of what the words are written over. It is another one once the record changed, so that words over an
 * older one do not come back and undo the change.
 */
export function overOf(record: unknown): string {
  const text = JSON.stringify(record) ?? '';
  let sum = 0x811c9dc5; // FNV-1a: it tells records apart and hides nothing
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(36);
}

const draftOf = (text: string): string => `{"value":${text},"at":${JSON.stringify(nowInstant())}}`;

/** A kept draft; what cannot be read is none. */
function readDraft<T>(text: string | null): Draft<T> | undefined {
  if (text === null) return undefined;
  try {
    const draft = JSON.parse(text) as Partial<Draft<T>> | null;
    return draft && 'value' in draft && typeof draft.at === 'string' ? (draft as Draft<T>) : undefined;
  } catch {
    return undefined;
  }
}
