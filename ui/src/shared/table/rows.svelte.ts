import { toApiError, type ApiError } from '$lib/api';

/** One answer of the store: some rows and how many there are in all. */
export interface Page<Row> {
  rows: readonly Row[];
  total: number;
}

/** The order of the rows. */
export interface Sort {
  column: string;
  direction: 'ascending' | 'descending';
}

/** Reads rows from the store, in the wanted order. */
export type Load<Row> = (offset: number, limit: number, sort: Sort | undefined) => Promise<Page<Row>>;

/** Rows read in one go. */
export const PAGE = 100;

/** How many pages are kept; the oldest read ones go first. */
const KEPT = 60;

/** Rows of a long list, read by pages when they come into sight. */
export class Rows<Row> {
  /** All rows, read or not; nothing before the first answer. */
  total = $state<number>();
  /** Why the last reading failed. */
  error = $state.raw<ApiError>();
  /** Rises with every answer, so that what is on screen is drawn again. */
  version = $state(0);
  #pages = new Map<number, readonly Row[]>();
  #reading = new Map<number, Promise<void>>();
  #load: Load<Row>;
  #sort: Sort | undefined;
  #generation = 0;

  constructor(load: Load<Row>, sort?: Sort) {
    this.#load = load;
    this.#sort = sort;
  }

  /** The row of a number, when it was read. */
  at(index: number): Row | undefined {
    void this.version;
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Numbers of the rows that are read, by their names. */
  numbers(name: (row: Row) => string): Map<string, number> {
    const read = [...this.#pages].flatMap(([page, rows]) => rows.map((row, step): [string, number] => [name(row), page * PAGE + step]));
    return new Map(read);
  }

  /** Reads what is not read yet among the rows from one to another. */
  async need(from: number, to: number): Promise<void> {
    const last = Math.floor(Math.max(from, to) / PAGE);
    const wanted: Promise<void>[] = [];
    for (let page = Math.floor(from / PAGE); page <= last; page += 1) wanted.push(this.#page(page));
    await Promise.all(wanted);
  }

  /** Forgets everything and reads anew; old rows stay on screen until the new ones come, in `around`. */
  async reset(
    sort: Sort | undefined = this.#sort,
    from = 0,
    to = from + PAGE - 1,
    around: (take: () => void) => void = (take) => take(),
  ): Promise<void> {
    this.#sort = sort;
    this.#generation += 1;
    this.#reading.clear();
    const generation = this.#generation;
    const first = Math.floor(from / PAGE);
    const pages = await this.#readAll(first, Math.floor(to / PAGE), generation);
    if (!pages || generation !== this.#generation) return;
    around(() => {
      this.#pages = pages;
      this.version += 1;
    });
  }

  async #readAll(first: number, last: number, generation: number): Promise<Map<number, readonly Row[]> | undefined> {
    const pages = new Map<number, readonly Row[]>();
    for (let page = first; page <= last; page += 1) {
      const answer = await this.#ask(page, generation);
      if (!answer) return undefined;
      pages.set(page, answer.rows);
      this.total = answer.total;
    }
    return pages;
  }

  async #page(page: number): Promise<void> {
    // The first rows come from `reset`; past the end there is nothing to read.
    if (this.#pages.has(page) || this.total === undefined || page * PAGE >= this.total) return;
    const reading = this.#reading.get(page) ?? this.#read(page);
    this.#reading.set(page, reading);
    await reading;
  }

  async #read(page: number): Promise<void> {
    const generation = this.#generation;
    const answer = await this.#ask(page, generation);
    if (generation !== this.#generation) return;
    this.#reading.delete(page);
    if (!answer) return;
    this.#keep(page, answer.rows);
    this.total = answer.total;
    this.version += 1;
  }

  /** Asks the store; an answer to an older question is thrown away. */
  async #ask(page: number, generation: number): Promise<Page<Row> | undefined> {
    try {
      const answer = await this.#load(page * PAGE, PAGE, this.#sort);
      if (generation !== this.#generation) return undefined;
      this.error = undefined;
      return answer;
    } catch (failure) {
      if (generation === this.#generation) this.error = toApiError(failure);
      return undefined;
    }
  }

  #keep(page: number, rows: readonly Row[]): void {
    this.#pages.set(page, rows);
    const oldest = this.#pages.keys().next().value;
    if (this.#pages.size > KEPT && oldest !== undefined) this.#pages.delete(oldest);
  }
}
