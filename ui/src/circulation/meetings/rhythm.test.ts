import { expect, test } from 'vitest';
import { closingText } from './closing';
import { enteredDays, RHYTHMS, rhythmOf, weekdayId, weekdays } from './rhythm';

test('an office says how often and on which day', () => {
  expect(weekdays().map(({ id, label }) => `${id} ${label}`)).toEqual(['1 pondělí', '2 úterý', '3 středa', '4 čtvrtek', '5 pátek']);
  for (const { id, rhythm } of RHYTHMS) expect(rhythmOf(id)).toBe(rhythm);
  expect(new Set(RHYTHMS.map(({ id }) => id)).size).toBe(RHYTHMS.length);
});

test('what closes before a meeting is one line, without doors this program does not know', () => {
  const days = [
    { door: 'papers', on: '2026-11-13' },
    { door: 'translation', on: '2026-11-14' },
    { door: 'notice', on: '2026-11-18' },
  ];
  expect(closingText(days).replaceAll('\u00a0', ' ')).toBe('tisky 13. 11. · oznámení 18. 11.');
  expect(closingText([])).toBe('');
});

test('a refused plan opens with its very days, also where the rhythm has them no more', () => {
  const row = (on: string, is_taken = false) => ({ on, moved_from: null, is_taken, closing: [] });
  const found = [row('2026-12-02'), row('2026-12-09', true), row('2026-12-16'), row('2026-12-23', true)];
  const { rows, turned } = enteredDays(found, ['2026-12-02', '2026-12-09', '2026-12-11']);
  expect(rows.map(({ on }) => on)).toEqual(['2026-12-02', '2026-12-09', '2026-12-11', '2026-12-16', '2026-12-23']);
  const wanted = rows.filter((one) => one.is_taken === turned.includes(one.on)); // as the dialog reads them
  expect(wanted.map(({ on }) => on)).toEqual(['2026-12-02', '2026-12-09', '2026-12-11']);
  expect(['2026-12-02', '2026-12-05', 'kdysi'].map(weekdayId)).toEqual(['3', '5', '3']);
});
