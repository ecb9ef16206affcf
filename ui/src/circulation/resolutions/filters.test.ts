import { expect, test } from 'vitest';
import { filterInput, isNarrowed, noFilter, readFilter, sameFilter, years } from './filters';

test('an empty filter asks for everything', () => {
  expect(filterInput(noFilter())).toEqual({ text: '', body: '', year: 0, states: [] });
  expect(isNarrowed(noFilter())).toBe(false);
});

test('a filter becomes a question', () => {
  const filter = { text: ' chodník ', body: 'b1', year: '2026', state: 'valid' };
  expect(filterInput(filter)).toEqual({ text: 'chodník', body: 'b1', year: 2026, states: ['valid'] });
  expect(sameFilter(filter, { ...filter, text: 'chodník' })).toBe(true);
});

test('what is no filter is left out', () => {
  expect([3, null, { text: 1 }].map(readFilter)).toEqual([undefined, undefined, undefined]);
  expect(readFilter({ text: 'škola' })).toEqual({ ...noFilter(), text: 'škola' });
});

test('years begin with the present one', () => expect(years('2026-11-23', 2024)).toEqual(['2026', '2025', '2024']));
