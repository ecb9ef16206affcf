import { fold } from '../combobox.svelte';

/** Letters typed with a longer pause begin a new word. */
export const TYPE_AHEAD_MS = 700;

/** Gathers quickly typed letters into the beginning of a word. */
export class TypeAhead {
  #letters = '';
  #last = 0;

  /** Adds a letter typed at the given millisecond and gives the word so far. */
  type(letter: string, now: number): string {
    this.#letters = now - this.#last > TYPE_AHEAD_MS ? letter : this.#letters + letter;
    this.#last = now;
    return this.#letters;
  }
}

/**
 * The next row whose text begins with the word, looking on from the active row and round the end.
 * One letter goes on to the next row; more letters may keep the row where one is.
 */
export function findAhead(
  word: string,
  active: number,
  total: number,
  textAt: (index: number) => string | undefined,
): number | undefined {
  const wanted = fold(word);
  const same = new Set(wanted).size === 1;
  const start = same ? 1 : 0;
  const needle = same ? wanted.charAt(0) : wanted;
  for (let step = start; step < total + start; step += 1) {
    const index = (active + step) % total;
    const text = textAt(index);
    if (text !== undefined && fold(text).startsWith(needle)) return index;
  }
  return undefined;
}
