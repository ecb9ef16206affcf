import { expect, test } from 'vitest';
import { versions, whole } from './versions';

test('a comparison is divided into two whole texts with their own words marked', () => {
  const { mine, theirs } = versions([
    { kind: 'same', text: 'zveřejnit ' },
    { kind: 'deleted', text: 'přijatý' },
    { kind: 'inserted', text: 'schválený' },
    { kind: 'same', text: ' rozpočet' },
  ]);
  expect(whole(mine)).toBe('zveřejnit schválený rozpočet');
  expect(whole(theirs)).toBe('zveřejnit přijatý rozpočet');
  expect(mine.filter((piece) => piece.own).map((piece) => piece.text)).toEqual(['schválený']);
});
