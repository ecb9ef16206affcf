/** What is asked for anew a short while after the last change; only the answer to the newest question is shown. */
export class Newest<T> {
  /** The newest answer; nothing before the first one, and where the newest question had none. */
  value = $state.raw<T>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** Asks after a pause in milliseconds, unless something newer is asked for meanwhile. */
  soon(ask: () => Promise<T>, pause: number): void {
    const asked = this.#next();
    this.#timer = setTimeout(() => void this.#take(ask, asked), pause);
  }

  /** Nothing is asked for any more, and no answer on its way is taken. */
  end(): void {
    this.#next();
  }

  async #take(ask: () => Promise<T>, asked: number): Promise<void> {
    const answer = await ask().catch(() => undefined);
    if (asked === this.#asked) this.value = answer;
  }

  #next(): number {
    clearTimeout(this.#timer);
    this.#asked += 1;
    return this.#asked;
  }
}
