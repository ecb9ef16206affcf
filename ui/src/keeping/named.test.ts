import { expect, test } from 'vitest';
import type { NamedRow } from '$lib/api';
import { namedInput, titleOf, toggled } from './named';

const row = (id: string): NamedRow => ({ id, kind: 'paper', number: '12/2026', title: 'Prodej pozemku', on: '2026-11-23', openness: 'inside', passages: [] });

test('a text is known by its kind, number and title', () => {
  expect(titleOf(row('a'))).toBe('Tisk: 12/2026 Prodej pozemku');
  expect(titleOf({ kind: 'comment', number: '', title: 'Prodej pozemku' })).toBe('Komentář: Prodej pozemku');
  expect(titleOf({ kind: 'statement', number: '', title: '' })).toBe('Výpis o\u00a0osobě');
});

test('texts are ticked and unticked one by one', () => {
  const one = toggled(new Set(), 'a', true);
  expect([...toggled(one, 'b', true)]).toEqual(['a', 'b']);
  expect([...toggled(one, 'a', false)]).toEqual([]);
  expect([...one]).toEqual(['a']);
});

test('the statement is ordered for the ticked texts of the last search alone', () => {
  const whom = { given: 'Karel', family: 'Vomáčka', beside: '' };
  const order = namedInput(whom, [row('a'), row('b')], new Set(['b', 'of an earlier search']), ' MUVZ 312/2026 ');
  expect(order).toEqual({ ...whom, texts: ['b'], request: 'MUVZ 312/2026' });
});
