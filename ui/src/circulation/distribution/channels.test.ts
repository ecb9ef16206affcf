import { describe, expect, test } from 'vitest';
import type { DistributionRow } from '$lib/api';
import { staysBehind, toSend } from './channels';

const row = (id: string, channel: string, sent: 'never' | 'old' | 'current'): DistributionRow => ({
  person: { id, name: id, function: '' },
  role: 'member',
  channel,
  channel_of: '',
  papers: 1,
  kept_close: 0,
  sent: sent === 'never' ? null : { number: 1, at: '2026-09-01T07:00:00Z', by: '', channel, with_kept_close: false, is_current: sent === 'current' },
  changes: [],
  opened: [],
  apology: null,
  conflicts: [],
});

describe('one press sends', () => {
  const table: [string, DistributionRow[], boolean, string[]][] = [
    ['nothing where nobody is', [], false, []],
    ['to those who had nothing', [row('a', 'application', 'never'), row('b', 'page', 'never')], false, ['a', 'b']],
    ['changes only to those concerned', [row('a', 'application', 'old'), row('b', 'application', 'current')], true, ['a']],
    ['to both kinds at once', [row('a', 'application', 'old'), row('b', 'page', 'never')], false, ['a', 'b']],
    ['nothing that needs a file', [row('a', 'print', 'never'), row('b', 'bundle', 'old'), row('c', 'email', 'never')], false, []],
  ];
  test.each(table)('%s', (_, rows, isChange, people) => {
    expect(toSend(rows)).toEqual({ isChange, people });
  });
});

test('what is kept close stays behind until somebody is sent the present version with it', () => {
  const sent = (state: 'never' | 'old' | 'current', with_kept_close: boolean): DistributionRow => {
    const one = { ...row('a', 'bundle', state), kept_close: 1 };
    return { ...one, sent: one.sent && { ...one.sent, with_kept_close } };
  };
  expect(staysBehind(sent('never', false))).toBe(1);
  expect(staysBehind(sent('current', false))).toBe(1);
  expect(staysBehind(sent('old', true))).toBe(1);
  expect(staysBehind(sent('current', true))).toBe(0);
});
