import { flushAll } from '$shared/autosave.svelte';
import { nowInstant, type Instant } from '$lib/i18n/instants';
import { call } from '$lib/api/client';
import { toApiError, type ApiError } from '$lib/api/errors';

/** Where the work of this person is. */
export type SaveState =
  | { state: 'saved'; at: Instant | undefined }
  | { state: 'saving'; count: number }
  | { state: 'failed'; error: ApiError };

/** What the indicator at the top says. Always on screen: nothing typed is lost, and one sees it. */
export class Saving {
  #running = $state(0);
  #at = $state<Instant>();
  #error = $state.raw<ApiError>();

  get state(): SaveState {
    if (this.#running > 0) return { state: 'saving', count: this.#running };
    return this.#error ? { state: 'failed', error: this.#error } : { state: 'saved', at: this.#at };
  }

  /** Runs a write and shows it. The answer and the failure go on to the caller. */
  async track<T>(write: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      const answer = await write();
      this.#at = nowInstant();
      this.#error = undefined;
      return answer;
    } catch (failure) {
      // A refusal is an answer to the person; only a store that does not write is a matter of the indicator.
      const error = failure as ApiError;
      if (error.code === 'broken' || error.code === 'read_only') this.#error = error;
      throw failure;
    } finally {
      this.#running -= 1;
    }
  }

  /** Why nothing can be written now: a full disk, a folder that must not be written to. */
  get readOnly(): ApiError | undefined {
    return this.#error?.code === 'read_only' ? this.#error : undefined;
  }

  /**
   * Asks whether the store can be written again, and sends what waited. Gives whether it can.
   *
   * Nothing else would notice that there is room again when nobody types.
   */
  async tryAgain(): Promise<boolean> {
    try {
      await call('check_room');
    } catch (failure) {
      if (this.#error) this.#error = toApiError(failure);
      return false;
    }
    this.#error = undefined;
    return flushAll();
  }

  /** Ctrl+S: sends what is being typed and gives whether all is safe. */
  async reassure(): Promise<boolean> {
    const safe = await flushAll();
    if (safe) this.#at = nowInstant();
    return safe;
  }
}

/** The saving of this window. */
export const saving = new Saving();
