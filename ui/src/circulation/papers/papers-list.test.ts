import { expect, test } from 'vitest';
import { useClient, type PaperRow } from '$lib/api';
import { everything, PapersList, readFilters, sameFilter } from './papers-list.svelte';
import { paperStatus, PAPER_STATES } from './statuses';

const shelf = () => {
  const kept = new Map<string, string>();
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
};

test('a named filter is there after a restart and the same name is taken over', () => {
  const place = shelf();
  const list = new PapersList();
  list.open(place);
  list.narrow({ states: ['ready'] });
  list.save('K zařazení');
  list.narrow({ states: ['ready', 'returned'] });
  list.save('K zařazení');
  const later = new PapersList();
  later.open(place);
  expect(later.saved).toHaveLength(1);
  expect(later.saved[0]?.filter.states).toEqual(['ready', 'returned']);
  later.forget('K zařazení');
  expect(readFilters(place.getItem('papers-filters'))).toEqual([]);
});

test('what is not a filter is left out and a filter of an older program gets what it lacks', () => {
  expect(readFilters('{')).toEqual([]);
  expect(readFilters('[{"name":"x","filter":{"mine":true}},3,null]')).toEqual([{ name: 'x', filter: { ...everything(), mine: true } }]);
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
  expect(asked).toMatchObject([{ slice: { sort: 'changed_at', descending: true, offset: 6, limit: 1 } }]);
  expect(await list.at(-1)).toBeUndefined();
});

test('every state of a paper has its word, its list and its own icon', () => {
  for (const state of PAPER_STATES) expect(paperStatus(state).text, state).not.toBe(state);
});
