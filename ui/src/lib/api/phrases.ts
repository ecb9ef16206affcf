import { FluentNumber } from '@fluent/bundle';
import { findText, formatDate, formatDay, parseDay, today, type Day } from '$lib/i18n';
import type { Phrase } from './bindings';

/** Says a phrase of the core: whole numbers choose the plural, civil days are written as an office writes them. */
export function say(phrase: Phrase): string {
  // An absent text is stopped by a test; a name on screen is still better than an empty place.
  return sayIfKnown(phrase) ?? phrase.key;
}

/** The sentence of a phrase, or nothing when there is no such text. */
export function sayIfKnown(phrase: Phrase): string | undefined {
  const values = Object.entries(phrase.args).flatMap(([name, value]): [string, string | FluentNumber][] => [
    [name, spoken(value)],
    // Fluent cannot choose by an empty text: `$reason_given` says yes or no.
    [`${name}_given`, value === '' ? 'no' : 'yes'],
    // A day with the name of the weekday, where a sentence wants it.
    [`${name}_day`, parseDay(value) ? formatDay(value, today()) : value],
  ]);
  return findText(phrase.key, Object.fromEntries(values))?.trim();
}

function spoken(value: string): string | FluentNumber {
  if (/^-?\d{1,6}$/u.test(value)) return new FluentNumber(Number(value), { useGrouping: false });
  return parseDay(value) ? shortDate(value) : value;
}

/** „25. 11.", with the year when it is another one. */
export function shortDate(day: Day, now: Day = today()): string {
  return day.slice(0, 4) === now.slice(0, 4) ? formatDate(day).replace(/.\d{4}$/u, '') : formatDate(day);
}

/** `submit_to_head` as a part of a text key: `submit-to-head`. */
export const keyPart = (name: string): string => name.replace(/[._]/gu, '-');
