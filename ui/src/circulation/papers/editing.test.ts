import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useClient, type PaperDetail } from '$lib/api';
import { AUTOSAVE_DELAY_MS } from '$shared/autosave.svelte';
import { ActRun } from './act-run.svelte';
import { commitAll, FieldEditing, readDraft } from './editing.svelte';

let calls: { command: string; args: Record<string, unknown> }[];
let drafts: Map<string, string>;
let refuses: boolean;
let attempt: number;
/** What the office has when it is asked again. */
let stored: string;

beforeEach(() => {
  vi.useFakeTimers();
  [calls, drafts, refuses, stored, attempt] = [[], new Map(), false, 'staré', 0];
  useClient({
    call: (command, args) => {
      calls.push({ command, args });
      if (command === 'put_draft') drafts.set(String(args['key']), String(args['text']));
      if (command === 'drop_draft') drafts.delete(String(args['key']));
      if (command === 'get_draft') return Promise.resolve(drafts.get(String(args['key'])) ?? null);
      if (command === 'query') return Promise.resolve(paper(stored, 9));
      if (command !== 'execute') return Promise.resolve();
      return refuses
        ? Promise.reject({ code: 'refused', key: 'error-refused', args: { command: `c${++attempt}` }, trace_id: '' })
        : Promise.resolve({ command: 'k', variants: [], can_undo: true });
    },
    on: () => Promise.resolve(() => {}),
  });
});
afterEach(() => vi.useRealTimers());

const paper = (report: string, ver = 1, id = 'p1') => ({ id, ver, report, seen: { report: `#${report}` } }) as unknown as PaperDetail;
const editing = (report = 'staré', id = 'p1') =>
  new FieldEditing<string>(paper(report, 1, id), { field: 'report', read: (now) => now.report, write: (value) => value });
const executed = () => calls.filter((call) => call.command === 'execute').map((call) => call.args['request']);

test('every letter is a draft within the delay and one command goes on leaving the field', async () => {
  const field = editing();
  field.edit('n');
  field.edit('nové');
  await vi.advanceTimersByTimeAsync(AUTOSAVE_DELAY_MS);
  expect(readDraft(drafts.get('paper/p1/report') ?? null)?.value).toBe('nové');
  expect(executed()).toEqual([]);

  expect(await field.commit()).toBe(true);
  expect(executed()).toMatchObject([
    { kind: 'circulation.edit_paper', payload: { paper: 'p1', edits: [{ field: 'report', value: 'nové', base: '#staré' }] }, base: [['p1', 1]] },
  ]);
  expect(drafts.size).toBe(0);
  expect(await field.commit()).toBe(true);
  expect(executed()).toHaveLength(1);
});

test('a refused text stays as a draft and holds back the act that would need it', async () => {
  const field = editing();
  refuses = true;
  field.edit('nové');
  expect(await commitAll(['p1'])).toMatchObject({ code: 'refused' });
  expect(field.status).toBe('failed');
  expect(readDraft(drafts.get('paper/p1/report') ?? null)?.value).toBe('nové');
  refuses = false;
  expect(await commitAll(['p1'])).toBeUndefined();
});

test('a refused text of one paper holds back no act on another and is not sent over and over', async () => {
  const field = editing();
  refuses = true;
  field.edit('nové');
  await field.commit();
  expect(await commitAll(['p2'])).toBeUndefined();
  expect(executed()).toHaveLength(1);
  await field.drop();
});

test('of two refused attempts of one text only the newest waits for somebody', async () => {
  const field = editing();
  refuses = true;
  field.edit('nové');
  await field.commit();
  await field.commit();
  expect(calls.filter((call) => call.command === 'set_aside').map((call) => call.args['command'])).toEqual(['c1']);
  await field.drop();
});

test('a refused text leaves the screen with its draft; a waiting one is sent', async () => {
  const field = editing();
  refuses = true;
  field.edit('nové');
  await field.leave();
  expect(await commitAll(['p1'])).toBeUndefined();
  expect(executed()).toHaveLength(1);
  const again = editing();
  await again.look();
  expect(again.offered?.value).toBe('nové');

  refuses = false;
  const other = editing('staré', 'p3');
  other.edit('rozepsané');
  await other.leave();
  expect(executed()).toHaveLength(2);
  expect(drafts.has('paper/p3/report')).toBe(false);
});

test('a text that cannot be sent any more is shown and can be thrown away', async () => {
  const field = editing();
  expect(field.unsent).toBeUndefined();
  refuses = true;
  field.edit('nové');
  await field.commit();
  expect(field.unsent?.value).toBe('nové');
  await field.drop();
  expect([field.value, field.unsent, field.error, drafts.size]).toEqual(['staré', undefined, undefined, 0]);
  expect(calls.at(-1)).toMatchObject({ command: 'set_aside', args: { command: 'c1' } });
  expect(await commitAll(['p1'])).toBeUndefined();
});

test('of two writings of one text the newest one is sent', async () => {
  const first = editing();
  first.edit('starší');
  const second = editing();
  second.edit('novější');
  await commitAll(['p1']);
  expect(executed()).toMatchObject([{ payload: { edits: [{ value: 'novější' }] } }]);
});

test('an act over a text that was not taken is not done and says why', async () => {
  const field = editing();
  refuses = true;
  field.edit('nové');
  const run = new ActRun();
  run.target = { id: 'p1', ver: 1, state: 'draft', version: 0, title: 'Tisk' };
  run.kind = 'circulation.submit_to_head';
  await run.run();
  expect(run.held).toMatchObject({ code: 'refused' });
  expect(executed()).toHaveLength(1);
  await field.drop();
});

test('a newer record never replaces what is being written', async () => {
  const field = editing();
  field.take(paper('od jiného', 2));
  expect(field.value).toBe('od jiného');
  field.edit('moje');
  field.take(paper('zase od jiného', 3));
  expect(field.value).toBe('moje');
  await field.commit();
  expect(executed()).toMatchObject([{ base: [['p1', 2]] }]);
});

test('a text is always written over what was on the screen, also right after the own one', async () => {
  const bases = () => executed().map((one) => (one as { payload: { edits: { base: string }[] } }).payload.edits[0]?.base);
  const field = editing();
  field.edit('první');
  await field.commit();
  field.edit('druhé');
  stored = 'první';
  await field.commit();
  expect(bases()).toEqual(['#staré', '#první']);
  // Somebody else was faster than the echo: the office has to see that their text was never on the screen.
  field.edit('třetí');
  stored = 'cizí';
  await field.commit();
  expect(bases().at(-1)).toBe('#první');
  // And while one writes, a record of somebody else changes nothing of that.
  field.take(paper('třetí', 11));
  field.edit('čtvrté');
  field.take(paper('zase cizí', 12));
  await field.commit();
  expect(bases().at(-1)).toBe('#třetí');
});

test('a draft of before is written over what it was written over then', async () => {
  drafts.set('paper/p1/report', JSON.stringify({ value: 'rozepsané', at: '2026-11-20T15:47:00Z', ver: 1, base: '#dávné' }));
  const field = editing('novější');
  await field.look();
  field.takeOffered();
  await field.commit();
  expect(executed()).toMatchObject([{ payload: { edits: [{ base: '#dávné' }] } }]);
});

test('a draft left from before is offered, the same text as the record is not', async () => {
  drafts.set('paper/p1/report', JSON.stringify({ value: 'rozepsané', at: '2026-11-20T15:47:00Z', ver: 1 }));
  const field = editing();
  await field.look();
  expect(field.offered?.value).toBe('rozepsané');
  field.takeOffered();
  expect(field.value).toBe('rozepsané');

  drafts.set('paper/p1/report', JSON.stringify({ value: 'staré', at: '2026-11-20T15:47:00Z', ver: 1 }));
  const same = editing();
  await same.look();
  expect(same.offered).toBeUndefined();
});

test('a draft that cannot be read is none', () => {
  for (const text of [null, '', '{', 'null', '{"value":1}']) expect(readDraft(text), String(text)).toBeUndefined();
});
