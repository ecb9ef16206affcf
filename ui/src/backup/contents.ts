import type { DamagedContent, DamagedContents, MendedContents } from '$lib/api';
import { formatDate, formatMoment, t } from '$lib/i18n';

/** A sentence with its weight. */
export interface Said {
  tone: 'info' | 'warn' | 'bad';
  text: string;
}

/** Where a file lies: its paper by number and title, or its meeting by body and day. */
export function whereOf(row: Pick<DamagedContent, 'number' | 'title' | 'held_on'>): string {
  const day = row.held_on === null ? '' : formatDate(row.held_on);
  return [row.number, row.title, day].filter(Boolean).join(' ');
}

/** How the contents stand; that none is known to be damaged says nothing before all were read. */
export function standingOf({ all, looked_at }: Pick<DamagedContents, 'all' | 'looked_at'>): Said {
  if (all > 0) return { tone: 'bad', text: t('contents-damaged', { count: all }) };
  if (looked_at === null) return { tone: 'info', text: t('contents-unread') };
  return { tone: 'info', text: t('contents-whole', { when: formatMoment(looked_at) }) };
}

/** What came of putting them back. */
export function mendedOf({ mended, missing }: MendedContents, isJoined: boolean): Said {
  const back = mended > 0 ? t('contents-mended', { count: mended }) : '';
  const nowhere = isJoined ? t('contents-missing-joined', { count: missing }) : t('contents-missing', { count: missing });
  const rest = missing > 0 ? nowhere : '';
  return { tone: missing > 0 ? 'warn' : 'info', text: [back, rest].filter(Boolean).join(' ') || t('contents-nothing') };
}
