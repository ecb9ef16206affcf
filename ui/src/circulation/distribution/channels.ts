import type { DistributionRow } from '$lib/api';
import { t } from '$lib/i18n';

/** Ways in which papers come to a person, in the order in which they are offered. */
export const CHANNELS = ['application', 'page', 'email', 'bundle', 'print'] as const;

/** The words of a channel. */
export function channelName(channel: string): string {
  if (channel === 'page') return t('channel-page');
  if (channel === 'email') return t('channel-email');
  if (channel === 'bundle') return t('channel-bundle');
  return channel === 'print' ? t('channel-print') : t('channel-application');
}

/** How far the choice of a channel reaches. */
export function reachName(of: string): string {
  if (of === 'meeting') return t('channel-of-meeting');
  if (of === 'body') return t('channel-of-body');
  return of === 'person' ? t('channel-of-person') : t('channel-of-nobody');
}

/** Where a pack was opened. */
export function openedBy(by: string): string {
  if (by === 'page') return t('opened-page');
  return by === 'bundle' ? t('opened-bundle') : t('opened-application');
}

/** Whether nothing has to be made for a person: the program or their page shows the papers. */
export const needsNoFile = (row: DistributionRow): boolean => row.channel === 'application' || row.channel === 'page';

/** Whether a person has not what they should have. */
export const isDue = (row: DistributionRow): boolean => !row.sent?.is_current;

/** How many materials kept close stay at the office; none where the person was sent the present version with them. */
export const staysBehind = (row: DistributionRow): number => (row.sent?.is_current && row.sent.with_kept_close ? 0 : row.kept_close);

/** What one press of the blue button sends: to those who had nothing, or only to those whom the change concerns. */
export interface ToSend {
  /** Whether everybody concerned has had an earlier version. */
  isChange: boolean;
  people: string[];
}

/** Those to whom one press sends. */
export function toSend(rows: readonly DistributionRow[]): ToSend {
  const due = rows.filter((row) => needsNoFile(row) && isDue(row));
  return { isChange: due.length > 0 && due.every((row) => row.sent !== null), people: due.map((row) => row.person.id) };
}
