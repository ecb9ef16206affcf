import { expect, test } from 'vitest';
import { useClient, type PaperRow } from '$lib/api';
import { everything, PapersList, readFilter, sameFilter } from './papers-list.svelte';
import { paperStatus, PAPER_STATES } from './statuses';

test('what is no filter is left out and a filter of an older program gets what it lacks', () => {
  expect([readFilter(3), readFilter(null)]).toEqual([undefined, undefined]);
  expect(readFilter({ mine: true })).toEqual({ ...everything(), mine: true });
});

test('the order of chosen states does not make another filter', () => {
  expect(sameFilter({ ...everything(), states: ['a', 'b'] }, { ...everything(), states: ['b', 'a'] })).toBe(true);
});

test('the walk through papers asks for one row in the order of the list', async () => {
  const asked: unknown[] = [];
  useClient({
    call: (_, args) => {
      asked.push(args['input']);
      return Promise.resolve({ rows: [{ id: 'p7' } as PaperRow], total: 9 });
    },
    on: () => Promise.resolve(() => {}),
  });
  const list = new PapersList();
  expect((await list.at(6))?.id).toBe('p7');
  expect(asked).toMatchObject([{ slice: { sort: 'created_at', descending: true, offset: 6, limit: 1 } }]);
  expect(await list.at(-1)).toBeUndefined();
});

test('every state of a paper has its word, its list and its own icon', () => {
  for (const state of PAPER_STATES) expect(paperStatus(state).text, state).not.toBe(state);
});
