import { expect, test } from 'vitest';
import { useClient, type SyncState } from '$lib/api';
import { Join } from './join.svelte';
import { fileOf, lookOf, restsOf } from './words';

const PRINT = 'ab12'.repeat(16);
const seen = { url: 'https://vzorov.cz', town: 'vzorov', invitation: '', fingerprint: PRINT, is_vouched: false, invitation_says: '' };
const begun = { digits: '123456', page: 'https://vzorov.cz/vzorov/pair?…', is_shown: true };
const refused = (key: string) => ({ code: 'refused', key, args: {}, trace_id: '' });

type Answer = unknown;

/** A core that answers what it is told; a function may wait or fail. */
function core(answers: Record<string, Answer>) {
  const calls: [string, Record<string, unknown>][] = [];
  let tell: ((reads: unknown) => void) | undefined;
  useClient({
    call: (command, args) => {
      calls.push([command, args]);
      const answer = answers[command];
      return typeof answer === 'function' ? (answer as () => Promise<unknown>)() : Promise.resolve(answer ?? null);
    },
    on: (_, heard) => {
      tell = heard;
      return Promise.resolve(() => {});
    },
  });
  return { calls, said: (command: string) => calls.filter(([name]) => name === command), tell: (reads: unknown) => tell?.(reads) };
}

function filled(done: () => void = () => {}): Join {
  const join = new Join({ done });
  join.address = ' vzorov.cz/vzorov ';
  join.key.way = 'keyring';
  return join;
}

test('nothing is asked of a server before the fields are right', async () => {
  const { calls } = core({});
  const join = new Join({ done: () => {} });
  join.device = ' ';
  await join.next();
  expect(join.problems).toEqual({ address: 'join-address-missing', device: 'join-device-missing', words: 'setup-passphrase-short' });
  expect(calls).toEqual([]);
});

test('a certificate nobody vouches for waits for the person, then the pairing begins with it', async () => {
  let ends = 0;
  const { said } = core({ look_at_office: seen, begin_pairing: begun });
  const join = filled(() => (ends += 1));
  await join.next();
  expect([join.step, said('begin_pairing').length]).toEqual(['certificate', 0]);
  await join.next();
  expect(said('begin_pairing')[0]?.[1]).toMatchObject({ input: { address: 'vzorov.cz/vzorov', accepted: PRINT, passphrase: null } });
  expect(ends).toBe(1);
});

test('what the system or the invitation vouches for asks nothing; an invitation is accepted first', async () => {
  core({ look_at_office: { ...seen, is_vouched: true }, begin_pairing: begun });
  let ends = 0;
  await filled(() => (ends += 1)).next();
  expect(ends).toBe(1);
  core({ look_at_office: { ...seen, invitation: 'https://vzorov.cz/vzorov/invitation/x', invitation_says: 'same' }, begin_pairing: begun });
  const invited = filled();
  await invited.next();
  expect(invited.step).toBe('invitation');
});

test('an address the administrator laid down asks for nothing but the key of this computer', async () => {
  const { said } = core({ look_at_office: { ...seen, invitation_says: 'same' }, begin_pairing: begun });
  const join = new Join({ done: () => {}, governed: 'https://vzorov.cz/vzorov' });
  join.key.way = 'keyring';
  await join.next();
  expect(join.isGoverned).toBe(true);
  expect(said('begin_pairing')[0]?.[1]).toMatchObject({ input: { address: 'https://vzorov.cz/vzorov', accepted: PRINT } });
});

test('a code that was told joins without the browser, and a dead one leaves what was written', async () => {
  const { said } = core({ look_at_office: { ...seen, is_vouched: true }, join_by_code: () => Promise.reject(refused('join-code-dead')) });
  const join = filled();
  join.code = ' k7qm-2htx-9vda ';
  await join.next();
  expect(said('join_by_code')[0]?.[1]).toMatchObject({ code: 'k7qm-2htx-9vda' });
  expect([join.step, join.error?.key, join.busy, said('begin_pairing').length]).toEqual(['address', 'join-code-dead', false, 0]);
});

test('a refusal leaves what was written and says why', async () => {
  core({ look_at_office: () => Promise.reject(refused('join-not-an-office')) });
  const join = filled();
  await join.next();
  expect([join.step, join.address.trim(), join.error?.key]).toEqual(['address', 'vzorov.cz/vzorov', 'join-not-an-office']);
});

test('who gives up while the browser is open is not brought back by its answer', async () => {
  let answer: (failure: unknown) => void = () => {};
  const waiting = new Promise((_, fail) => (answer = fail));
  const { said } = core({ look_at_office: { ...seen, is_vouched: true }, begin_pairing: begun, finish_pairing: () => waiting });
  const join = filled();
  const going = join.next();
  await expect.poll(() => join.step, { timeout: 60_000 }).toBe('pair');
  await join.cancel();
  answer({ ...refused('error-cancelled'), code: 'cancelled' });
  await going;
  expect([join.step, join.error, said('cancel_pairing').length]).toEqual(['address', undefined, 1]);
});

test('reading shows how far it is, and what was cut off goes on later', async () => {
  let answer: (failure: unknown) => void = () => {};
  const waiting = new Promise((_, fail) => (answer = fail));
  let ends = 0;
  const { tell } = core({ continue_joining: () => waiting });
  const join = new Join({ done: () => (ends += 1), from: 'read' });
  expect(join.step).toBe('stopped');
  const going = join.next();
  await Promise.resolve();
  tell({ rows: 120, through: 40, head: 80 });
  expect([join.step, join.reads?.rows]).toEqual(['reading', 120]);
  answer({ code: 'unreachable', key: 'join-no-connection', args: {}, trace_id: '' });
  await going;
  expect([join.error?.key, ends]).toEqual(['join-no-connection', 1]);
});

test('the indicator has four states with a shape and words of their own', () => {
  const at: SyncState = { state: 'sent', waiting: 0, reached_at: '2026-11-28T08:42:00Z', why: null, act: '', files: null, up: null, office: 'x', lease: null };
  const table: [Partial<SyncState>, string, string, boolean][] = [
    [{}, 'synced', 'Uloženo · odesláno 9.42', false],
    [{ reached_at: null }, 'synced', 'Uloženo · zatím bez spojení', false],
    [{ state: 'sending', waiting: 3 }, 'wait', 'Odesílají se 3 změny', false],
    [{ state: 'offline', waiting: 7 }, 'offline', 'Bez spojení · 7 změn čeká v tomto počítači', true],
    [{ state: 'offline' }, 'offline', 'Bez spojení · nic nečeká', true],
    [{ state: 'stuck' }, 'attention', 'Nelze odeslat – proč?', true],
    [{ state: 'stuck', act: 'update' }, 'attention', 'Úřad potřebuje novější program', true],
  ];
  for (const [change, icon, words, off] of table) {
    const look = lookOf({ ...at, ...change });
    expect([look.icon, look.words.replaceAll('\u00a0', ' '), look.off]).toEqual([icon, words, off]);
  }
});

test('a file on its way up is told by its name and how far it is, and why it rests', () => {
  const file = { blob: 'ab', name: 'Sken.pdf', here: 8_000_000, whole: 200_000_000, rests: '' };
  const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
  expect(plain(fileOf(file))).toBe('Sken.pdf · 8,0 MB z 200 MB');
  expect(plain(fileOf({ ...file, name: '' }))).toBe('Soubor · 8,0 MB z 200 MB');
  expect(restsOf(file)).toBeUndefined();
  expect(plain(restsOf({ ...file, rests: 'paused' }))).toBe('Odesílání je pozastavené.');
  expect(plain(restsOf({ ...file, rests: 'limit' }))).toBe('Dnešní limit je vyčerpaný. Soubor půjde dál zítra, nebo když limit zvýšíte.');
});
