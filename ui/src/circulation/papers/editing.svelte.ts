import { call, dropDraft, execute, getDraft, putDraft, query, request, toApiError, type ApiError, type PaperDetail } from '$lib/api';
import { Autosave, type AutosaveStatus } from '$shared/autosave.svelte';
import { nowInstant, type Instant } from '$lib/i18n/instants';

/** A text that was being written when the window closed, or which the office did not take. */
export interface Draft<T> {
  value: T;
  at: Instant;
  /** Version of the record it was written over. */
  ver: number;
  /** What the field was then; absent in drafts of before. */
  base?: string | null;
}

/** How one field of a paper is edited. */
export interface FieldOptions<T> {
  /** The field of the record. */
  field: 'report' | 'clauses' | 'title';
  /** Its value in the record. */
  read: (paper: PaperDetail) => T;
  /** The value as the record takes it. */
  write: (value: T) => unknown;
}

/** A text under way. */
interface Open {
  readonly paper: string;
  readonly isRefused: boolean;
  readonly error: ApiError | undefined;
  commit(): Promise<boolean>;
}

/** Texts that are not with the office yet, by their draft: the newest writing of one text is the one that counts. */
const open = new Map<string, Open>();

/** Refusals that the same text only meets again. */
const FINAL = ['refused', 'not_found', 'invalid'];

/**
 * Sends every text that was changed and not sent yet. Gives why a text of these papers was not taken; called before
 * an act on them. Texts of other papers hold nothing back, and a refused one is not sent over and over.
 */
export async function commitAll(papers: readonly string[]): Promise<ApiError | undefined> {
  const isOwn = (field: Open) => papers.includes(field.paper);
  const sent = [...open.values()].filter((field) => isOwn(field) || !field.isRefused);
  const taken = await Promise.all(sent.map((field) => field.commit()));
  return sent.find((field, place) => isOwn(field) && !taken[place])?.error;
}

/**
 * One field edited in place: every letter goes to a draft within 300 ms, leaving the field sends one command.
 *
 * What the person writes is never replaced under their hands: a newer record is taken over only when
 * nothing was changed here; else the command carries what the person saw and the office decides.
 */
export class FieldEditing<T> {
  value = $state.raw<T>() as T;
  /** A draft that differs from the record and waits for the person's word. */
  offered = $state.raw<Draft<T>>();
  error = $state.raw<ApiError>();
  /** Names of fields that became variants. */
  variant = $state(false);
  /** Keeps the draft; shown by the mark of saving. */
  readonly keep: Autosave<T>;
  #options: FieldOptions<T>;
  #paper: PaperDetail;
  #sent: string;
  #sending: Promise<boolean> | undefined;
  /** Whether the text sent last has been read back: until then the record seen is older than it. */
  #isEchoed = true;
  /** What a draft of before was written over. */
  #over: string | undefined;
  #at: Instant = nowInstant();
  #committed = $state<'no' | 'sending' | 'yes' | 'failed'>('no');

  constructor(paper: PaperDetail, options: FieldOptions<T>) {
    this.#options = options;
    this.#paper = paper;
    this.value = options.read(paper);
    this.#sent = this.#text(this.value);
    this.keep = new Autosave<T>({ save: (value) => putDraft(this.#key, this.#draft(value)) });
  }

  /** Where the text is: the way of the command counts more than the way of the draft. */
  get status(): AutosaveStatus {
    if (this.#committed === 'sending') return 'saving';
    if (this.#committed === 'failed') return 'failed';
    return this.keep.status === 'untouched' && this.#committed === 'yes' ? 'saved' : this.keep.status;
  }

  get isChanged(): boolean {
    return this.#text(this.value) !== this.#sent;
  }

  get paper(): string {
    return this.#paper.id;
  }

  /** Whether the office said no to the text as it stands. */
  get isRefused(): boolean {
    return this.#committed === 'failed' && FINAL.includes(this.error?.code ?? '');
  }

  /** What was written and the office does not have, for a paper where it can be sent no more. */
  get unsent(): Draft<T> | undefined {
    if (this.offered) return this.offered;
    return this.#committed === 'failed' ? { value: this.value, at: this.#at, ver: this.#paper.ver } : undefined;
  }

  /** Looks for a text left here before. */
  async look(): Promise<void> {
    try {
      const draft = readDraft<T>(await getDraft(this.#key));
      if (draft && this.#text(draft.value) !== this.#sent && !this.isChanged) this.offered = draft;
    } catch (failure) {
      this.error = toApiError(failure);
    }
  }

  /** Goes on with the offered text. */
  takeOffered(): void {
    if (this.offered) {
      this.#over = this.offered.base ?? undefined;
      this.edit(this.offered.value);
    }
    this.offered = undefined;
  }

  /** Puts the offered text away for good. */
  async dropOffered(): Promise<void> {
    this.offered = undefined;
    await dropDraft(this.#key);
  }

  /** Puts away for good whatever the office does not have; the field shows the record again. */
  async drop(): Promise<void> {
    const before = this.error;
    this.value = this.#options.read(this.#paper);
    this.#sent = this.#text(this.value);
    [this.offered, this.error, this.#over] = [undefined, undefined, undefined];
    this.#committed = 'no';
    this.#close();
    // A draft that is still on its way would come back.
    await this.keep.flush();
    await dropDraft(this.#key);
    await settle(before);
  }

  /**
   * The field goes from the screen, maybe with the focus in it: what waits is sent. What the office refuses stays
   * a draft, offered when the paper is opened again, and stands in the way of nothing else.
   */
  async leave(): Promise<void> {
    if (this.#sending) await this.#sending;
    if (!this.isRefused) await this.commit();
    if (this.isRefused) this.#close();
  }

  /** Takes what is being written. */
  edit(value: T): void {
    this.value = value;
    this.#at = nowInstant();
    this.#committed = 'no';
    open.set(this.#key, this);
    this.keep.edit(value);
  }

  /** Takes a newer record, unless something is being written. The own text coming back is what one writes over. */
  take(paper: PaperDetail): void {
    if (this.#text(this.#options.read(paper)) === this.#sent) {
      this.#paper = paper;
      this.#isEchoed = true;
    }
    if (this.isChanged) return;
    this.#isEchoed = true;
    this.#paper = paper;
    const value = this.#options.read(paper);
    if (this.#text(value) === this.#sent) return;
    this.value = value;
    this.#sent = this.#text(value);
  }

  /** Sends what was written as one command; gives whether the office took it. Called on leaving the field. */
  async commit(): Promise<boolean> {
    if (this.#sending) await this.#sending;
    if (!this.isChanged) return true;
    this.#sending = this.#send(this.value);
    const taken = await this.#sending;
    this.#sending = undefined;
    return taken;
  }

  async #send(value: T): Promise<boolean> {
    this.#committed = 'sending';
    const before = this.error;
    await this.keep.flush();
    try {
      if (!this.#isEchoed) this.take(await query('paper', { id: this.#paper.id }));
      const { id, ver, seen } = this.#paper;
      const edits = [{ field: this.#options.field, value: this.#options.write(value), base: this.#over ?? seen[this.#options.field] ?? null }];
      const done = await execute(request('circulation.edit_paper', { paper: id, edits }, [[id, ver]]), before);
      this.variant = done.variants.length > 0;
      this.#sent = this.#text(value);
      [this.#isEchoed, this.#over] = [false, undefined];
      await this.#settled();
      return true;
    } catch (failure) {
      this.#committed = 'failed';
      this.error = toApiError(failure);
      // The newest attempt has the same text; the one before it waits for nobody.
      if (this.error.args['command'] && this.error.args['command'] !== before?.args['command']) await settle(before);
      return false;
    }
  }

  async #settled(): Promise<void> {
    this.#committed = 'yes';
    this.error = undefined;
    if (this.isChanged) return;
    this.#close();
    await dropDraft(this.#key);
  }

  #close(): void {
    if (open.get(this.#key) === this) open.delete(this.#key);
  }

  get #key(): string {
    return `paper/${this.#paper.id}/${this.#options.field}`;
  }

  #draft = (value: T): string => {
    const base = this.#over ?? this.#paper.seen[this.#options.field] ?? null;
    return JSON.stringify({ value, at: nowInstant(), ver: this.#paper.ver, base } satisfies Draft<T>);
  };

  #text = (value: T): string => JSON.stringify(this.#options.write(value));
}

/** A refused attempt that nobody has to deal with any more; somebody may have done so meanwhile. */
async function settle(before: ApiError | undefined): Promise<void> {
  const command = before?.code === 'refused' ? before.args['command'] : undefined;
  if (command) await call('set_aside', { command }).catch(() => undefined);
}

/** A kept draft; what cannot be read is none. */
export function readDraft<T>(text: string | null): Draft<T> | undefined {
  if (text === null) return undefined;
  try {
    const draft = JSON.parse(text) as Partial<Draft<T>> | null;
    return draft && 'value' in draft && typeof draft.at === 'string' ? (draft as Draft<T>) : undefined;
  } catch {
    return undefined;
  }
}
