import { t } from '$lib/i18n';
import type { AgendaItemDto, MeetingRow, OutcomeDto } from '$lib/api';
import type { IconName } from '$shared/icons';
import type { Status, Tone } from '$shared/Tag.svelte';

const MEETING: Record<string, [Tone, IconName]> = {
  planned: ['quiet', 'draft'],
  convened: ['info', 'people'],
  held: ['ok', 'ok'],
  cancelled: ['bad', 'refuse'],
};

/** Where a meeting is. */
export function meetingState(state: string): Status {
  const [tone, icon] = MEETING[state] ?? (['quiet', 'info'] as const);
  return { tone, icon, text: t('meetings-state', { state }) };
}

/** "Rada města – 4. schůze". */
export const meetingName = (row: MeetingRow): string => `${row.body.name} – ${nth(row)}`;

/** "4. schůze", "2. zasedání". */
export const nth = (row: MeetingRow): string => t('meetings-nth', { kind: row.body.kind, number: row.number });

const ITEM: Record<string, [Tone, IconName]> = {
  ready: ['ok', 'ok'],
  in_check: ['info', 'draft'],
  no_paper: ['bad', 'late'],
  owed: ['warn', 'clock'],
  late: ['now', 'plus'],
  postponed: ['warn', 'clock'],
  withdrawn: ['quiet', 'return'],
  decided: ['ok', 'ok'],
};

const OUTCOME: Record<string, [Tone, IconName]> = {
  adopted: ['ok', 'ok'],
  recommended: ['ok', 'ok'],
  not_recommended: ['bad', 'refuse'],
  not_adopted: ['bad', 'refuse'],
  without_opinion: ['quiet', 'dash'],
  discussed_only: ['quiet', 'note'],
  postponed: ['warn', 'clock'],
  withdrawn: ['quiet', 'return'],
  noted: ['quiet', 'note'],
};

/** What came of an item; a resolution is named by its number. */
export function outcomeState(outcome: OutcomeDto): Status {
  // An item that nobody voted on has no state of its own: it was taken note of.
  const state = outcome.state || 'noted';
  const [tone, icon] = OUTCOME[state] ?? (['quiet', 'info'] as const);
  return { tone, icon, text: outcome.resolution_number || t('outcome-state', { state }) };
}

/** Where an item is; one without a paper has no tag but a word. */
export function itemState(item: AgendaItemDto): Status | undefined {
  if (item.outcome) return outcomeState(item.outcome);
  const look = ITEM[item.state];
  return look ? { tone: look[0], icon: look[1], text: t('agenda-item-state', { state: item.state }) } : undefined;
}

/** Icons of the lines of „Než rozešlete". */
export const CHECKS: Record<string, { icon: IconName; tone: string }> = {
  ok: { icon: 'ok', tone: 'c-ok' },
  warn: { icon: 'attention', tone: 'c-warn' },
  bad: { icon: 'late', tone: 'c-bad' },
  info: { icon: 'draft', tone: 'c-info' },
};
