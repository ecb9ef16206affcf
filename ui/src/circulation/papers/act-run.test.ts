import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useClient } from '$lib/api';
import { KeptWords } from '$shell/words/kept-words.svelte';
import { ActRun, type ActWords } from './act-run.svelte';

let drafts: Map<string, string>;
let refuses: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  [drafts, refuses] = [new Map(), false];
  useClient({
    call: (command, args) => {
      if (command === 'put_draft') drafts.set(String(args['key']), String(args['text']));
      if (command === 'drop_draft') drafts.delete(String(args['key']));
      if (command !== 'execute') return Promise.resolve(command === 'get_draft' ? (drafts.get(String(args['key'])) ?? null) : undefined);
      return refuses
        ? Promise.reject({ code: 'refused', key: 'refusal-opinion-closed', args: {}, trace_id: '' })
        : Promise.resolve({ command: 'k', variants: [], can_undo: false, awaits_office: false });
    },
    on: () => Promise.resolve(() => {}),
  });
});
afterEach(() => vi.useRealTimers());

const TARGET = { id: 'p1', ver: 1, state: 'in_opinions', version: 2, title: 'Oprava lávky', opinion: 'o1' };

/** The dialog on screen, as its component keeps the words. */
function shown(run: ActRun): KeptWords<ActWords> {
  const kept = new KeptWords<ActWords>(run.about, `words/me/${run.about}`, run.words);
  run.answer({ stance: 'disagree', text: 'Chybí statický posudek.', due_on: '2026-12-24', behalf: 'somebody' });
  kept.edit(run.words);
  return kept;
}

test('an opinion that Escape or a lock cut off comes back with its words, and for nobody else', async () => {
  const run = new ActRun();
  run.begin('circulation.give_opinion', TARGET);
  await shown(run).leave();
  const later = new ActRun();
  later.begin('circulation.give_opinion', TARGET);
  const words = await new KeptWords<ActWords>(later.about, `words/me/${later.about}`, later.words).look();
  if (words) later.answer(words);
  expect(later.answers).toMatchObject({ stance: 'disagree', text: 'Chybí statický posudek.', due_on: '', behalf: '' });
  later.begin('circulation.give_opinion', { ...TARGET, opinion: 'o2' });
  expect(await new KeptWords<ActWords>(later.about, `words/me/${later.about}`, later.words).look()).toBeUndefined();
});

test('a refused act keeps its words and an accepted one does not', async () => {
  const run = new ActRun();
  run.begin('circulation.give_opinion', TARGET);
  const kept = shown(run);
  refuses = true;
  await run.run();
  await kept.keep.flush();
  expect([run.open, drafts.size]).toEqual([true, 1]);
  refuses = false;
  await run.run();
  await kept.leave();
  expect([run.open, drafts.size]).toEqual([false, 0]);
});
