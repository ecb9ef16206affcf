import type { MeetingPlanRow, Rhythm } from '$lib/api';
import { formatDay, addDays, parseDay, type Day, type PlainTextKey } from '$lib/i18n';
import { weekday } from '$lib/i18n/days';

/** How often a body may meet, as an office says it. */
export const RHYTHMS: readonly { id: string; key: PlainTextKey; rhythm: Rhythm }[] = [
  { id: 'weeks-1', key: 'rhythm-weeks-1', rhythm: { each: 'weeks', every: 1 } },
  { id: 'weeks-2', key: 'rhythm-weeks-2', rhythm: { each: 'weeks', every: 2 } },
  { id: 'weeks-3', key: 'rhythm-weeks-3', rhythm: { each: 'weeks', every: 3 } },
  { id: 'weeks-4', key: 'rhythm-weeks-4', rhythm: { each: 'weeks', every: 4 } },
  { id: 'month-1', key: 'rhythm-month-1', rhythm: { each: 'months', every: 1, nth: 1 } },
  { id: 'month-2', key: 'rhythm-month-2', rhythm: { each: 'months', every: 1, nth: 2 } },
  { id: 'month-3', key: 'rhythm-month-3', rhythm: { each: 'months', every: 1, nth: 3 } },
  { id: 'month-4', key: 'rhythm-month-4', rhythm: { each: 'months', every: 1, nth: 4 } },
  { id: 'month-last', key: 'rhythm-month-last', rhythm: { each: 'months', every: 1, nth: 5 } },
  { id: 'two-months-3', key: 'rhythm-two-months-3', rhythm: { each: 'months', every: 2, nth: 3 } },
  { id: 'two-months-last', key: 'rhythm-two-months-last', rhythm: { each: 'months', every: 2, nth: 5 } },
  { id: 'three-months-3', key: 'rhythm-three-months-3', rhythm: { each: 'months', every: 3, nth: 3 } },
];

/** The rhythm chosen by its id. */
export function rhythmOf(id: string): Rhythm {
  return RHYTHMS.find((one) => one.id === id)?.rhythm ?? { each: 'weeks', every: 2 };
}

/** A Monday; the names of days follow from it. */
const MONDAY = '2026-11-23';

/** Working days first to last: "pondělí" is 1. */
export function weekdays(): { id: string; label: string }[] {
  return [0, 1, 2, 3, 4].map((ahead) => {
    const name = formatDay(addDays(MONDAY, ahead)).split(' ')[0] ?? '';
    return { id: String(ahead + 1), label: name };
  });
}

/** The working day of the week of a day, as {@link weekdays} name it. */
export function weekdayId(day: Day): string {
  const parts = parseDay(day);
  return String(parts ? Math.min(weekday(parts), 5) : 3);
}

/** Days of a refused plan among those of a rhythm: each of them is wanted and no other one is. */
export function enteredDays(found: readonly MeetingPlanRow[], days: readonly Day[]): { rows: MeetingPlanRow[]; turned: Day[] } {
  const others = days.filter((on) => !found.some((row) => row.on === on));
  const added = others.map((on): MeetingPlanRow => ({ on, moved_from: null, is_taken: false, closing: [] }));
  const rows = [...found, ...added].sort((one, two) => one.on.localeCompare(two.on));
  return { rows, turned: rows.filter((row) => row.is_taken === days.includes(row.on)).map((row) => row.on) };
}
