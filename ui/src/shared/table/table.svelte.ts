import { listKey, type KeyLike, type ListKey } from './keys';
import * as ranges from './ranges';
import { Rows, type Load, type Sort } from './rows.svelte';
import { findAhead, TypeAhead } from './type-ahead';
import type { Arranged } from './arrangement.svelte';
import { toCells, type Cells, type Column } from './columns';

/** The most rows copied at once; a spreadsheet of more is an export. */
export const COPY_LIMIT = 20_000;

/** The most rows printed at once, some fifty pages; a longer list is narrowed first. */
export const PRINT_LIMIT = 2_000;

/** The most chosen rows looked for again after somebody changed the list; of more the choice is let go. */
const FOLLOWED = 2_000;

/** What a table needs to know from outside. */
export interface TableOptions<Row> {
  columns: () => readonly Column<Row>[];
  load: Load<Row>;
  /** Names a row; without names the choice ends whenever the list is read again. */
  rowId?: ((row: Row) => string) | undefined;
  sort?: Sort | undefined;
  /** The row where one was before, so that a list comes back at its place. */
  start?: number | undefined;
  /** The active row is opened. */
  open?: ((row: Row, index: number) => void) | undefined;
  /** The active row is shown beside. */
  preview?: ((row: Row, index: number) => void) | undefined;
  /** Another row became active. */
  activate?: ((row: Row | undefined, index: number) => void) | undefined;
  /** Copies rows in both forms; the clipboard of the system. */
  copy: (cells: Cells, rows: number) => Promise<void>;
  /** How the person arranged the list; it hears of every change. */
  arrangement?: Arranged | undefined;
}

/** What is done with rows before they go to paper. */
export type BeforePrint<Row> = (rows: readonly Row[]) => Promise<void>;

/** The behaviour of a table: which row is active, which are chosen, in what order. Knows no document. */
export class TableState<Row> {
  active = $state(0);
  selected = $state.raw<ranges.Ranges>([]);
  sort = $state.raw<Sort>();
  hidden = $state.raw<ReadonlySet<string>>(new Set());
  /** The check boxes appear with the first Shift or Ctrl. */
  choosing = $state(false);
  /** The rows on paper while the list is being printed. */
  printed = $state.raw<readonly Row[]>();
  readonly rows: Rows<Row>;
  #options: TableOptions<Row>;
  #anchor = 0;
  #typed = new TypeAhead();

  constructor(options: TableOptions<Row>) {
    this.#options = options;
    this.sort = options.sort;
    this.active = options.start ?? 0;
    this.#anchor = this.active;
    this.hidden = new Set(options.columns().flatMap((column) => (column.hidden ? column.id : [])));
    this.rows = new Rows(options.load, options.sort);
  }

  /** The columns on screen. */
  get shown(): Column<Row>[] {
    return this.#options.columns().filter((column) => column.fixed || !this.hidden.has(column.id));
  }

  get total(): number {
    return this.rows.total ?? 0;
  }

  /** Reads the list again. Active and chosen rows are found by name: their numbers may mean other rows now. */
  async reload(): Promise<void> {
    const numbers = [this.active, ...(this.#marked()?.chosen.values() ?? [])];
    await this.rows.reset(this.sort, Math.min(...numbers), Math.max(...numbers), (take) => {
      // Only now: a row may have been clicked while the answer was on its way.
      const marked = this.#marked();
      take();
      this.#follow(marked);
    });
  }

  /** Names of the active and the chosen rows, unless they are too many or not read. */
  #marked(): { active: string | undefined; chosen: Map<string, number> } | undefined {
    const { rowId } = this.#options;
    if (!rowId || ranges.size(this.selected) > FOLLOWED) return undefined;
    const name = (index: number): string | undefined => {
      const row = this.rows.at(index);
      return row === undefined ? undefined : rowId(row);
    };
    const chosen = ranges.indices(this.selected).flatMap((index): [string, number][] => {
      const named = name(index);
      return named === undefined ? [] : [[named, index]];
    });
    return { active: name(this.active), chosen: new Map(chosen) };
  }

  #follow(marked: { active: string | undefined; chosen: Map<string, number> } | undefined): void {
    const { rowId } = this.#options;
    const numbers = marked && rowId ? this.rows.numbers(rowId) : new Map<string, number>();
    const found = (name: string | undefined) => (name === undefined ? undefined : numbers.get(name));
    const chosen = [...(marked?.chosen.keys() ?? [])].flatMap((name) => found(name) ?? []);
    this.selected = chosen.reduce<ranges.Ranges>((all, index) => ranges.add(all, index, index), []);
    if (this.selected.length === 0) this.choosing = false;
    this.active = found(marked?.active) ?? Math.max(0, Math.min(this.active, this.total - 1));
    this.#anchor = this.active;
  }

  /** Sorts by a column; the second time in the other direction. */
  async sortBy(column: string): Promise<void> {
    const same = this.sort?.column === column && this.sort.direction === 'ascending';
    this.sort = { column, direction: same ? 'descending' : 'ascending' };
    this.clear();
    this.#options.arrangement?.order(this.sort);
    await this.rows.reset(this.sort);
    this.active = 0;
    this.#anchor = 0;
  }

  /** Takes over how the person arranged the list. */
  arrange(): void {
    const { columns = {}, sort }: Partial<Arranged> = this.#options.arrangement ?? {};
    const hides = (column: Column<Row>) => !(columns[column.id] ?? !column.hidden);
    this.hidden = new Set(this.#options.columns().flatMap((column) => (hides(column) ? column.id : [])));
    const sorts = this.#options.columns().some((column) => column.sortable && column.id === sort?.column);
    if (sorts) this.sort = sort;
  }

  /** Shows or hides a column. */
  toggleColumn(id: string): void {
    const next = new Set(this.hidden);
    if (!next.delete(id)) next.add(id);
    this.hidden = next;
    this.#options.arrangement?.show(id, !next.has(id));
  }

  /** Goes to a row; with `extend` chooses everything on the way. */
  move(to: number, extend = false): void {
    if (extend) {
      this.choosing = true;
      this.selected = ranges.add(this.#withoutTail(), this.#anchor, to);
    } else this.#anchor = to;
    this.active = to;
    this.#options.activate?.(this.rows.at(to), to);
  }

  /** A click: alone it activates, Ctrl adds, Shift takes all between. */
  click(index: number, keys: { ctrl: boolean; shift: boolean }): void {
    if (keys.shift) this.move(index, true);
    else if (keys.ctrl) this.toggle(index);
    else this.move(index);
  }

  toggle(index: number): void {
    this.choosing = true;
    this.selected = ranges.toggle(this.selected, index);
    this.#anchor = index;
    this.active = index;
  }

  selectAll(): void {
    if (this.total === 0) return;
    this.choosing = true;
    this.selected = [[0, this.total - 1]];
  }

  clear(): void {
    this.selected = [];
    this.choosing = false;
  }

  /** Chosen rows, or the active one when none is chosen; unread ones are read. */
  async chosen(): Promise<Row[]> {
    return this.#read(this.selected.length > 0 ? ranges.indices(this.selected).slice(0, COPY_LIMIT) : [this.active]);
  }

  /**
   * Prints the whole list, or the chosen rows: `print` shows them to the system once they are on the page. `before` hears
   * of them first; when it fails, nothing is printed.
   */
  async print(print: () => Promise<void>, before?: BeforePrint<Row>): Promise<void> {
    const all = Math.min(this.total, PRINT_LIMIT);
    const numbers = this.selected.length > 0 ? ranges.indices(this.selected) : Array.from({ length: all }, (_, index) => index);
    const rows = await this.#read(numbers.slice(0, PRINT_LIMIT));
    await before?.(rows);
    this.printed = rows;
    await print();
  }

  async #read(numbers: readonly number[]): Promise<Row[]> {
    const rows: Row[] = [];
    for (const index of numbers) {
      if (this.rows.at(index) === undefined) await this.rows.need(index, index);
      const row = this.rows.at(index);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  /** Takes a key; gives whether it was for the table. */
  key(event: KeyLike, page: number, now: number): boolean {
    const place = { active: this.active, total: this.total, page, selected: ranges.size(this.selected) };
    const key = listKey(event, place);
    return key !== undefined && this.#do(key, now);
  }

  #do(key: ListKey, now: number): boolean {
    if (key.act === 'move') this.move(key.to, key.extend);
    else if (key.act === 'toggle') this.toggle(this.active);
    else if (key.act === 'all') this.selectAll();
    else if (key.act === 'clear') this.clear();
    else if (key.act === 'copy') void this.copy();
    else if (key.act === 'type') return this.#type(key.letter, now);
    else return this.#row(key.act);
    return true;
  }

  /** Copies chosen rows as spreadsheet cells. */
  async copy(): Promise<void> {
    const rows = await this.chosen();
    await this.#options.copy(toCells(this.shown, rows), rows.length);
  }

  #row(act: 'open' | 'preview'): boolean {
    const row = this.rows.at(this.active);
    const handler = this.#options[act];
    if (row !== undefined) handler?.(row, this.active);
    return handler !== undefined;
  }

  #type(letter: string, now: number): boolean {
    const column = this.shown.find((candidate) => candidate.fixed) ?? this.shown[0];
    if (!column || this.total === 0) return false;
    const textAt = (index: number) => {
      const row = this.rows.at(index);
      return row === undefined ? undefined : column.text(row);
    };
    const found = findAhead(this.#typed.type(letter, now), this.active, this.total, textAt);
    if (found !== undefined) this.move(found);
    return true;
  }

  /** Without what the last Shift chose, so that a shrinking choice shrinks. */
  #withoutTail(): ranges.Ranges {
    const touched = this.selected.find(([from, to]) => this.#anchor >= from && this.#anchor <= to);
    return touched ? this.selected.filter((range) => range !== touched) : this.selected;
  }
}
