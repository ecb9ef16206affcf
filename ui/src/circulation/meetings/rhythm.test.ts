import { expect, test } from 'vitest';
import { closingText } from './closing';
import { RHYTHMS, rhythmOf, weekdays } from './rhythm';

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
