import { expect, test } from 'vitest';
import { placeOf } from './place';

test('a meeting is told with its day, a paper by its number and title', () => {
  expect(placeOf({ place: 'Rada', on: '2026-12-03' }).replaceAll('\u00a0', ' ')).toBe('Rada, 3. 12. 2026');
  expect(placeOf({ place: '12/2026 Oprava chodníku', on: '' })).toBe('12/2026 Oprava chodníku');
});
