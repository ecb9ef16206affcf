import { toApiError, type ApiError, type SearchInput, type SearchPage } from '$lib/api';

/** Typing is let to settle before the store is asked. */
export const PAUSE_MS = 120;

/** Hits read in one go. */
export const STEP = 30;

/** Asks the store. */
export type Ask = (input: SearchInput) => Promise<SearchPage>;

/** One search on screen: typed text, its answer, more of it. An answer to an older question is dropped. */
export class Searcher {
  /** The last answer; stays on screen while a newer question runs. */
  page = $state.raw<SearchPage>();
  error = $state.raw<ApiError>();
  busy = $state(false);
  #ask: Ask;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #input: SearchInput | undefined;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Asks after a pause; a newer question takes the place of an older one. Nothing clears the answer. */
  look(input: Omit<SearchInput, 'offset' | 'limit'> | undefined, pause = PAUSE_MS): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    if (!input) {
      [this.page, this.error, this.busy, this.#input] = [undefined, undefined, false, undefined];
      return;
    }
    this.busy = true;
    const whole = { ...input, offset: 0, limit: STEP };
    this.#timer = setTimeout(() => void this.#run(whole), pause);
  }

  /** Reads further hits of the same question. */
  async more(): Promise<void> {
    if (!this.#input || !this.page || this.busy) return;
    const before = this.page;
    this.busy = true;
    await this.#run({ ...this.#input, offset: before.hits.length }, (page) => ({
      ...page,
      hits: [...before.hits, ...page.hits],
    }));
  }

  async #run(input: SearchInput, joined: (page: SearchPage) => SearchPage = (page) => page): Promise<void> {
    const asked = ++this.#asked;
    try {
      const page = await this.#ask(input);
      if (asked !== this.#asked) return;
      [this.page, this.error, this.#input] = [joined(page), undefined, input];
    } catch (failure) {
      if (asked === this.#asked) this.error = toApiError(failure);
    } finally {
      if (asked === this.#asked) this.busy = false;
    }
  }
}
