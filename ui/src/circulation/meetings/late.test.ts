import { expect, test } from 'vitest';
import { isLateAnswered, latePayload } from './late';

test('a late paper needs a reason, and consent where the rules want it', () => {
  const rule = (needs_consent: boolean) => ({ needs_consent, consenting: [] });
  const said = (reason: string, consent = '') => ({ reason, consent });
  expect(isLateAnswered(null, said(''))).toBe(true);
  expect(isLateAnswered(rule(false), said(' '))).toBe(false);
  expect(isLateAnswered(rule(false), said('havárie'))).toBe(true);
  expect(isLateAnswered(rule(true), said('havárie'))).toBe(false);
  expect(isLateAnswered(rule(true), said('havárie', 'u1'))).toBe(true);
  expect(latePayload(said(' havárie ', 'u1'))).toEqual({ late_reason: 'havárie', late_consent: 'u1' });
  expect(latePayload(said(''))).toEqual({ late_reason: '', late_consent: null });
});
