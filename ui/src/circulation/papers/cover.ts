import type { CoverLine } from '$lib/api';
import { formatMoney, t } from '$lib/i18n';

/** Where money comes from, as it is stored. */
export const SOURCES = ['own', 'grant', 'loan', 'other'] as const;

/** A line as it is typed. */
export interface LineForm {
  amount: string;
  year: string;
  paragraph: string;
  item: string;
  organisation: string;
  source: string;
  note: string;
}

/** What is missing or wrong in a line, by field. */
export type LineProblems = Partial<Record<'amount' | 'year' | 'paragraph' | 'item' | 'note', true>>;

/** A new line of a year. */
export const newLine = (year: string): LineForm => ({ amount: '', year, paragraph: '', item: '', organisation: '', source: 'own', note: '' });

/** A stored line for the form. */
export const formOf = (line: CoverLine): LineForm => ({
  amount: amountText(line.amount),
  year: String(line.year),
  paragraph: line.paragraph,
  item: line.item,
  organisation: line.organisation,
  source: line.source,
  note: line.note,
});

/** „480 000“ or „480 000,50“, without the currency. */
const amountText = (haler: number): string => formatMoney(haler, 'when-needed').replace(/\s*Kč$|^CZK\s*/u, '').trim();

/** An amount in haléř from what was typed: blanks part thousands, a comma or a point the haléře. */
export function readAmount(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0]|Kč|CZK|,-$/gu, '');
  const found = /^(\d{1,12})(?:[,.](\d{1,2}))?$/u.exec(plain);
  if (!found) return undefined;
  return Number(found[1]) * 100 + Number((found[2] ?? '0').padEnd(2, '0'));
}

/** What is wrong with a line. */
export function problemsOf(line: LineForm): LineProblems {
  const problems: LineProblems = {};
  if (!readAmount(line.amount)) problems.amount = true;
  if (!/^20\d{2}$/u.test(line.year.trim())) problems.year = true;
  if (!/^(\d{4})?$/u.test(line.paragraph.trim())) problems.paragraph = true;
  if (!/^\d{4}$/u.test(line.item.trim())) problems.item = true;
  if (line.source === 'other' && line.note.trim() === '') problems.note = true;
  return problems;
}

/** A line as it is stored; only of a form without problems. */
export const toLine = (form: LineForm): CoverLine => ({
  amount: readAmount(form.amount) ?? 0,
  year: Number(form.year.trim()),
  paragraph: form.paragraph.trim(),
  item: form.item.trim(),
  organisation: form.organisation.trim(),
  source: form.source,
  note: form.note.trim(),
});

/** Where in the budget a line stands: „§ 3412, pol. 6121, org. 1205“. */
export const placeOf = (line: CoverLine): string =>
  [
    line.paragraph && t('cover-at-paragraph', { number: line.paragraph }),
    t('cover-at-item', { number: line.item }),
    line.organisation && t('cover-at-organisation', { number: line.organisation }),
  ]
    .filter(Boolean)
    .join(', ');
