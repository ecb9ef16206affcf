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

/** A filter kept under a name. */
export interface SavedFilter {
  name: string;
  filter: ResolutionFilter;
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

/** Adds a filter by its name; the same name is written over. Sorted as a person looks for names. */
export function keepFilter(saved: readonly SavedFilter[], name: string, filter: ResolutionFilter): SavedFilter[] {
  const others = saved.filter((one) => one.name !== name);
  return [...others, { name, filter }].toSorted((a, b) => a.name.localeCompare(b.name, 'cs'));
}

/** Forgets a filter. */
export const dropFilter = (saved: readonly SavedFilter[], name: string): SavedFilter[] =>
  saved.filter((one) => one.name !== name);

/** Whether two filters ask for the same. */
export const sameFilter = (a: ResolutionFilter, b: ResolutionFilter): boolean =>
  a.text.trim() === b.text.trim() && a.body === b.body && a.year === b.year && a.state === b.state;

/** Reads kept filters; what is not one is left out, so that an older program never stops the list. */
export function readFilters(text: string | null): SavedFilter[] {
  const kept = parsed(text);
  return Array.isArray(kept) ? kept.filter(isSaved) : [];
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
}

function isSaved(value: unknown): value is SavedFilter {
  if (typeof value !== 'object' || value === null) return false;
  const { name, filter } = value as Partial<SavedFilter>;
  const fields: unknown[] = filter ? [filter.text, filter.body, filter.year, filter.state] : [];
  return typeof name === 'string' && fields.length === 4 && fields.every((field) => typeof field === 'string');
}

/** Years one may choose from, the newest first. */
export const years = (today: string, from = 1990): string[] =>
  Array.from({ length: Number(today.slice(0, 4)) - from + 1 }, (_, index) => String(Number(today.slice(0, 4)) - index));
