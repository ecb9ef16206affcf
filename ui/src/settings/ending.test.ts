import { expect, test } from 'vitest';
import { leftBehind } from './ending';

test('the last day of a body warns of papers that wait for it and of meetings after it', () => {
  const paper = { id: 'p1', number: '12/2026', title: 'Oprava kašny' };
  const before = { papers: [paper], meetings: ['2026-12-01', '2026-12-15', '2027-01-10'] };
  expect(leftBehind(before, null)).toEqual({ papers: [], meetings: [] });
  expect(leftBehind(before, '2026-12-15')).toEqual({ papers: [paper], meetings: ['2027-01-10'] }); // its last day still counts
  expect(leftBehind(undefined, '2026-12-15')).toEqual({ papers: [], meetings: [] });
  expect(leftBehind({ papers: [], meetings: [] }, '2026-12-15')).toEqual({ papers: [], meetings: [] });
});
