import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Autosave, AUTOSAVE_DELAY_MS, AUTOSAVE_RETRY_MS, flushAll } from './autosave.svelte';
import { TOAST_MS, Toasts } from './toasts.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('somebody who never stops typing is still saved within the limit', async () => {
  const saved: string[] = [];
  const autosave = new Autosave<string>({ save: async (text) => void saved.push(text) });
  for (let letter = 1; letter <= 10; letter += 1) {
    autosave.edit('a'.repeat(letter));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(AUTOSAVE_DELAY_MS).toBeLessThanOrEqual(300);
  expect(saved.length).toBeGreaterThanOrEqual(3);
  await autosave.flush();
  expect(saved.at(-1)).toBe('a'.repeat(10));
  expect(autosave.status).toBe('saved');
});

test('writes of one text never overtake each other', async () => {
  const order: string[] = [];
  const waits = [50, 1];
  const save = async (text: string) => {
    order.push(`from ${text}`);
    await new Promise((done) => setTimeout(done, waits.shift()));
    order.push(`to ${text}`);
  };
  const autosave = new Autosave<string>({ save });
  autosave.edit('first');
  const flushed = autosave.flush();
  autosave.edit('second');
  const again = autosave.flush();
  await vi.advanceTimersByTimeAsync(100);
  expect(await flushed).toBe(false);
  expect(await again).toBe(true);
  expect(order).toEqual(['from first', 'to first', 'from second', 'to second']);
});

test('what the store did not take stays and is offered again', async () => {
  let full = true;
  const saved: string[] = [];
  const save = async (text: string) => {
    if (full) throw new Error('disk full');
    saved.push(text);
  };
  const autosave = new Autosave<string>({ save });
  autosave.edit('důvodová zpráva');
  expect(await flushAll()).toBe(false);
  expect(autosave.status).toBe('failed');
  full = false;
  await vi.advanceTimersByTimeAsync(AUTOSAVE_RETRY_MS + 10);
  expect(saved).toEqual(['důvodová zpráva']);
  expect(await flushAll()).toBe(true);
});

test('a confirmation stays while it is held, and its act can be taken back once', () => {
  const toasts = new Toasts();
  let undone = 0;
  const id = toasts.show('Bod 5 je stažen z pořadu.', () => void (undone += 1));
  toasts.hold(id);
  vi.advanceTimersByTime(TOAST_MS * 2);
  expect(toasts.list).toHaveLength(1);
  toasts.release(id);
  expect([toasts.undo(), toasts.undo(), undone]).toEqual([true, false, 1]);
  toasts.show('Uloženo');
  vi.advanceTimersByTime(TOAST_MS);
  expect(toasts.list).toHaveLength(0);
});
