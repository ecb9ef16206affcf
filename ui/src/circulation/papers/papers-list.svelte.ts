import { query, type PaperRow, type PapersInput, type Slice } from '$lib/api';
import type { Page, Sort } from '$shared/table/rows.svelte';

/** What the list keeps out. */
export type PapersFilter = Omit<PapersInput, 'slice'>;

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
  sort = $state.raw<Sort>({ column: 'created_at', direction: 'descending' });

  /** Changes a part of the filter. */
  narrow(change: Partial<PapersFilter>): void {
    this.filter = { ...this.filter, ...change };
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
}

function sliceOf(offset: number, limit: number, sort: Sort | undefined): Slice {
  return { sort: sort?.column ?? '', descending: sort?.direction === 'descending', offset, limit };
}

/** A kept filter; one of an older program gets what it lacks. */
export const readFilter = (kept: unknown): PapersFilter | undefined =>
  typeof kept === 'object' && kept !== null ? { ...everything(), ...kept } : undefined;

/** The list of this window. */
export const papersList = new PapersList();
