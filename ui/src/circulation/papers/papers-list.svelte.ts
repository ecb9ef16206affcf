import { query, type PaperRow, type PapersInput, type Slice } from '$lib/api';
import type { Page, Sort } from '$shared/table/rows.svelte';

/** What the list keeps out. */
export type PapersFilter = Omit<PapersInput, 'slice'>;

/** A filter somebody named. */
export interface SavedFilter {
  name: string;
  filter: PapersFilter;
}

/** Where a device keeps small things; the browser's own in the window. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const SHELF_KEY = 'papers-filters';

/** Nothing is kept out. */
export const everything = (): PapersFilter => ({
  text: '', states: [], body: '', department: '', year: 0, mine: false,
});

/** Whether two filters keep the same. */
export const sameFilter = (a: PapersFilter, b: PapersFilter): boolean =>
  JSON.stringify({ ...a, states: a.states.toSorted() }) === JSON.stringify({ ...b, states: b.states.toSorted() });

/** The list of papers as it was left: its filter and order, shared by the list and the walk through papers. */
export class PapersList {
  filter = $state.raw<PapersFilter>(everything());
  sort = $state.raw<Sort>({ column: 'changed_at', direction: 'descending' });
  saved = $state.raw<readonly SavedFilter[]>([]);
  #shelf: Shelf | undefined;

  /** Reads the named filters of this device. */
  open(shelf: Shelf): void {
    if (this.#shelf) return;
    this.#shelf = shelf;
    this.saved = readFilters(shelf.getItem(SHELF_KEY));
  }

  /** Changes a part of the filter. */
  narrow(change: Partial<PapersFilter>): void {
    this.filter = { ...this.filter, ...change };
  }

  /** Names the present filter; the same name is taken over. */
  save(name: string): void {
    const others = this.saved.filter((other) => other.name !== name);
    this.#keep([...others, { name, filter: this.filter }]);
  }

  /** Forgets a named filter. */
  forget(name: string): void {
    this.#keep(this.saved.filter((other) => other.name !== name));
  }

  /** Reads a part of the list. */
  async read(offset: number, limit: number, sort: Sort | undefined): Promise<Page<PaperRow>> {
    return query('papers', { ...this.filter, slice: sliceOf(offset, limit, sort) });
  }

  /** The paper at a place of the list in its present order; nothing past its ends. */
  async at(place: number): Promise<PaperRow | undefined> {
    if (place < 0) return undefined;
    const page = await query('papers', { ...this.filter, slice: sliceOf(place, 1, this.sort) });
    return page.rows[0];
  }

  #keep(filters: readonly SavedFilter[]): void {
    this.saved = filters;
    this.#shelf?.setItem(SHELF_KEY, JSON.stringify(filters));
  }
}

function sliceOf(offset: number, limit: number, sort: Sort | undefined): Slice {
  return { sort: sort?.column ?? '', descending: sort?.direction === 'descending', offset, limit };
}

/** Filters of a device; what cannot be read is left out. */
export function readFilters(text: string | null): SavedFilter[] {
  if (text === null) return [];
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.flatMap(readFilter) : [];
  } catch {
    return [];
  }
}

function readFilter(found: unknown): SavedFilter[] {
  const candidate = found as Partial<SavedFilter> | null;
  if (typeof candidate?.name !== 'string' || typeof candidate.filter !== 'object') return [];
  return [{ name: candidate.name, filter: { ...everything(), ...candidate.filter } }];
}

/** The list of this window. */
export const papersList = new PapersList();
