import type { NamedRow, NamedWhom } from '$lib/api';
import { t } from '$lib/i18n';
import type { NamedStatementInput } from './commands';

/** What a text is: its kind, number and title. */
export function titleOf(row: Pick<NamedRow, 'kind' | 'number' | 'title'>): string {
  const named = [row.number, row.title].filter(Boolean).join(' ');
  const kind = t('print-statement-kind', { kind: row.kind });
  return named === '' ? kind : `${kind}: ${named}`;
}

/** The ticked texts after one was ticked or not. */
export function toggled(ticked: ReadonlySet<string>, id: string, isTicked: boolean): ReadonlySet<string> {
  const next = new Set(ticked);
  if (isTicked) next.add(id);
  else next.delete(id);
  return next;
}

/** The order for the statement; of the ticked texts those that are listed. */
export function namedInput(whom: NamedWhom, rows: readonly NamedRow[], ticked: ReadonlySet<string>, request: string): NamedStatementInput {
  const texts = rows.filter((row) => ticked.has(row.id)).map((row) => row.id);
  return { ...whom, texts, request: request.trim() };
}
