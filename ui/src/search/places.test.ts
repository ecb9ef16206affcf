import { expect, test } from 'vitest';
import type { SearchHit } from '$lib/api';
import { countOf, isAskable, kindsOf, numbersFirst, placeOf } from './places';

const hit = (kind: string, number = ''): SearchHit => ({ kind, id: 'x', number, title: 'Chodník', state: '', place: '', on: null, snippet: [], is_withheld: false });

test('every kind of hit leads somewhere', () => {
  expect(['paper', 'resolution', 'meeting', 'task', 'person', 'attachment'].map((kind) => placeOf(hit(kind)).view)).toEqual([
    'paper', 'resolution', 'meeting', 'tasks', 'search', 'attachment',
  ]);
});

test('signs of the palette narrow the kinds', () => {
  expect(kindsOf('all')).toEqual([]);
  expect(kindsOf('numbers')).toEqual(['paper', 'resolution']);
  expect(kindsOf('people')).toEqual(['person']);
  expect(kindsOf('commands')).toBeUndefined();
});

test('a single letter is not asked for, a digit is', () => {
  expect(['', ' a ', 'ab', '7', '„"'].map(isAskable)).toEqual([false, false, true, true, false]);
});

test('an exact number stands before one that holds it', () => {
  const hits = [hit('paper'), hit('paper', '118/2026'), hit('resolution', '18/2026')];
  expect(numbersFirst(hits, '18/2026').map((one) => one.number)).toEqual(['18/2026', '118/2026', '']);
});

test('a kind without hits counts zero', () => expect([countOf([['task', 3]], 'task'), countOf([], 'task')]).toEqual([3, 0]));
