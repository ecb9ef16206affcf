import { untrack } from 'svelte';
import { changes } from './changes.svelte';
import { toApiError, type ApiError } from './errors';

/** What a screen shows: still reading, could not read, or the answer. */
export type Reading<T> =
  | { status: 'loading' }
  | { status: 'failed'; error: ApiError }
  | { status: 'ready'; value: T };

/** An answer that stays true: it is read again after every change; the old one stays on screen meanwhile. */
export class Live<T> {
  now = $state.raw<Reading<T>>({ status: 'loading' });
  #read: () => Promise<T>;
  #asked = 0;

  /** Called while a component is being set up. `read` may read state; when that changes it is called again. */
  constructor(read: () => Promise<T>) {
    this.#read = read;
    $effect(() => {
      void changes.count;
      const asking = this.#read();
      untrack(() => void this.#take(asking));
    });
  }

  /** The answer, when there is one. */
  get value(): T | undefined {
    return this.now.status === 'ready' ? this.now.value : undefined;
  }

  /** Reads again. */
  again(): void {
    void this.#take(this.#read());
  }

  async #take(asking: Promise<T>): Promise<void> {
    const asked = ++this.#asked;
    try {
      const value = await asking;
      if (asked === this.#asked) this.now = { status: 'ready', value };
    } catch (failure) {
      if (asked === this.#asked) this.now = { status: 'failed', error: toApiError(failure) };
    }
  }
}
