import { expect, test } from 'vitest';
import { useClient } from '$lib/api';
import { Merging } from './merging.svelte';

/** A core that keeps drafts. */
function core(drafts: Record<string, string> = {}) {
  useClient({
    call: (command, args) => {
      const key = String(args['key']);
      if (command === 'put_draft') drafts[key] = String(args['text']);
      if (command === 'drop_draft') delete drafts[key];
      return Promise.resolve(command === 'get_draft' ? (drafts[key] ?? null) : null);
    },
    on: () => Promise.resolve(() => {}),
  });
  return drafts;
}

test('what was merged so far is there again after the window was closed', async () => {
  const drafts = core();
  const first = new Merging('v1');
  first.begin('Chodník se propadá.', '#stojí');
  first.keep.edit('Chodník se propadá a je nebezpečný.');
  await first.keep.flush();
  const again = new Merging('v1');
  await again.look();
  expect([again.open, again.text, again.base]).toEqual([true, 'Chodník se propadá a je nebezpečný.', '#stojí']);
  await again.end();
  expect(drafts).toEqual({});
  const empty = new Merging('v1');
  await empty.look();
  expect(empty.open).toBe(false);
});

test('a text that moved meanwhile is told, and taken only when the person has seen it', async () => {
  core();
  const merging = new Merging('v1');
  expect(merging.isMoved('#jiné')).toBe(false);
  merging.begin('Text', '#stojí');
  expect([merging.isMoved('#stojí'), merging.isMoved('#jiné'), merging.base]).toEqual([false, true, '#stojí']);
  merging.seen('#jiné');
  expect([merging.isMoved('#jiné'), merging.base, merging.text]).toEqual([false, '#jiné', 'Text']);
  await merging.end();
});

test('a draft that does not read is none', async () => {
  core({ 'merge:v1': '{"text":1}', 'merge:v2': 'nic' });
  for (const variant of ['v1', 'v2']) {
    const merging = new Merging(variant);
    await merging.look();
    expect(merging.open).toBe(false);
  }
});
