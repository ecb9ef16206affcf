import { describe, expect, test } from 'vitest';
import type { AgendaItemDto } from '$lib/api';
import { bySection, isMoved, moveAcross, moveAfter, moveWithin, placement, slots, undecided } from './agenda';
import { itemState } from './states';

const item = (id: string, section: number, number: number, more: Partial<AgendaItemDto> = {}): AgendaItemDto => ({
  id, section, number, paper: '', paper_number: '', paper_erased_on: '', title: id, presenter: '', presenter_id: '', minutes: 5, state: 'ready',
  is_confidential: false, is_watched: false, is_late: false, note: '', owed_by: '', late_reason: '', late_consent: '', late_consent_for: '', late_absence: '', role: 'decides', earlier: [], outcome: null, clauses: [], ...more,
});
const SECTIONS = ['A', 'B', 'C'];
const agenda = [item('a', 0, 1), item('b', 1, 2), item('c', 1, 3), item('d', 1, 4)];
const shown = (order: { id: string; section: number }[]) => order.map((slot) => `${slot.section}${slot.id}`).join(' ');

describe('reordering an agenda', () => {
  const order = slots(agenda);
  test.each([
    ['down within the section', () => moveWithin(order, 'b', 1), '0a 1c 1b 1d'],
    ['up at the edge of the section stays', () => moveWithin(order, 'b', -1), '0a 1b 1c 1d'],
    ['down at the end stays', () => moveWithin(order, 'd', 1), '0a 1b 1c 1d'],
    ['an unknown item moves nothing', () => moveWithin(order, 'x', 1), '0a 1b 1c 1d'],
    ['into the section before: to its end', () => moveAcross(order, 'c', -1, 3), '0a 0c 1b 1d'],
    ['into the next section: to its beginning', () => moveAcross(order, 'a', 1, 3), '1a 1b 1c 1d'],
    ['into an empty section', () => moveAcross(order, 'b', 1, 3), '0a 1c 1d 2b'],
    ['beyond the last section stays', () => moveAcross(slots([item('z', 2, 1)]), 'z', 1, 3), '2z'],
    ['after another item, into its section', () => moveAfter(order, 'd', 'a'), '0a 0d 1b 1c'],
  ])('%s', (_, move, expected) => expect(shown(move())).toBe(expected));

  test('the command names the neighbour before and the section', () => {
    expect(placement(order, 'a', SECTIONS)).toEqual({ after: null, section: 'A' });
    expect(placement(moveWithin(order, 'b', 1), 'b', SECTIONS)).toEqual({ after: 'c', section: 'B' });
    expect(placement(moveAcross(order, 'd', 1, 3), 'd', SECTIONS)).toEqual({ after: 'c', section: 'C' });
  });

  test('a change of the section alone is a move', () => {
    expect(isMoved(order, moveAcross(order, 'd', 1, 3), 'd')).toBe(true);
    expect(isMoved(order, order, 'd')).toBe(false);
  });
});

test('sections show their items, their minutes and numbers through the whole agenda', () => {
  const sections = bySection(agenda, SECTIONS, moveWithin(slots(agenda), 'b', 1));
  expect(sections.map((section) => [section.title, section.minutes, section.items.length])).toEqual([
    ['A', 5, 1], ['B', 15, 3], ['C', 0, 0],
  ]);
  expect(sections[1]?.items.map((entry) => `${entry.number}${entry.id}`)).toEqual(['2c', '3b', '4d']);
});

test('items of a section that has no name are not lost', () => {
  expect(bySection([item('x', 3, 1)], SECTIONS).flatMap((section) => section.items)).toHaveLength(1);
});

test('withdrawn, postponed and decided items wait for no outcome', () => {
  const settled = ['withdrawn', 'postponed', 'decided'].map((state, place) => item(state, 0, place + 2, { state }));
  expect(undecided([item('a', 0, 1), ...settled]).map(({ id }) => id)).toEqual(['a']);
});

test('an item put off says so, also one that came late, and is never told to have no paper', () => {
  for (const is_late of [false, true]) {
    expect(itemState(item('a', 0, 1, { state: 'postponed', is_late }))?.text).toBe('odložen');
  }
  expect(itemState(item('b', 0, 2, { state: 'late', is_late: true }))?.text).toBe('na stůl');
  expect(itemState(item('c', 0, 3, { state: 'without_paper' }))).toBeUndefined();
});
