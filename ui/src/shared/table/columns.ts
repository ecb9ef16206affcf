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

/** Rows as a spreadsheet takes them: plain for any program, a table for those that know one. */
export interface Cells {
  text: string;
  html: string;
}

/** Rows as spreadsheet cells, with a head: tabs and line ends inside a cell become spaces. */
export function toCells<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Cells {
  const head = columns.map((column) => clean(column.title));
  const body = rows.map((row) => columns.map((column) => clean(column.text(row))));
  return { text: tabbed([head, ...body]), html: tableOf(head, body) };
}

const clean = (text: string) => text.replace(/[\t\r\n]+/gu, ' ').replaceAll('\u00a0', ' ').trim();

const tabbed = (rows: readonly string[][]): string => rows.map((cells) => cells.map(guarded).join('\t')).join('\n');

/** A cell that a spreadsheet would run as a formula is made a text. */
const guarded = (text: string): string => (/^[=@]|^[+-](?![\d\s])/u.test(text) ? `'${text}` : text);

/** Every cell is said to be a text: a number of a paper such as 14/2026 must not become a date. */
function tableOf(head: readonly string[], body: readonly string[][]): string {
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag} style="mso-number-format:'\\@'">${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<meta charset="utf-8"><table>${row(head, 'th')}${body.map((cells) => row(cells, 'td')).join('')}</table>`;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => SIGNS[sign] ?? sign);
