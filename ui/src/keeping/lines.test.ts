import { expect, test } from 'vitest';
import type { ClassDto, DueRow } from '$lib/api';
import { passing, periodOf, standing, whom, yearsOf } from './lines';

const row = (id: string, className: string, held: DueRow['held']): DueRow => ({
  class: className, id, number: '', name: id, is_hidden: false, is_proposed: false, count: 1, closed_on: '2015-01-01', due_on: '2026-01-01', years: 10, by_registry: false, held, view: '',
});
const kept: ClassDto = { class: 'papers', mark: 'discard', years: 10, proposed: 10, is_own: false, records: 4, due: 0, held: 0 };

test('the list is narrowed by what stands in the way and by class', () => {
  const rows = [row('a', 'papers', null), row('b', 'papers', { key: 'keeping-held-archive', args: {} }), row('c', 'tasks', null)];
  const ids = (which: 'free' | 'held' | 'all', wanted = '') => passing(rows, which, wanted).map((one) => one.id);
  expect(ids('free')).toEqual(['a', 'c']);
  expect(ids('held')).toEqual(['b']);
  expect(ids('all', 'papers')).toEqual(['a', 'b']);
});

test('years are whole, at most a hundred, and none means the proposed ones', () => {
  expect(['', ' 5 ', '0', '100', '101', '-1', 'pět', '1.5'].map(yearsOf)).toEqual([null, 5, 0, 100, 'bad', 'bad', 'bad', 'bad']);
});

test('a period is said in words, and what is due with it', () => {
  expect(periodOf(kept)).toBe('10 let');
  expect(periodOf({ ...kept, years: null, mark: 'archive' })).toBe('trvale, předává se archivu');
  expect(standing(kept)).toBe('');
  expect(standing({ ...kept, due: 2, held: 1 })).toBe('2 po lhůtě, 1 zatím nesmí');
});

test('a statement is about a person of the office, or about a name', () => {
  expect(whom({ person: { id: 'a', name: 'Ing. Jana Malá', function: '' }, name: '' })).toBe('Ing. Jana Malá');
  expect(whom({ person: null, name: 'Karel Vomáčka' })).toBe('Karel Vomáčka');
});
