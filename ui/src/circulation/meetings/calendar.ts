import { daysBetween, locale, type Day } from '$lib/i18n';
import type { MeetingRow } from '$lib/api';

/** Meetings of one month. */
export interface Month {
  /** `2026-11`. */
  id: string;
  rows: MeetingRow[];
}

/** The calendar as a list: what comes, the nearest first, and what was, the newest first. */
export interface Calendar {
  ahead: Month[];
  past: Month[];
  /** The nearest meeting that will take place; it carries the amber mark of the view. */
  next: string | undefined;
}

/** Divides meetings by today and by months. A cancelled one stays among those ahead until its day passes. */
export function calendar(rows: readonly MeetingRow[], today: Day): Calendar {
  const sorted = rows.toSorted((a, b) => moment(a).localeCompare(moment(b)));
  const ahead = sorted.filter((row) => row.on >= today && row.state !== 'held');
  const past = sorted.filter((row) => !ahead.includes(row)).reverse();
  const next = ahead.find((row) => row.state !== 'cancelled')?.id;
  return { ahead: byMonth(ahead), past: byMonth(past), next };
}

const moment = (row: MeetingRow): string => `${row.on} ${row.starts_at.padStart(5, '0')} ${row.body.name}`;

function byMonth(rows: readonly MeetingRow[]): Month[] {
  const months: Month[] = [];
  for (const row of rows) {
    const id = row.on.slice(0, 7);
    const last = months.at(-1);
    if (last?.id === id) last.rows.push(row);
    else months.push({ id, rows: [row] });
  }
  return months;
}

/** "Listopad 2026". */
export function monthTitle(id: string): string {
  const [year = 0, month = 1] = id.split('-').map(Number);
  // The day is the first in UTC and is said in UTC: no zone moves it.
  const names = new Intl.DateTimeFormat(locale(), { month: 'long', timeZone: 'UTC' });
  const name = names.format(Date.UTC(year, month - 1, 1));
  return `${name.charAt(0).toLocaleUpperCase('cs')}${name.slice(1)} ${year}`;
}

/** "14.00" of "14:00", as an office writes it. */
export const clock = (time: string): string => time.replace(':', '.').replace(/^0(?=\d)/u, '');

/** Reads a time of the day: "14", "14.00", "14:30", "9.5" is none. Gives "HH:MM", or nothing. */
export function readTime(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[.:](\d{2}))?$/u.exec(text.trim());
  if (!match) return undefined;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : undefined;
}

/** Day and hour in one line, "čtvrtek 26. listopadu, 14.00"; meetings of an imported past have no hour. */
export const dayAndHour = (day: string, time: string): string => [day, clock(time)].filter(Boolean).join(', ');

/** The time so many minutes later, "HH:MM"; past midnight it goes on from zero. Nothing ends that has no beginning. */
export function later(time: string, minutes: number): string {
  if (time === '') return '';
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const sum = (hour * 60 + minute + minutes) % 1440;
  return `${String(Math.floor(sum / 60)).padStart(2, '0')}:${String(sum % 60).padStart(2, '0')}`;
}

/** Days of elections to municipal assemblies, with which terms begin; the first in 1990. */
const ELECTIONS = [
  '1990-11-24', '1994-11-19', '1998-11-14', '2002-11-02', '2006-10-21', '2010-10-16', '2014-10-11', '2018-10-06',
  '2022-09-24', '2026-10-10',
];

/** The number of the term of office a day most likely belongs to; the person may write another. */
export function termOf(day: Day): number {
  const begun = ELECTIONS.filter((election) => election <= day).length;
  const last = ELECTIONS.at(-1) ?? day;
  // Elections after the last known one come every four years.
  const further = Math.max(0, Math.floor((Number(day.slice(0, 4)) - Number(last.slice(0, 4)) - 1) / 4));
  return Math.max(1, begun + further);
}

/** Days between the notice and the session of an assembly (§ 93/1). */
export const NOTICE_DAYS = 7;

/** How many days before it a session had to be convened, once that day has passed; nothing while it is in time. */
export const daysMissed = (on: Day, noticeBy: Day | null, today: Day): number | undefined =>
  noticeBy === null || today <= noticeBy ? undefined : daysBetween(noticeBy, on);
