import { expect, test } from 'vitest';
import type { DayGroup, DayRow, NextMeeting } from '$lib/api';
import { chosenKey, placeOf, readiness, stepFrom } from './day-rows';

const group = (kind: string, ...keys: string[]): DayGroup => ({
  kind,
  heading: { key: '', args: {} },
  rows: keys.map((key) => ({ key }) as DayRow),
});
const groups = [group('late', 'a'), group('today', 'b', 'c'), group('later', 'd')];

test('the day opens on the first thing of today, else on the first at all', () => {
  expect(chosenKey(groups, undefined)).toBe('b');
  expect(chosenKey(groups, 'd')).toBe('d');
  expect(chosenKey(groups, 'gone')).toBe('b');
  expect(chosenKey([group('later', 'x')], undefined)).toBe('x');
  expect(chosenKey([], undefined)).toBeUndefined();
});

test('arrows walk over the groups and stop at the edges', () => {
  expect([stepFrom(groups, 'a', 1), stepFrom(groups, 'c', 1), stepFrom(groups, 'd', 1), stepFrom(groups, 'a', -1)]).toEqual(['b', 'd', 'd', 'a']);
});

test('a row leads to its screen', () => {
  expect(placeOf({ view: 'paper', target: 'p1' })).toEqual({ view: 'paper', params: { id: 'p1' } });
  expect(placeOf({ view: 'settings', target: 'backup' })).toEqual({ view: 'settings', params: { part: 'backup' } });
  expect(placeOf({ view: 'owed', target: 'u1', title: 'Pronájem' })).toEqual({ view: 'papers', params: { new: 'yes', title: 'Pronájem', drafter: 'u1' } });
  expect(placeOf({ view: 'attention', target: '' })).toEqual({ view: 'attention', params: {} });
});

test('the bar of the next meeting adds up to its items', () => {
  const meeting = { items: 11, ready: 8, in_check: 2 } as NextMeeting;
  expect(readiness(meeting)).toEqual({ missing: 1, ready: 73, inCheck: 18 });
  expect(readiness({ ...meeting, items: 0, ready: 0, in_check: 0 })).toEqual({ missing: 0, ready: 0, inCheck: 0 });
});
