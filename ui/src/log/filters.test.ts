import { expect, test } from 'vitest';
import { filterInput, isInOrder, isNarrowed, noFilter } from './filters';

test('nothing chosen leaves nothing out', () => {
  expect(isNarrowed(noFilter())).toBe(false);
  expect(isNarrowed({ ...noFilter(), person: 'p' })).toBe(true);
  expect(filterInput(noFilter(), '')).toEqual({ person: '', from: '', to: '', record: '' });
});

test('days are in order when one is missing, when they are one day, and when the first is earlier', () => {
  expect(isInOrder({ ...noFilter(), from: '2026-11-29' })).toBe(true);
  expect(isInOrder({ ...noFilter(), from: '2026-11-29', to: '2026-11-29' })).toBe(true);
  expect(isInOrder({ ...noFilter(), from: '2026-12-01', to: '2026-11-29' })).toBe(false);
});
