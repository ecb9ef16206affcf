/** Where a typed text is: untouched, waiting for its turn, on its way, safe, or not taken by the store. */
export type AutosaveStatus = 'untouched' | 'waiting' | 'saving' | 'saved' | 'failed';

/** How a text is kept. */
export interface AutosaveOptions<T> {
  /** Writes the draft; it is durable when the promise is fulfilled. */
  save: (value: T) => Promise<void>;
  /** Called with what the store said when it did not take the draft. */
  failed?: (failure: unknown) => void;
}

/** The longest time for which a typed letter is in memory only. */
export const AUTOSAVE_DELAY_MS = 250;

/** How long after a failure the same text is offered to the store again. */
export const AUTOSAVE_RETRY_MS = 3000;

const open = new Set<{ flush(): Promise<boolean> }>();

/**
 * Keeps a text while it is being typed: at most 250 ms pass between a letter and its way to the store,
 * writes of one text never overtake each other, and a failed one stays here and is tried again.
 */
export class Autosave<T> {
  /** Where the text is now. */
  status = $state<AutosaveStatus>('untouched');
  #options: AutosaveOptions<T>;
  #pending: { value: T } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> | undefined;

  constructor(options: AutosaveOptions<T>) {
    this.#options = options;
  }

  /** Takes the newest text. The clock runs from the first unsaved letter, not from the last one. */
  edit(value: T): void {
    this.#pending = { value };
    open.add(this);
    if (this.status !== 'saving') this.status = 'waiting';
    this.#timer ??= setTimeout(() => void this.flush(), AUTOSAVE_DELAY_MS);
  }

  /** Sends what waits at once and gives whether all is safe. Called on leaving a field and closing the window. */
  async flush(): Promise<boolean> {
    this.#stopTimer();
    while (this.#writing) await this.#writing;
    if (this.#pending) {
      this.#writing = this.#write(this.#pending);
      await this.#writing;
    }
    return this.#pending === undefined;
  }

  async #write(sent: { value: T }): Promise<void> {
    this.status = 'saving';
    try {
      await this.#options.save(sent.value);
      this.#settled(sent);
    } catch (failure) {
      this.status = 'failed';
      this.#timer ??= setTimeout(() => void this.flush(), AUTOSAVE_RETRY_MS);
      this.#options.failed?.(failure);
    } finally {
      this.#writing = undefined;
    }
  }

  #settled(sent: { value: T }): void {
    if (this.#pending !== sent) {
      this.status = 'waiting';
      return;
    }
    this.#pending = undefined;
    open.delete(this);
    this.status = 'saved';
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** Sends every waiting text; before the window closes and before a command reads what was typed. */
export async function flushAll(): Promise<boolean> {
  const safe = await Promise.all([...open].map((autosave) => autosave.flush()));
  return safe.every(Boolean);
}
