import { fold } from '$shared/combobox.svelte';
import type { ColumnMap } from './dto';

/** Meanings without which a row is no resolution. */
export const REQUIRED: readonly string[] = ['number', 'decided_on', 'text'];

/** Words by which towns head their columns, the surest first. */
const WORDS: Record<string, readonly string[]> = {
  number: ['cislo usneseni', 'cislo', 'number', 'oznaceni', 'id'],
  decided_on: ['datum jednani', 'datum prijeti', 'datum', 'decided', 'date', 'dne'],
  title: ['nazev', 'title', 'vec', 'predmet', 'nadpis'],
  text: ['text usneseni', 'zneni', 'text', 'usneseni', 'obsah', 'body_text'],
  body: ['organ', 'body', 'zastupitelstvo'],
  meeting: ['cislo jednani', 'jednani', 'meeting', 'schuze', 'zasedani'],
};

/** What the columns probably mean, by their heads; each column is used once. */
export function guessColumns(columns: readonly string[], targets: readonly string[]): ColumnMap {
  const guessed: ColumnMap = {};
  const free = new Set(columns);
  for (const exact of [true, false]) {
    for (const target of targets.filter((one) => guessed[one] === undefined)) {
      const found = (WORDS[target] ?? [target]).flatMap((word) => [...free].filter((column) => means(column, word, exact)))[0];
      if (found === undefined) continue;
      guessed[target] = found;
      free.delete(found);
    }
  }
  return guessed;
}

const bare = (text: string): string => fold(text).replace(/[_\-.:]+/gu, ' ').replace(/\s+/gu, ' ').trim();

function means(column: string, word: string, exact: boolean): boolean {
  const head = bare(column);
  return exact ? head === bare(word) : head.startsWith(bare(word));
}

/** Meanings that still lack a column. */
export const missingTargets = (columns: ColumnMap, targets: readonly string[]): string[] =>
  REQUIRED.filter((target) => targets.includes(target) && !columns[target]);
