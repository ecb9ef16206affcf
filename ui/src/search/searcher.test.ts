import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SearchInput, SearchPage } from '$lib/api';
import { PAUSE_MS, Searcher } from './searcher.svelte';

const question = (text: string) => ({ text, kinds: [], body: '', year: 0, state: '' });
const answer = (id: string): SearchPage => ({
  hits: [{ kind: 'paper', id, number: '', title: id, state: '', place: '', on: null, snippet: [], is_withheld: false }],
  total: 2, by_kind: [['paper', 2]], by_body: [], by_year: [], by_state: [], millis: 1,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('only the last of quickly typed texts is asked for', async () => {
  const asked: string[] = [];
  const searcher = new Searcher(({ text }) => (asked.push(text), Promise.resolve(answer(text))));
  for (const text of ['ch', 'cho', 'chod']) searcher.look(question(text));
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(asked).toEqual(['chod']);
  expect(searcher.page?.hits[0]?.id).toBe('chod');
});

test('a late answer to an older question is dropped', async () => {
  const waiting = new Map<string, (page: SearchPage) => void>();
  const searcher = new Searcher(({ text }) => new Promise((resolve) => waiting.set(text, resolve)));
  searcher.look(question('old'), 0);
  await vi.advanceTimersByTimeAsync(0);
  searcher.look(question('new'), 0);
  await vi.advanceTimersByTimeAsync(0);
  waiting.get('new')?.(answer('new'));
  waiting.get('old')?.(answer('old'));
  await vi.advanceTimersByTimeAsync(0);
  expect(searcher.page?.hits[0]?.id).toBe('new');
});

test('more hits join those on screen', async () => {
  const inputs: SearchInput[] = [];
  const searcher = new Searcher((input) => (inputs.push(input), Promise.resolve(answer(`p${input.offset}`))));
  searcher.look(question('x'), 0);
  await vi.advanceTimersByTimeAsync(0);
  await searcher.more();
  expect(searcher.page?.hits.map(({ id }) => id)).toEqual(['p0', 'p1']);
});

test('an emptied field empties the answer and a failure keeps it', async () => {
  const searcher = new Searcher(({ text }) =>
    text === 'bad' ? Promise.reject({ code: 'busy', key: 'error-busy' }) : Promise.resolve(answer(text)),
  );
  searcher.look(question('good'), 0);
  await vi.advanceTimersByTimeAsync(0);
  searcher.look(question('bad'), 0);
  await vi.advanceTimersByTimeAsync(0);
  expect([searcher.error?.code, searcher.page?.hits.length, searcher.busy]).toEqual(['busy', 1, false]);
  searcher.look(undefined);
  expect([searcher.error, searcher.page]).toEqual([undefined, undefined]);
});
