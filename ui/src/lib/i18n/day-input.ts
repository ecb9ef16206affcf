import { addDays, dayOf, daysInMonth, parseDay, weekday, type Day, type DayParts } from './days';

/** Why a written day cannot be taken, with what a person needs to mend it. */
export type DayProblem =
  | { problem: 'unreadable' }
  | { problem: 'no-such-day'; month: number; year: number; length: number }
  | { problem: 'no-such-month' };

/** A read day, or the reason why there is none. */
export type DayReading = { day: Day } | DayProblem;

const WEEKDAY_STARTS = ['po', 'út', 'st', 'čt', 'pá', 'so', 'ne'];

/**
 * Reads a day as clerks write it: `1.12.`, `1. 12. 2026`, `1.12.26`, `+14`, `pá`, `dnes`, `zítra`, `2026-12-01`.
 *
 * A day without a year is the nearest such day that is not past.
 */
export function readDay(text: string, today: Day): DayReading {
  const written = text.trim().toLowerCase().replaceAll('\u00a0', ' ');
  return readWord(written, today) ?? readShift(written, today) ?? readDate(written, today) ?? { problem: 'unreadable' };
}

function readWord(text: string, today: Day): DayReading | undefined {
  if (text === 'dnes' || text === 'today') return { day: today };
  if (text === 'zítra' || text === 'zitra' || text === 'tomorrow') return { day: addDays(today, 1) };
  const index = WEEKDAY_STARTS.findIndex((start) => isWeekday(text, start));
  const now = parseDay(today);
  if (index < 0 || !now) return undefined;
  const ahead = (index + 1 - weekday(now) + 7) % 7;
  return { day: addDays(today, ahead === 0 ? 7 : ahead) };
}

/** `pá` and `pa`, but also the whole word. */
function isWeekday(text: string, start: string): boolean {
  const bare = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');
  const wholes: Record<string, string> = {
    po: 'pondeli', ut: 'utery', st: 'streda', ct: 'ctvrtek', pa: 'patek', so: 'sobota', ne: 'nedele',
  };
  const key = bare(start);
  const word = bare(text);
  return word === key || (word.length >= 3 && (wholes[key]?.startsWith(word) ?? false));
}

function readShift(text: string, today: Day): DayReading | undefined {
  const match = /^([+-])\s*(\d{1,4})$/u.exec(text);
  return match ? { day: addDays(today, Number(`${match[1]}${match[2]}`)) } : undefined;
}

function readDate(text: string, today: Day): DayReading | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text);
  if (iso) return checked({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) });
  const czech = /^(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]?\s*(\d{4}|\d{2})?$/u.exec(text);
  if (!czech) return undefined;
  const parts = { day: Number(czech[1]), month: Number(czech[2]) };
  return czech[3] ? checked({ ...parts, year: fullYear(czech[3]) }) : nearest(parts, today);
}

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

function nearest(parts: { day: number; month: number }, today: Day): DayReading {
  const year = Number(today.slice(0, 4));
  const thisYear = checked({ ...parts, year });
  if (!('day' in thisYear) || thisYear.day >= today) return thisYear;
  return checked({ ...parts, year: year + 1 });
}

function checked(parts: DayParts): DayReading {
  const { year, month, day } = parts;
  if (month < 1 || month > 12) return { problem: 'no-such-month' };
  const length = daysInMonth(year, month);
  return day >= 1 && day <= length ? { day: dayOf(parts) } : { problem: 'no-such-day', month, year, length };
}
