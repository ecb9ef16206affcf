import { expect, test } from 'vitest';
import { formOf, newLine, problemsOf, readAmount, toLine } from './cover';

test('amounts are read as an office writes them', () => {
  const table: [string, number | undefined][] = [
    ['480 000', 48_000_000],
    ['480\u00a0000,50 Kč', 48_000_050],
    ['1,5', 150],
    ['1.05', 105],
    ['129 000,-', 12_900_000],
    ['', undefined],
    ['-5', undefined],
    ['1,005', undefined],
    ['pět', undefined],
  ];
  for (const [text, expected] of table) expect(readAmount(text), text).toBe(expected);
});

test('a line is stored as it was typed and comes back the same', () => {
  const form = { ...newLine('2027'), amount: '480 000', paragraph: '3412', item: '6121', organisation: '1205' };
  expect(problemsOf(form)).toEqual({});
  expect(toLine(formOf(toLine(form)))).toEqual(toLine(form));
});

test('what a line lacks is named', () => {
  const whole = { ...newLine('2027'), amount: '1', item: '6121' };
  expect(problemsOf(newLine('27'))).toEqual({ amount: true, year: true, item: true });
  expect(problemsOf({ ...whole, paragraph: '341' })).toEqual({ paragraph: true });
  expect(problemsOf({ ...whole, source: 'other' })).toEqual({ note: true });
  expect(problemsOf({ ...whole, source: 'other', note: 'dar' })).toEqual({});
});
