import type { AttentionRow } from '$lib/api';
import { formatDate, t } from '$lib/i18n';

/** Where it happened: a paper, or a meeting with its day. */
export const placeOf = (row: Pick<AttentionRow, 'place' | 'on'>): string =>
  row.on ? t('log-meeting', { body: row.place, day: formatDate(row.on) }) : row.place;
