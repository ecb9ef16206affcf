import { beforeEach, expect, test, vi } from 'vitest';
import { useClient, type SearchHit } from '$lib/api';
import { toasts } from '$shared/toasts.svelte';
import { letters } from '../circulation/papers/letters.svelte';
import { openHit } from './open';

let asked: [string, unknown][];
let refusal: unknown;

beforeEach(() => {
  [asked, refusal] = [[], undefined];
  letters.clear();
  for (const toast of toasts.list) toasts.dismiss(toast.id);
  useClient({
    call: (command, input) => {
      asked.push([command, input]);
      return refusal ? Promise.reject(refusal) : Promise.resolve(undefined);
    },
    on: () => Promise.resolve(() => {}),
  });
});

/** Waits as long as a busy machine may take. */
const until = (holds: () => void) => vi.waitFor(holds, { timeout: 60_000 });
const hit = (kind: string, title: string): SearchHit => ({ kind, id: 'x', number: '', title, state: '', place: '', on: null, snippet: [], is_withheld: false });
const nowhere = { go: () => expect.unreachable('no screen is opened') };

test('a message is read in the window wherever it was found, any other file opens in its program', async () => {
  await letters.show({ id: 'd1', name: 'dopis kraje.zfo' });
  expect([letters.file?.id, letters.open, asked]).toEqual(['d1', true, []]);
  letters.clear();
  for (const kind of ['attachment', 'meeting_document']) {
    openHit(nowhere, hit(kind, 'Výzva.EML'));
    expect([letters.file?.id, letters.open]).toEqual(['x', true]);
    letters.clear();
    const before = asked.length;
    openHit(nowhere, hit(kind, 'mapa.pdf'));
    await until(() => expect(asked).toHaveLength(before + 1));
    expect(letters.open).toBe(false);
  }
  expect(asked).toEqual([['open_attachment', { id: 'x' }], ['open_attachment', { id: 'x' }]]);
});

test('a found file that does not open says why', async () => {
  refusal = { code: 'not_found', key: 'refusal-not-found', args: { kind: 'file' }, trace_id: '' };
  openHit(nowhere, hit('attachment', 'mapa.pdf'));
  await until(() => expect(toasts.list).toHaveLength(1));
});
