import { afterEach, expect, test } from 'vitest';
import { addDays, daysBetween, formatDate, formatDay, formatLongDay, formatMoment, formatMoney, formatNumber, formatSize, formatTime, parseDay, readDay, relativeDay, setLocale, tie, today, useClock } from '.';
import { dayFromNumber, dayNumber } from './days';
import { nowInstant } from './instants';
import { sayDayProblem } from '$shared/day-problem';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

afterEach(() => {
  setLocale('cs');
  useClock();
});

test('a day is written with its weekday and never moves through a time zone', () => {
  const table = [
    ['2026-11-25', '25. 11. 2026', 'středa 25. 11.'],
    ['2026-01-01', '1. 1. 2026', 'čtvrtek 1. 1.'],
    ['2028-02-29', '29. 2. 2028', 'úterý 29. 2.'],
    ['1999-12-31', '31. 12. 1999', 'pátek 31. 12.'],
    ['1900-03-01', '1. 3. 1900', 'čtvrtek 1. 3.'],
    ['2026-02-29', '2026-02-29', '2026-02-29'], // no such day: shown as it came
  ] as const;
  for (const [day, date, named] of table) {
    expect(plain(formatDate(day))).toBe(date);
    expect(plain(formatDay(day))).toBe(named);
  }
  expect(plain(formatDay('2027-01-15', '2026-11-23'))).toBe('pátek 15. 1. 2027');
  expect(plain(formatLongDay('2026-11-23'))).toBe('Pondělí 23. listopadu');
});

test('parts of a date hold together at the end of a line', () => {
  expect(formatDate('2026-11-25')).toBe('25.\u00a011.\u00a02026');
});

test('days are counted over leap years and centuries', () => {
  expect(daysBetween('2026-11-23', '2027-01-15')).toBe(53);
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('1900-02-28', '1900-03-01')).toBe(1);
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  for (const day of ['1582-10-15', '1970-01-01', '2000-02-29', '2100-12-31']) {
    expect(dayFromNumber(dayNumber(parseDay(day)!))).toBe(day);
  }
});

test('the distance of a day is said in words with Czech plurals', () => {
  const table = [
    ['2026-11-23', 'dnes'], ['2026-11-24', 'zítra'], ['2026-11-22', 'včera'], ['2026-11-25', 'za 2 dny'],
    ['2026-11-28', 'za 5 dnů'], ['2026-11-20', 'před 3 dny'], ['2027-01-15', 'za 53 dnů'],
  ] as const;
  for (const [day, words] of table) expect(plain(relativeDay(day, '2026-11-23'))).toBe(words);
});

test('a day is read as clerks write it', () => {
  const table = [
    ['1.12.', '2026-12-01'], ['1. 12. 2026', '2026-12-01'], ['1.12.27', '2027-12-01'], ['1.\u00a012.\u00a02026', '2026-12-01'],
    ['+14', '2026-12-07'], ['-1', '2026-11-22'], ['pá', '2026-11-27'], ['patek', '2026-11-27'], ['po', '2026-11-30'],
    ['dnes', '2026-11-23'], ['zítra', '2026-11-24'], ['2026-12-01', '2026-12-01'], ['1.3.', '2027-03-01'], ['23.11.', '2026-11-23'],
  ] as const;
  for (const [text, day] of table) expect(readDay(text, '2026-11-23'), text).toEqual({ day });
  expect(readDay('31. 11. 2026', '2026-11-23')).toEqual({ problem: 'no-such-day', month: 11, year: 2026, length: 30 });
  expect(readDay('29.2.2027', '2026-11-23')).toMatchObject({ problem: 'no-such-day', length: 28 });
  expect(readDay('1.13.', '2026-11-23')).toEqual({ problem: 'no-such-month' });
  expect(readDay('brzy', '2026-11-23')).toEqual({ problem: 'unreadable' });
});

test('an impossible day is answered with the name of its month', () => {
  expect(plain(sayDayProblem({ problem: 'no-such-day', month: 11, year: 2026, length: 30 }))).toBe('Listopad má 30 dnů. Napište třeba 30. 11.');
  expect(plain(sayDayProblem({ problem: 'unreadable' }))).toBe('Napište datum, třeba 15. 1. 2027.');
});

test('a moment is told in the time of Prague, on both sides of the change of time', () => {
  const table = [
    ['2026-11-23T08:42:10Z', 'dnes 9.42'], ['2026-11-22T15:03:00Z', 'včera 16.03'],
    ['2026-11-20T15:47:00Z', 'pátek 20. 11. 16.47'], ['2026-07-01T22:30:00Z', '2. 7. 2026 0.30'],
  ] as const;
  for (const [instant, words] of table) expect(plain(formatMoment(instant, '2026-11-23'))).toBe(words);
  expect(formatTime('2026-11-23T12:00:00Z')).toBe('13.00');
  useClock(() => Date.parse('2026-11-23T23:30:00Z'));
  expect(today()).toBe('2026-11-24');
  expect(nowInstant()).toBe('2026-11-23T23:30:00Z');
});

test('money is whole haléř, exact past what a number holds', () => {
  const table = [
    [150000, '1 500,00 Kč'], [0, '0,00 Kč'], [-5, '−0,05 Kč'], ['900719925474099312', '9 007 199 254 740 993,12 Kč'],
  ] as const;
  for (const [amount, text] of table) expect(plain(formatMoney(amount))).toBe(text);
  expect(plain(formatMoney(12900000, 'when-needed'))).toBe('129 000 Kč');
  expect(plain(formatNumber(2473))).toBe('2 473');
  expect([0, 999, 214_000, 1_200_000, 3_800_000_000].map((size) => plain(formatSize(size)))).toEqual(['0 B', '999 B', '214 kB', '1,2 MB', '3,8 GB']);
  setLocale('en');
  expect(plain(formatMoney(150000))).toBe('CZK 1,500.00');
});

test('single letters, signs and units stay with what follows', () => {
  expect(tie('v obci a k úkolu č. 9 podle § 39 za 5 Kč')).toBe('v\u00a0obci a\u00a0k\u00a0úkolu č.\u00a09 podle §\u00a039 za 5\u00a0Kč');
  expect(tie('do 25. 11. 2026')).toBe('do 25.\u00a011.\u00a02026');
  expect(tie('kovy a vzory')).toBe('kovy a\u00a0vzory');
});

test('a day number of the epoch is the known one', () => {
  expect(dayNumber({ year: 1970, month: 1, day: 1 })).toBe(719468);
});
