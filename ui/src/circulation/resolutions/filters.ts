import type { ResolutionsInput } from '$lib/api';

/** What the person looks for among resolutions. */
export interface ResolutionFilter {
  text: string;
  body: string;
  /** Year as written; empty for all. */
  year: string;
  /** One state; empty for all. */
  state: string;
}

/** Everything. */
export const noFilter = (): ResolutionFilter => ({ text: '', body: '', year: '', state: '' });

/** Whether anything is left out. */
export const isNarrowed = (filter: ResolutionFilter): boolean => Object.values(filter).some((value) => value.trim() !== '');

/** The filter as the core asks it; the part of the list comes from the table. */
export const filterInput = (filter: ResolutionFilter): Omit<ResolutionsInput, 'slice'> => ({
  text: filter.text.trim(),
  body: filter.body,
  year: filter.year === '' ? 0 : Number(filter.year),
  states: filter.state === '' ? [] : [filter.state],
});

/** Whether two filters ask for the same. */
export const sameFilter = (a: ResolutionFilter, b: ResolutionFilter): boolean =>
  a.text.trim() === b.text.trim() && a.body === b.body && a.year === b.year && a.state === b.state;

/** A kept filter; what is none is left out. */
export function readFilter(kept: unknown): ResolutionFilter | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const filter = { ...noFilter(), ...kept };
  return Object.values(filter).every((field) => typeof field === 'string') ? filter : undefined;
}

/** Years one may choose from, the newest first. */
export const years = (today: string, from = 1990): string[] =>
  Array.from({ length: Number(today.slice(0, 4)) - from + 1 }, (_, index) => String(Number(today.slice(0, 4)) - index));
