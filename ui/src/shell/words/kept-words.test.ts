import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useClient } from '$lib/api';
import { AUTOSAVE_DELAY_MS, AUTOSAVE_RETRY_MS, flushAll } from '$shared/autosave.svelte';
import { KeptWords, overOf, wordsTaken } from './kept-words.svelte';

interface Words {
  reason: string;
  absence: string;
}

const NOTHING: Words = { reason: '', absence: '' };
let drafts: Map<string, string>;
let fails: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  [drafts, fails] = [new Map(), false];
  useClient({
    call: (command, args) => {
      if (fails) return Promise.reject({ code: 'read_only', key: 'store-full', args: {}, trace_id: '' });
      if (command === 'put_draft') drafts.set(String(args['key']), String(args['text']));
      if (command === 'drop_draft') drafts.delete(String(args['key']));
      return Promise.resolve(command === 'get_draft' ? (drafts.get(String(args['key'])) ?? null) : undefined);
    },
    on: () => Promise.resolve(() => {}),
  });
});
afterEach(() => vi.useRealTimers());

const dialog = (about = 'leave/p1') => new KeptWords<Words>(about, `words/me/${about}`, NOTHING);
const typed = (reason: string): Words => ({ ...NOTHING, reason });

test('words typed before Escape are there when the dialog opens again', async () => {
  const first = dialog();
  first.edit(typed('Podjat'));
  first.edit(typed('Podjatost'));
  await first.leave(); // Escape
  const again = dialog();
  expect(await again.look()).toEqual(typed('Podjatost'));
  expect(again.since).toBeTypeOf('string');
  expect(await dialog('leave/p2').look()).toBeUndefined();
});

test('a lock finds every letter in the store, the last one too', async () => {
  const words = dialog();
  words.edit(typed('Nemoc'));
  await vi.advanceTimersByTimeAsync(AUTOSAVE_DELAY_MS);
  words.edit(typed('Nemoc do 5. 12.'));
  expect(await flushAll()).toBe(true); // what every lock does first
  expect(await dialog().look()).toEqual(typed('Nemoc do 5. 12.'));
  await words.taken();
});

test('what the office took is kept no more, and a letter on its way does not come back', async () => {
  const words = dialog();
  words.edit(typed('Souhlasím'));
  await vi.advanceTimersByTimeAsync(AUTOSAVE_DELAY_MS);
  words.edit(typed('Souhlasím.'));
  await wordsTaken('leave/p1');
  words.edit(typed('Souhlasím.'));
  await vi.advanceTimersByTimeAsync(AUTOSAVE_RETRY_MS);
  expect(drafts.size).toBe(0);
});

test('what the office took goes also when the act took the dialog off the screen', async () => {
  const words = dialog();
  words.edit(typed('Rezignace'));
  await words.leave(); // the mandate is over, and its dialog went with it
  await wordsTaken('leave/p1');
  expect(drafts.size).toBe(0);
  expect(await dialog().look()).toBeUndefined();
});

test('a dialog that opens while the one before is being sent begins empty', async () => {
  const words = dialog();
  words.edit(typed('Jana'));
  await words.keep.flush();
  const sent = words.taken();
  const left = words.leave(); // the dialog closes before its draft is gone
  const next = dialog();
  expect(await next.look()).toBeUndefined();
  await Promise.all([sent, left]);
  expect(drafts.size).toBe(0);
});

test('words deleted by hand or dropped leave nothing behind', async () => {
  const words = dialog();
  words.edit(typed('Omyl'));
  await words.keep.flush();
  words.edit(NOTHING);
  await words.keep.flush();
  expect(drafts.size).toBe(0);
  words.edit(typed('Jiný důvod'));
  await words.leave();
  const again = dialog();
  await again.look();
  expect(again.drop()).toEqual(NOTHING);
  await again.leave();
  expect([again.since, drafts.size]).toEqual([undefined, 0]);
});

test('what is typed while the draft is looked for is not written over', async () => {
  const before = dialog();
  before.edit(typed('Staré'));
  await before.leave();
  const words = dialog();
  const looking = words.look();
  words.edit(typed('N'));
  expect(await looking).toBeUndefined();
  await words.taken();
});

test('what cannot be written now is written as soon as it can', async () => {
  const words = dialog();
  fails = true;
  words.edit(typed('Důvod'));
  await words.leave();
  fails = false;
  await vi.advanceTimersByTimeAsync(AUTOSAVE_RETRY_MS);
  expect(await dialog().look()).toEqual(typed('Důvod'));
});

test('words the screen keeps by itself are no beginning: they are kept, and nothing older is written over them', async () => {
  const before = dialog();
  before.edit(typed('Staré'));
  await before.leave();
  const words = dialog(); // begins from what it shows before anybody types
  words.edit(typed('Nemoc')); // what stayed in the form since it closed
  expect(await words.look()).toBeUndefined();
  await words.leave();
  expect(await dialog().look()).toEqual(typed('Nemoc'));
});

test('words over a record that changed meanwhile do not come back', async () => {
  const record = { name: 'Odbor správy majetku', abbreviation: 'OSM', head: null };
  const over = (value: unknown) => `define-department/d1/${overOf(value)}`;
  const words = dialog(over(record));
  words.edit(typed('Odbor majetku'));
  await words.leave();
  expect(await dialog(over({ ...record, abbreviation: 'OM' })).look()).toBeUndefined();
  expect(await dialog(over({ ...record })).look()).toEqual(typed('Odbor majetku'));
});

test('what words are written over is told apart by any letter, and nothing has a name too', () => {
  const table: [unknown, unknown, boolean][] = [
    [{ name: 'Rada' }, { name: 'Rada' }, true],
    [{ name: 'Rada' }, { name: 'rada' }, false],
    [['a', 'b'], ['b', 'a'], false],
    [[], [''], false],
    [null, undefined, false],
    [undefined, undefined, true],
  ];
  for (const [one, other, expected] of table) expect(overOf(one) === overOf(other), JSON.stringify([one, other])).toBe(expected);
});
