import { expect, test } from 'vitest';
import { useClient, type ConsentingPerson } from '$lib/api';
import { KeptWords } from '$shell/words/kept-words.svelte';
import { consentingName, isLateAnswered, lateLine, latePayload, noLate, takenWhenDone } from './late';

const person = (id: string, name: string) => ({ id, name, function: '' });
const consenting: ConsentingPerson[] = [
  { person: person('u1', 'Jana Krátká'), in_place_of: '', is_deputy: false },
  { person: person('u2', 'Jan Urban'), in_place_of: 'Jana Krátká', is_deputy: false },
  { person: person('u3', 'Petr Dvořák'), in_place_of: 'Jan Bartoš', is_deputy: true },
  { person: person('u4', 'Eva Malá'), in_place_of: '', is_deputy: true },
];

test('a late paper needs a reason, and consent where the rules want it', () => {
  const rule = (needs_consent: boolean) => ({ needs_consent, consenting });
  const said = (reason: string, consent = '', absence = '') => ({ reason, consent, absence });
  expect(isLateAnswered(null, said(''))).toBe(true);
  expect(isLateAnswered(rule(false), said(' '))).toBe(false);
  expect(isLateAnswered(rule(false), said('havárie'))).toBe(true);
  expect(isLateAnswered(rule(true), said('havárie'))).toBe(false);
  expect(isLateAnswered(rule(true), said('havárie', 'u1'))).toBe(true);
  expect(isLateAnswered(rule(true), said('havárie', 'u2'))).toBe(true); // the substitution says why
  expect(isLateAnswered(rule(true), said('havárie', 'u3', ' '))).toBe(false);
  expect(isLateAnswered(rule(true), said('havárie', 'u3', 'dovolená'))).toBe(true);
  expect(isLateAnswered(rule(true), said('havárie', 'u4'))).toBe(false);
  const payload = { late_reason: 'havárie', late_consent: 'u3', late_absence: 'dovolená' };
  expect(latePayload(said(' havárie ', 'u3', ' dovolená '))).toEqual(payload);
  expect(latePayload(said(''))).toEqual({ late_reason: '', late_consent: null, late_absence: '' });
});

test('who stands in is offered and written down with whom they stand in for', () => {
  const names = ['Jana Krátká', 'Jan Urban (zastupuje: Jana Krátká)', 'Petr Dvořák (zastupuje: Jan Bartoš)', 'Eva Malá (zastupuje předsedu)'];
  const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll(/[\u2068\u2069]/gu, '');
  expect(consenting.map((one) => plain(consentingName(one)))).toEqual(names);
  const line = (late_consent: string, late_consent_for: string, late_absence: string) =>
    plain(lateLine({ late_reason: 'Havárie.', late_consent, late_consent_for, late_absence }));
  expect(line('', '', '')).toBe('Předloženo na stůl: Havárie.');
  expect(line('Jana Krátká', '', '')).toBe('Předloženo na stůl: Havárie. Souhlas: Jana Krátká.');
  expect(line('Petr Dvořák', 'Jan Bartoš', 'dovolená')).toBe('Předloženo na stůl: Havárie. Souhlas: Petr Dvořák (zastupuje: Jan Bartoš), dovolená.');
  expect(line('Eva Malá', '', 'předseda odstoupil')).toBe('Předloženo na stůl: Havárie. Souhlas: Eva Malá, předseda odstoupil.');
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
  const words = new KeptWords('late/p1', 'words/me/late/p1', noLate());
  words.edit({ ...noLate(), reason: 'havárie' });
  expect(await takenWhenDone('late/p1', () => Promise.resolve(false))).toBe(false);
  await words.keep.flush();
  expect(drafts.get('words/me/late/p1')).toContain('havárie');
  expect(await takenWhenDone('late/p1', () => Promise.resolve(true))).toBe(true);
  await words.leave();
  expect(drafts.size).toBe(0);
});
