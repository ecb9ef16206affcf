import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useClient } from '$lib/api';
import { AUTOSAVE_DELAY_MS } from '$shared/autosave.svelte';
import { toasts } from '$shared/toasts.svelte';
import { Commenting } from './commenting.svelte';
import { readDraft } from './editing.svelte';
import { quoted } from './marked-text';

let calls: { command: string; args: Record<string, unknown> }[];
let drafts: Map<string, string>;
let refuses: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  [calls, drafts, refuses] = [[], new Map(), false];
  useClient({
    call: (command, args) => {
      calls.push({ command, args });
      if (command === 'put_draft') drafts.set(String(args['key']), String(args['text']));
      if (command === 'drop_draft') drafts.delete(String(args['key']));
      if (command === 'get_draft') return Promise.resolve(drafts.get(String(args['key'])) ?? null);
      if (command !== 'execute') return Promise.resolve();
      return refuses
        ? Promise.reject({ code: 'refused', key: 'refusal-comment-gone', args: {}, trace_id: '' })
        : Promise.resolve({ command: 'k', variants: [], can_undo: true });
    },
    on: () => Promise.resolve(() => {}),
  });
});
afterEach(() => vi.useRealTimers());

const executed = () => calls.filter((call) => call.command === 'execute').map((call) => call.args['request']);
const kept = () => readDraft<{ text: string }>(drafts.get('paper/p1/comment') ?? null)?.value.text;

test('a comment to marked words is kept letter by letter and goes as one command', async () => {
  const commenting = new Commenting('p1');
  commenting.begin('129 000 Kč');
  commenting.write({ text: 'Je to ' });
  commenting.write({ text: ' Je to s DPH? ' });
  await vi.advanceTimersByTimeAsync(AUTOSAVE_DELAY_MS);
  expect(kept()).toBe(' Je to s DPH? ');
  expect(await commenting.add()).toBe(true);
  expect(executed()).toMatchObject([
    { kind: 'circulation.add_comment', payload: { paper: 'p1', text: 'Je to s DPH?', quote: '129 000 Kč', answers: null } },
  ]);
  expect([drafts.size, commenting.open, commenting.isBegun]).toEqual([0, false, false]);
});

test('what was left written waits for the person on the next visit', async () => {
  const before = new Commenting('p1');
  before.answer('c1');
  before.write({ text: 'Zapracujeme.' });
  before.putAway();
  await vi.advanceTimersByTimeAsync(AUTOSAVE_DELAY_MS);
  const commenting = new Commenting('p1');
  await commenting.look();
  expect([commenting.open, commenting.now]).toEqual([false, { text: 'Zapracujeme.', quote: '', answers: 'c1' }]);
  await commenting.drop();
  expect([drafts.size, commenting.isBegun]).toEqual([0, false]);
});

test('what the office does not take stays written, and may go as a new comment', async () => {
  const commenting = new Commenting('p1');
  commenting.answer('c1');
  commenting.write({ text: 'Zapracujeme.' });
  refuses = true;
  expect(await commenting.add()).toBe(false);
  expect([commenting.open, commenting.now.text, commenting.error?.key]).toEqual([true, 'Zapracujeme.', 'refusal-comment-gone']);
  refuses = false;
  commenting.write({ answers: '' });
  expect(await commenting.add()).toBe(true);
  expect(executed()[1]).toMatchObject({ payload: { answers: null } });
});

test('turning to another comment keeps the words that are begun', () => {
  const commenting = new Commenting('p1');
  commenting.begin('86 m²');
  commenting.write({ text: 'Souhlasí s geometrickým plánem?' });
  commenting.answer('c2');
  expect(commenting.now).toEqual({ text: 'Souhlasí s geometrickým plánem?', quote: '', answers: 'c2' });
});

test('an empty comment is not sent, and one written down for another says so', async () => {
  const commenting = new Commenting('p1');
  commenting.begin();
  commenting.write({ text: '  ' });
  expect(await commenting.add()).toBe(false);
  commenting.write({ text: 'Volal pan Jeřábek.' });
  [commenting.behalf, commenting.way] = ['u9', 'word'];
  expect(await commenting.add()).toBe(true);
  expect(executed()).toMatchObject([{ on_behalf_of: ['u9', 'word'] }]);
  expect(toasts.list[0]?.undo).toBeDefined();
});

test('marked words are quoted on one line, a long passage is cut', () => {
  const table: [string, string][] = [
    ['  I.\n schvaluje\u00a0prodej ', 'I. schvaluje prodej'],
    [' \n ', ''],
    ['x'.repeat(401), `${'x'.repeat(400)}…`],
  ];
  for (const [marked, expected] of table) expect(quoted(marked)).toBe(expected);
});
