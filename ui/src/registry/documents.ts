import type { DocumentKey, RegistryRow } from '$lib/api';
import { t } from '$lib/i18n';
import type { Status } from '$shared/Tag.svelte';

/** Kinds of documents in the order of lists. */
export const KINDS = ['paper', 'invitation', 'meeting_document', 'extract'] as const;

/** What a kind is called. */
export const kindName = (kind: string): string => t('registry-kind', { kind });

/** A document by one word. */
export const keyOf = ({ kind, id }: DocumentKey): string => `${kind}/${id}`;

/** What a document is called in a list. */
export function nameOf(row: Pick<RegistryRow, 'key' | 'title' | 'body' | 'meeting_number'>): string {
  if (row.title) return row.title;
  return row.key.kind === 'invitation'
    ? t('registry-invitation', { body: row.body, number: row.meeting_number })
    : kindName(row.key.kind);
}

/** Evidováno, čeká na evidenci, or on its way. */
export function registryStatus(row: { reference_number: string; handed_over_at: string | null }): Status {
  if (row.reference_number !== '') return { tone: 'ok', icon: 'ok', text: t('registry-registered') };
  return row.handed_over_at === null
    ? { tone: 'quiet', icon: 'empty', text: t('registry-waiting') }
    : { tone: 'info', icon: 'wait', text: t('registry-handed-over') };
}

/** `A/10`; empty where neither is known. */
export const retention = (row: { retention_mark: string; retention_years: number | null }): string =>
  [row.retention_mark, row.retention_years ?? ''].filter((part) => part !== '').join('/');

/** The screen of a document. */
export function wayTo(key: DocumentKey): { view: string; id: string } | undefined {
  if (key.kind === 'paper') return { view: 'paper', id: key.id };
  if (key.kind === 'extract') return { view: 'resolution', id: key.id };
  return key.kind === 'invitation' ? { view: 'meeting', id: key.id } : undefined;
}

/** Years a person may choose: this one and those before. */
export const yearsTo = (year: number, count = 6): number[] => Array.from({ length: count }, (_, back) => year - back);
