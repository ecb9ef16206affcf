/** Texts, days, moments and money in the language on screen. */
export { LOCALES, locale, setLocale, type Locale } from './locale.svelte';
export { findText, t, type PlainTextKey, type TextKey } from './translate';
export { NBSP, tie } from './typography';
export { addDays, daysBetween, formatDate, formatDay, formatLongDay, parseDay, relativeDay, type Day } from './days';
export { readDay, type DayProblem, type DayReading } from './day-input';
export { dayOfInstant, formatMoment, formatTime, today, useClock, type Instant } from './instants';
export { formatMoney, formatNumber, formatSize, type Haler } from './money';
