import { getContext, onDestroy, setContext } from 'svelte';

/** Asks one field whether what it holds is finished; it then says what is missing. */
type Finish = () => boolean;

const KEY = Symbol('unfinished');

/** Fields that may hold something begun: nothing is done over them until they are finished. */
export class Unfinished {
  #fields = new Set<Finish>();

  /** A field comes on screen; the returned function takes it away. */
  add(finish: Finish): () => void {
    this.#fields.add(finish);
    return () => void this.#fields.delete(finish);
  }

  /** Lets every field finish or say what is missing; gives whether all did. */
  finish(): boolean {
    return [...this.#fields].map((finish) => finish()).every(Boolean);
  }
}

/** For a dialog or a form: watches fields inside it. */
export const watchFields = (): Unfinished => setContext(KEY, new Unfinished());

/** For a field: whatever it stands in waits for it. */
export function joinForm(finish: Finish): void {
  const form = getContext<Unfinished | undefined>(KEY);
  if (form) onDestroy(form.add(finish));
}
