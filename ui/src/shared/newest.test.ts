import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Newest } from './newest.svelte';

const PAUSE = 250;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('an older answer that comes later does not replace a newer one', async () => {
  const newest = new Newest<string>();
  let late: (answer: string) => void = () => {};
  newest.soon(() => new Promise((done) => (late = done)), PAUSE);
  await vi.advanceTimersByTimeAsync(PAUSE);
  newest.soon(() => Promise.resolve('new'), PAUSE);
  await vi.advanceTimersByTimeAsync(PAUSE);
  late('old');
  await vi.advanceTimersByTimeAsync(0);
  expect(newest.value).toBe('new');
});

test('an older failure does not take a newer answer away, and the newest one does', async () => {
  const newest = new Newest<string>();
  let fail: (reason: Error) => void = () => {};
  newest.soon(() => new Promise((_, failed) => (fail = failed)), PAUSE);
  await vi.advanceTimersByTimeAsync(PAUSE);
  newest.soon(() => Promise.resolve('new'), PAUSE);
  await vi.advanceTimersByTimeAsync(PAUSE);
  fail(new Error('old'));
  await vi.advanceTimersByTimeAsync(0);
  expect(newest.value).toBe('new');
  newest.soon(() => Promise.reject(new Error('now')), PAUSE);
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(newest.value).toBeUndefined();
});

test('of many changes the last one is asked for, and nothing after the end', async () => {
  const newest = new Newest<number>();
  const ask = vi.fn((number: number) => Promise.resolve(number));
  for (let letter = 0; letter < 5; letter += 1) newest.soon(() => ask(letter), PAUSE);
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect([ask.mock.calls.length, newest.value]).toEqual([1, 4]);
  newest.soon(() => ask(9), PAUSE);
  newest.end();
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(newest.value).toBe(4);
});
