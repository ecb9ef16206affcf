import { expect, test, vi } from 'vitest';
import { call, explain, isApiError, toApiError, useClient, type ErrorCode } from '.';

test('an answer passes through and a failure always has the same shape', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  useClient({
    call: (command, args) => (command === 'sum' ? Promise.resolve(args['a']) : Promise.reject(new Error('SQL near select'))),
    on: () => Promise.resolve(() => {}),
  });
  expect(await call<number>('sum', { a: 3 })).toBe(3);
  await expect(call('other')).rejects.toEqual({ code: 'broken', key: 'error-broken', args: {}, trace_id: '' });
});

test('each kind of failure has its severity and one act', () => {
  const table: [ErrorCode, string, string][] = [
    ['refused', 'warn', 'edit'], ['invalid', 'warn', 'edit'], ['not_found', 'warn', 'go-back'], ['busy', 'warn', 'retry'],
    ['locked', 'warn', 'unlock'], ['read_only', 'warn', 'retry'], ['unreachable', 'quiet', 'retry'], ['broken', 'bad', 'save-diagnostics'],
  ];
  for (const [code, severity, action] of table) {
    expect(explain({ code, key: 'no-such-text', args: {}, trace_id: '' })).toMatchObject({ severity, action });
  }
});

test('a person reads words of the failure or of its kind, never the key or the trace', () => {
  const words = explain({ code: 'refused', key: 'paper-not-here', args: {}, trace_id: '7f3a' });
  expect(words.said.replaceAll('\u00a0', ' ')).toBe('To teď nejde provést.');
  expect(words.reassurance).toBe('Co jste zadali, zůstává.');
  expect(explain({ code: 'invalid', key: 'day-unreadable', args: {}, trace_id: '' }).said).toContain('Napište datum');
});

test('only the agreed shape is a failure of the core', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect([null, 'x', { code: 'teapot', key: 'k' }, { code: 'busy' }].map(isApiError)).toEqual([false, false, false, false]);
  expect(toApiError({ code: 'busy', key: 'k' })).toEqual({ code: 'busy', key: 'k', args: {}, trace_id: '' });
});

test('counts choose their ending and days are written as an office writes them', () => {
  const said = (key: string, args: Record<string, string>) =>
    explain({ code: 'refused', key, args, trace_id: '' }).said.replaceAll('\u00a0', ' ').replaceAll(/[\u2068\u2069]/gu, '');
  expect(said('refusal-outcomes-missing', { count: '1' })).not.toContain('1 bodů');
  expect(said('refusal-outcomes-missing', { count: '5' })).toContain('5 bodů');
  expect(said('refusal-meeting-not-yet', { day: '2030-12-02' })).toContain('2. 12. 2030');
});
