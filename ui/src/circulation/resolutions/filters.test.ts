import { expect, test } from 'vitest';
import { dropFilter, filterInput, isNarrowed, keepFilter, noFilter, readFilters, sameFilter, years } from './filters';

test('an empty filter asks for everything', () => {
  expect(filterInput(noFilter())).toEqual({ text: '', body: '', year: 0, states: [] });
  expect(isNarrowed(noFilter())).toBe(false);
});

test('a filter becomes a question', () => {
  const filter = { text: ' chodník ', body: 'b1', year: '2026', state: 'valid' };
  expect(filterInput(filter)).toEqual({ text: 'chodník', body: 'b1', year: 2026, states: ['valid'] });
  expect(sameFilter(filter, { ...filter, text: 'chodník' })).toBe(true);
});

test('filters are kept by name, sorted in Czech, and written over', () => {
  const one = keepFilter([], 'Školy', noFilter());
  const two = keepFilter(one, 'Chodníky', { ...noFilter(), text: 'chodník' });
  const three = keepFilter(two, 'Školy', { ...noFilter(), text: 'škola' });
  expect(three.map(({ name, filter }) => `${name}:${filter.text}`)).toEqual(['Chodníky:chodník', 'Školy:škola']);
  expect(dropFilter(three, 'Školy')).toHaveLength(1);
  expect(readFilters(JSON.stringify(three))).toEqual(three);
});

test('what is no filter is left out', () => {
  expect([null, 'nothing', '{}', '[1,{"name":"x"},{"name":"y","filter":{"text":1}}]'].map(readFilters)).toEqual([[], [], [], []]);
});

test('years begin with the present one', () => expect(years('2026-11-23', 2024)).toEqual(['2026', '2025', '2024']));
