import type { Snippet } from 'svelte';

/** One column of a table. */
export interface Column<Row> {
  id: string;
  title: string;
  /** The cell as plain text: for the spreadsheet, type-ahead, and for the screen when there is no `cell`. */
  text: (row: Row) => string;
  /** The cell as it is drawn. */
  cell?: Snippet<[Row]>;
  /** A CSS width; columns without one share the rest. */
  width?: string;
  /** Numbers stand right. */
  numeric?: boolean;
  /** The head sorts by it. */
  sortable?: boolean;
  /** It cannot be hidden: the name of the row. */
  fixed?: boolean;
  /** Hidden until somebody asks for it. */
  hidden?: boolean;
}

/** Rows as spreadsheet cells, with a head: tabs and line ends inside a cell become spaces. */
export function toTsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const clean = (text: string) => text.replace(/[\t\r\n]+/gu, ' ').replaceAll('\u00a0', ' ').trim();
  const head = columns.map((column) => clean(column.title));
  const body = rows.map((row) => columns.map((column) => guarded(clean(column.text(row)))));
  return [head, ...body].map((cells) => cells.join('\t')).join('\n');
}

/** A cell that a spreadsheet would run as a formula is made a text. */
const guarded = (text: string): string => (/^[=@]|^[+-](?![\d\s])/u.test(text) ? `'${text}` : text);
