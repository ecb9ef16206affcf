import { toApiError, type ApiError } from '$lib/api';

/** A pause after which what is typed is drawn. */
const PAUSE_MS = 500;

/** A picture of a page, drawn anew a short while after the last change; the last drawing wins. */
export class Preview {
  /** Where the picture is; nothing before the first drawing. */
  picture = $state.raw<string>();
  error = $state.raw<ApiError>();
  busy = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** Draws after a pause; nothing while there is nothing to draw. */
  soon(draw: () => Promise<Blob>, isThere: boolean): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    if (!isThere) return this.#show(undefined);
    const asked = this.#asked;
    this.#timer = setTimeout(() => void this.#draw(draw, asked), PAUSE_MS);
  }

  /** Lets the picture go. */
  end(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.#show(undefined);
  }

  async #draw(draw: () => Promise<Blob>, asked: number): Promise<void> {
    this.busy = true;
    try {
      const drawn = await draw();
      if (asked !== this.#asked) return;
      this.error = undefined;
      this.#show(URL.createObjectURL(drawn));
    } catch (failure) {
      if (asked === this.#asked) this.error = toApiError(failure);
    } finally {
      if (asked === this.#asked) this.busy = false;
    }
  }

  #show(picture: string | undefined): void {
    if (this.picture) URL.revokeObjectURL(this.picture);
    this.picture = picture;
  }
}
