import { expect, test } from 'vitest';
import type { MeetingRow } from '$lib/api';
import { calendar, clock, dayAndHour, daysMissed, later, monthTitle, readTime, termOf } from './calendar';

const meeting = (id: string, on: string, state = 'planned'): MeetingRow => ({
  id, on, state, number: 1, starts_at: '14:00', place: '', items: 0, ready: 0, decided: 0, sections: [], closing: [], late: null,
  body: { id: 'b', name: 'Rada města', short_name: 'Rada', kind: 'council' },
});

test('next meetings come first by months, past ones after them from the newest', () => {
  const rows = [
    meeting('old', '2026-10-07', 'held'), meeting('next', '2026-11-25'), meeting('off', '2026-11-24', 'cancelled'),
    meeting('december', '2026-12-09'), meeting('older', '2026-09-02', 'held'), meeting('today', '2026-11-23', 'held'),
  ];
  const { ahead, past, next } = calendar(rows, '2026-11-23');
  expect(ahead.map((month) => [month.id, month.rows.map((row) => row.id)])).toEqual([
    ['2026-11', ['off', 'next']], ['2026-12', ['december']],
  ]);
  expect(past.flatMap((month) => month.rows.map((row) => row.id))).toEqual(['today', 'old', 'older']);
  expect(next).toBe('next');
});

test('times are read and written as an office does', () => {
  expect(['14', '14.00', '9:30', '24.00', '9.5', 'x'].map(readTime)).toEqual(['14:00', '14:00', '09:30', undefined, undefined, undefined]);
  expect(clock('09:30')).toBe('9.30');
  expect(later('14:00', 125)).toBe('16:05');
  expect(monthTitle('2026-11')).toBe('Listopad 2026');
});

test('the term is offered by the elections', () => {
  expect(['2024-05-01', '2026-10-09', '2026-11-25', '2031-01-01'].map(termOf)).toEqual([9, 9, 10, 11]);
});

test('a session is late once the day of its notice has passed, by the law or by its own rules', () => {
  expect(daysMissed('2026-12-09', '2026-12-02', '2026-12-02')).toBeUndefined();
  expect(daysMissed('2026-12-09', '2026-12-02', '2026-12-03')).toBe(7);
  expect(daysMissed('2026-12-09', '2026-11-29', '2026-12-01')).toBe(10); // eight days are left, its rules want ten
  expect(daysMissed('2026-12-09', null, '2026-12-09')).toBeUndefined();
});

test('a meeting without an hour says its day alone and tells no end', () => {
  expect(dayAndHour('středa 25. listopadu', '14:00')).toBe('středa 25. listopadu, 14.00');
  expect(dayAndHour('středa 25. listopadu', '')).toBe('středa 25. listopadu');
  expect(later('', 90)).toBe('');
});
