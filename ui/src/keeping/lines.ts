import type { ClassDto, DueRow, StatementDto } from '$lib/api';
import { t } from '$lib/i18n';

/** What a class is called. */
export const className = (id: string): string => t('keeping-class', { class: id });

/** For how long, in words. */
export function periodOf(row: ClassDto): string {
  if (row.years !== null) return t('keeping-years', { years: row.years });
  return row.mark === 'archive' ? t('keeping-archive') : t('keeping-needed');
}

/** What a class has that is due, in words; empty when nothing. */
export function standing(row: ClassDto): string {
  const parts = [row.due > 0 ? t('keeping-due-count', { count: row.due }) : '', row.held > 0 ? t('keeping-held-count', { count: row.held }) : ''];
  return parts.filter(Boolean).join(', ');
}

/** Which of the lines a person wants to see. */
export type Which = 'free' | 'held' | 'all';

/** The lines that pass. */
export function passing(rows: readonly DueRow[], which: Which, wanted: string): DueRow[] {
  const passes = (row: DueRow) => (which === 'all' || (row.held === null) === (which === 'free')) && (wanted === '' || row.class === wanted);
  return rows.filter(passes);
}

/** Years as typed; nothing when they are none, `bad` when they cannot be read. */
export function yearsOf(text: string): number | null | 'bad' {
  const typed = text.trim();
  if (typed === '') return null;
  return /^\d{1,3}$/u.test(typed) && Number(typed) <= 100 ? Number(typed) : 'bad';
}

/** A name for the file: the day alone, because a file's name is seen by everybody on the way. */
export const statementName = (day: string): string => t('statement-file-name', { day });

/** About whom a statement is: a person of the office, or a name. */
export const whom = (row: Pick<StatementDto, 'person' | 'name'>): string => row.person?.name ?? row.name;
