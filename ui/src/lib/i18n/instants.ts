import { dayFromNumber, dayNumber, dayOf, formatDate, formatDay, relativeDay, daysBetween, type Day } from './days';

/** A moment, RFC 3339 in UTC. */
export type Instant = string;

const prague = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Prague',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Gives the present moment in milliseconds; tests put a fixed clock in its place. */
export type Clock = () => number;

const EPOCH = dayNumber({ year: 1970, month: 1, day: 1 });

let clock: Clock = () => Date.now();

/** Puts another clock in place; without an argument the machine's own. */
export function useClock(next: Clock = () => Date.now()): void {
  clock = next;
}

/** Today in Prague, where legal days begin and end. */
export const today = (): Day => split(clock()).day;


/** The day in Prague on which a moment falls. */
export const dayOfInstant = (instant: Instant): Day => split(Date.parse(instant)).day;

/** "9.42": a time of the day as an office writes it. */
export function formatTime(instant: Instant): string {
  const { hour, minute } = split(Date.parse(instant));
  return `${hour}.${String(minute).padStart(2, '0')}`;
}

/** "dnes 9.42", "včera 16.47", "pátek 20. 11. 16.52", "3. 2. 2025 8.00". */
export function formatMoment(instant: Instant, now: Day = today()): string {
  const day = dayOfInstant(instant);
  const distance = daysBetween(now, day) ?? 0;
  return `${dayWords(day, distance, now)} ${formatTime(instant)}`;
}

function dayWords(day: Day, distance: number, now: Day): string {
  if (Math.abs(distance) <= 1) return relativeDay(day, now);
  return Math.abs(distance) < 7 ? formatDay(day, now) : formatDate(day);
}

function split(milliseconds: number): { day: Day; hour: number; minute: number } {
  const parts = Object.fromEntries(prague.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { day: dayOf({ year, month, day }), hour, minute };
}

/** The present moment, in UTC. */
export function nowInstant(): Instant {
  return toInstant(clock());
}

/** Milliseconds as RFC 3339 in UTC. */
export function toInstant(milliseconds: number): Instant {
  const day = dayFromNumber(Math.floor(milliseconds / 86_400_000) + EPOCH);
  const rest = Math.floor((((milliseconds % 86_400_000) + 86_400_000) % 86_400_000) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}Z`;
}
