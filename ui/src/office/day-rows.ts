import { say, type DayGroup, type DayRow, type NextMeeting } from '$lib/api';
import type { IconName } from '$shared/icons';
import { icons } from '$shared/icons';

/** The views a row of the day can lead to; others are not in this window. */
const TARGETS: Record<string, string> = {
  paper: 'paper',
  meeting: 'meeting',
  task: 'tasks',
  resolution: 'resolution',
  attention: 'attention',
};

/** Where a row leads; a paper that is owed is founded under the title it was announced by. */
export function placeOf(row: { view: string; target: string; title?: string }): { view: string; params: Record<string, string> } {
  if (row.view === 'settings') return { view: 'settings', params: { part: row.target } };
  if (row.view === 'owed') return { view: 'papers', params: { new: 'yes', title: row.title ?? '', drafter: row.target } };
  return { view: TARGETS[row.view] ?? row.view, params: row.target === '' ? {} : { id: row.target } };
}

/** What a row is about: a paper says it, or the program. */
export const titleOf = (row: DayRow): string => (row.heading ? say(row.heading) : row.title);

/** The icon of a row; the core names it, the window draws it. */
export const iconOf = (name: string): IconName => (name in icons ? (name as IconName) : 'paper');

/** All rows in the order of the eye. */
export const allRows = (groups: readonly DayGroup[]): DayRow[] => groups.flatMap((group) => group.rows);

/** The row that is chosen: the one of the key, else the first of today, else the first at all. */
export function chosenKey(groups: readonly DayGroup[], key: string | undefined): string | undefined {
  const rows = allRows(groups);
  if (key !== undefined && rows.some((row) => row.key === key)) return key;
  const today = groups.find((group) => group.kind === 'today')?.rows[0];
  return (today ?? rows[0])?.key;
}

/** The key so many rows further, stopping at the edges. */
export function stepFrom(groups: readonly DayGroup[], key: string | undefined, by: number): string | undefined {
  const rows = allRows(groups);
  const at = rows.findIndex((row) => row.key === key);
  return rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.key;
}

/** Items of the next meeting: ready, in the check, missing, and the widths of the bar. */
export function readiness(meeting: NextMeeting): { missing: number; ready: number; inCheck: number } {
  const share = (count: number) => (meeting.items > 0 ? Math.round((count / meeting.items) * 100) : 0);
  const missing = Math.max(0, meeting.items - meeting.ready - meeting.in_check);
  return { missing, ready: share(meeting.ready), inCheck: share(meeting.in_check) };
}
