import { expect, test } from 'vitest';
import { useClient } from '$lib/api';
import { KeptWords } from '$shell/words/kept-words.svelte';
import { isLateAnswered, latePayload, takenWhenDone } from './late';

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

test('why a paper comes late is kept until it stands on the agenda', async () => {
  const drafts = new Map<string, string>();
  useClient({
    call: (command, args) => {
      if (command === 'put_draft') drafts.set(String(args['key']), String(args['text']));
      if (command === 'drop_draft') drafts.delete(String(args['key']));
      return Promise.resolve(command === 'get_draft' ? (drafts.get(String(args['key'])) ?? null) : undefined);
    },
    on: () => Promise.resolve(() => {}),
  });
  const words = new KeptWords('late/p1', 'words/me/late/p1', { reason: '', consent: '' });
  words.edit({ reason: 'havárie', consent: '' });
  expect(await takenWhenDone('late/p1', () => Promise.resolve(false))).toBe(false);
  await words.keep.flush();
  expect(drafts.get('words/me/late/p1')).toContain('havárie');
  expect(await takenWhenDone('late/p1', () => Promise.resolve(true))).toBe(true);
  await words.leave();
  expect(drafts.size).toBe(0);
});
