import { expect, test } from 'vitest';
import type { EarlierWord } from '$lib/api';
import { earlierLine } from './earlier';

const body = { id: 'k', name: 'Komise dopravy', short_name: 'Doprava', kind: 'commission' };
const word = (state: string, more: Partial<EarlierWord> = {}): EarlierWord => ({
  body,
  on: null,
  outcome: { key: `consultation-${state}`, args: { votes: '', until: '' } },
  reason: '',
  ...more,
});
const line = (one: EarlierWord) => earlierLine(one).replaceAll('\u00a0', ' ');

test('the agenda of the next body says what the one before came to, when and why', () => {
  const voted = word('recommended', { on: '2024-09-03' });
  voted.outcome.args['votes'] = '4 : 0 : 1 / 5';
  expect(line(voted)).toBe('Komise dopravy 3. 9. 2024: doporučuje 4 : 0 : 1 / 5');
  expect(line(word('not-recommended'))).toBe('Komise dopravy: nedoporučuje');
  expect(line(word('without-opinion', { reason: 'nesešla se' }))).toBe('Komise dopravy: bez stanoviska – nesešla se');
});
