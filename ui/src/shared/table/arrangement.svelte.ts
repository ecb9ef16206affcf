import type { Sort } from './rows.svelte';

/** A filter somebody named. */
export interface SavedFilter<Filter> {
  name: string;
  filter: Filter;
}

/** Where arrangements are kept: by the name of the list, for the person who sits here. */
export interface Keeper {
  read(list: string): Promise<string | null>;
  write(list: string, text: string): Promise<void>;
}

interface Kept {
  columns: Record<string, boolean>;
  sort: Sort | undefined;
  filters: readonly SavedFilter<unknown>[];
}

/** How a person arranged a list: which columns, in what order, under which names its filters. */
export class Arrangement<Filter> {
  /** Nothing is drawn before it is known, or the list would be read twice. */
  ready = $state(false);
  saved = $state.raw<readonly SavedFilter<Filter>[]>([]);
  /** Columns somebody hid or asked for; the others are as the list has them. */
  columns = $state.raw<Readonly<Record<string, boolean>>>({});
  sort = $state.raw<Sort>();
  #list: string;
  #keeper: Keeper;
  #reads: (filter: unknown) => Filter | undefined;

  /** `reads` makes a filter of what was kept, or nothing when it is none. */
  constructor(list: string, keeper: Keeper, reads: (filter: unknown) => Filter | undefined) {
    this.#list = list;
    this.#keeper = keeper;
    this.#reads = reads;
  }

  /** Reads what was kept; a list that cannot be read is shown as it is made. */
  async open(): Promise<void> {
    const kept = readKept(await this.#keeper.read(this.#list).catch(() => null));
    this.columns = kept.columns;
    this.sort = kept.sort;
    this.saved = kept.filters.flatMap(({ name, filter }) => {
      const read = this.#reads(filter);
      return read === undefined ? [] : [{ name, filter: read }];
    });
    this.ready = true;
  }

  /** A column was shown or hidden. */
  show(column: string, shown: boolean): void {
    this.columns = { ...this.columns, [column]: shown };
    this.#keep();
  }

  /** The list was sorted. */
  order(sort: Sort | undefined): void {
    this.sort = sort;
    this.#keep();
  }

  /** Names a filter; the same name is written over. Sorted as a person looks for names. */
  save(name: string, filter: Filter): void {
    this.#replace([...this.saved.filter((one) => one.name !== name), { name, filter }]);
  }

  /** Gives a filter another name; a filter that had it is written over. */
  rename(from: string, to: string): void {
    const found = this.saved.find((one) => one.name === from);
    if (!found || from === to) return;
    this.#replace([...this.saved.filter((one) => one.name !== from && one.name !== to), { ...found, name: to }]);
  }

  /** Forgets a filter. */
  forget(name: string): void {
    this.#replace(this.saved.filter((one) => one.name !== name));
  }

  #replace(filters: SavedFilter<Filter>[]): void {
    this.saved = filters.toSorted((a, b) => a.name.localeCompare(b.name, 'cs'));
    this.#keep();
  }

  #keep(): void {
    const text = JSON.stringify({ columns: this.columns, sort: this.sort, filters: this.saved } satisfies Kept);
    // A list that cannot keep its arrangement still lists; the indicator at the top tells a store that does not write.
    void this.#keeper.write(this.#list, text).catch(() => {});
  }
}

/** The part of an arrangement that a table knows: it has nothing to do with filters. */
export type Arranged = Pick<Arrangement<unknown>, 'ready' | 'columns' | 'sort' | 'show' | 'order'>;

/** What was kept; whatever does not fit is left out, so that an older program never stops the list. */
export function readKept(text: string | null): Kept {
  const kept = parsed(text);
  const { columns, sort, filters } = kept as { columns?: unknown; sort?: unknown; filters?: unknown };
  return {
    columns: isObject(columns) ? (Object.fromEntries(Object.entries(columns).filter(([, shown]) => typeof shown === 'boolean')) as Record<string, boolean>) : {},
    sort: isSort(sort) ? sort : undefined,
    filters: Array.isArray(filters) ? filters.filter(isSaved) : [],
  };
}

function parsed(text: string | null): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isSort = (value: unknown): value is Sort =>
  isObject(value) && typeof (value as Sort).column === 'string' && ['ascending', 'descending'].includes((value as Sort).direction);

const isSaved = (value: unknown): value is SavedFilter<unknown> =>
  isObject(value) && typeof (value as SavedFilter<unknown>).name === 'string' && 'filter' in value;
