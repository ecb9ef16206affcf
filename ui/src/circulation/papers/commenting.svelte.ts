import { dropDraft, execute, getDraft, newId, putDraft, request, toApiError, undo, type ApiError, type BehalfWay } from '$lib/api';
import { t } from '$lib/i18n';
import { nowInstant } from '$lib/i18n/instants';
import { Autosave } from '$shared/autosave.svelte';
import { toasts } from '$shared/toasts.svelte';
import { readDraft, type Draft } from './editing.svelte';

/** A comment that is being written. */
export interface WrittenComment {
  text: string;
  /** The words it concerns; empty for the whole paper. */
  quote: string;
  /** The comment it answers; empty for none. */
  answers: string;
}

const NOTHING: WrittenComment = { text: '', quote: '', answers: '' };

/** Writing comments to one paper: every letter goes to a draft, adding sends one command. */
export class Commenting {
  open = $state(false);
  now = $state.raw<WrittenComment>(NOTHING);
  /** Words marked in the text of the paper. */
  marked = $state('');
  /** For whom it is written down and how it came; empty for oneself. */
  behalf = $state('');
  way = $state('word');
  busy = $state(false);
  error = $state.raw<ApiError>();
  readonly keep: Autosave<WrittenComment>;
  #paper: string;

  constructor(paper: string) {
    this.#paper = paper;
    this.keep = new Autosave<WrittenComment>({ save: (value) => putDraft(this.#key, draftOf(value)) });
  }

  /** Whether something is written and not added yet. */
  get isBegun(): boolean {
    return this.now.text.trim() !== '';
  }

  /** Takes up what was left here before. */
  async look(): Promise<void> {
    try {
      const draft = readDraft<WrittenComment>(await getDraft(this.#key));
      if (draft && !this.isBegun) this.now = { ...NOTHING, ...draft.value };
    } catch (failure) {
      this.error = toApiError(failure);
    }
  }

  /** Opens the place for writing; what is begun goes on. */
  goOn(): void {
    this.open = true;
  }

  /** A comment to the whole paper, or to the words that are marked. */
  begin(quote = ''): void {
    this.#aim({ quote, answers: '' });
  }

  /** An answer. */
  answer(comment: string): void {
    this.#aim({ quote: '', answers: comment });
  }

  /** Takes what is being written. */
  write(change: Partial<WrittenComment>): void {
    this.now = { ...this.now, ...change };
    this.keep.edit(this.now);
  }

  /** Leaves it for later. */
  putAway(): void {
    this.open = false;
    void this.keep.flush();
  }

  /** Forgets what is written. */
  async drop(): Promise<void> {
    await this.keep.flush();
    this.#forget();
    await dropDraft(this.#key);
  }

  /** Adds the comment; gives whether the office took it. What it did not take stays written. */
  async add(): Promise<boolean> {
    if (this.busy || !this.isBegun) return false;
    this.busy = true;
    try {
      await this.keep.flush();
      const { text, quote, answers } = this.now;
      const payload = { paper: this.#paper, comment: newId(), text: text.trim(), quote, answers: answers === '' ? null : answers };
      const behalf = this.behalf === '' ? undefined : { person: this.behalf, way: this.way as BehalfWay };
      const done = await execute(request('circulation.add_comment', payload, [], behalf), this.error);
      this.#forget();
      toasts.show(t('done-circulation-add-comment'), done.can_undo ? () => this.#takeBack(done.command) : undefined);
      await dropDraft(this.#key);
      return true;
    } catch (failure) {
      this.error = toApiError(failure);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** What is begun keeps its words: only what they belong to changes. */
  #aim(at: Omit<WrittenComment, 'text'>): void {
    if (this.isBegun) this.write(at);
    else this.now = { ...this.now, ...at };
    [this.open, this.marked] = [true, ''];
  }

  #forget(): void {
    [this.now, this.open, this.behalf, this.error] = [NOTHING, false, '', undefined];
  }

  async #takeBack(command: string): Promise<void> {
    try {
      await undo(command);
    } catch (failure) {
      this.error = toApiError(failure);
    }
  }

  get #key(): string {
    return `paper/${this.#paper}/comment`;
  }
}

const draftOf = (value: WrittenComment): string =>
  JSON.stringify({ value, at: nowInstant(), ver: 0 } satisfies Draft<WrittenComment>);
