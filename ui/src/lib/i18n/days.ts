import { locale } from './locale.svelte';
import { t } from './translate';
import { NBSP } from './typography';

/** A day without a time and a zone, "YYYY-MM-DD". It never passes through `Date`, which would move it. */
export type Day = string;

/** The parts of a day. */
export interface DayParts {
  year: number;
  month: number;
  day: number;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the year has 29 February. */
export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The number of days in a month, 1–12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

/** Takes a day apart, or gives nothing when the calendar has no such day. */
export function parseDay(text: string): DayParts | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : undefined;
}

/** Puts a day together. */
export const dayOf = ({ year, month, day }: DayParts): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Days since 1 March of the year 0, after Hinnant's `days_from_civil`. */
export function dayNumber({ year, month, day }: DayParts): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
}

/** The day of a number given by {@link dayNumber}. */
export function dayFromNumber(number: number): Day {
  const era = Math.floor(number / 146097);
  const rest = number - era * 146097;
  const ofEra = Math.floor((rest - Math.floor(rest / 1460) + Math.floor(rest / 36524) - Math.floor(rest / 146096)) / 365);
  const ofYear = rest - (365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const day = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return dayOf({ year: era * 400 + ofEra + (month <= 2 ? 1 : 0), month, day });
}

/** The day so many days later; a negative number goes back. */
export function addDays(day: Day, days: number): Day {
  const parts = parseDay(day);
  return parts ? dayFromNumber(dayNumber(parts) + days) : day;
}

/** Days from the first to the second; nothing when either is no day. */
export function daysBetween(from: Day, to: Day): number | undefined {
  const a = parseDay(from);
  const b = parseDay(to);
  return a && b ? dayNumber(b) - dayNumber(a) : undefined;
}

/** The day of the week, 1 Monday to 7 Sunday. */
export const weekday = (parts: DayParts): number => ((dayNumber(parts) + 2) % 7) + 1;

const WEEKDAYS = {
  cs: ['pondělí', 'úterý', 'středa', 'čtvrtek', 'pátek', 'sobota', 'neděle'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;
const MONTHS = {
  cs: 'ledna,února,března,dubna,května,června,července,srpna,září,října,listopadu,prosince'.split(','),
  en: 'January,February,March,April,May,June,July,August,September,October,November,December'.split(','),
} as const;

/** "25. 11. 2026"; text that is no day comes back as it is. */
export function formatDate(day: Day): string {
  const parts = parseDay(day);
  if (!parts) return day;
  return [`${parts.day}.`, `${parts.month}.`, `${parts.year}`].join(NBSP);
}

/** "středa 25. 11."; with the year when it differs from the year of `today`. */
export function formatDay(day: Day, today?: Day): string {
  const parts = parseDay(day);
  if (!parts) return day;
  const year = today && !today.startsWith(day.slice(0, 4)) ? [`${parts.year}`] : [];
  return `${weekdayOf(parts)} ${[`${parts.day}.`, `${parts.month}.`, ...year].join(NBSP)}`;
}

/** "Pondělí 23. listopadu", the title of a day. */
export function formatLongDay(day: Day): string {
  const parts = parseDay(day);
  if (!parts) return day;
  const name = weekdayOf(parts);
  const month = MONTHS[locale()][parts.month - 1];
  const date = locale() === 'cs' ? `${parts.day}.${NBSP}${month}` : `${parts.day}${NBSP}${month}`;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${date}`;
}

/** "dnes", "zítra", "za 3 dny", "před 2 dny": the distance of a day from today. */
export function relativeDay(day: Day, today: Day): string {
  const distance = daysBetween(today, day);
  if (distance === undefined) return day;
  if (distance === 0) return t('day-today');
  if (distance === 1) return t('day-tomorrow');
  if (distance === -1) return t('day-yesterday');
  return distance > 0 ? t('day-in', { count: distance }) : t('day-ago', { count: -distance });
}

/** "pátek". */
export const weekdayOf = (parts: DayParts): string => WEEKDAYS[locale()][weekday(parts) - 1] ?? '';
