import { beforeEach, expect, test, vi } from 'vitest';
import { useClient } from '$lib/api';
import { toasts } from '$shared/toasts.svelte';
import { uploadsOf } from './uploads.svelte';

/** Ends an upload: with nothing, or with a refusal. */
type End = (refusal?: unknown) => void;

/** Ends the one under way; nothing before it came so far. */
let last: End | undefined;

beforeEach(() => {
  last = undefined;
  for (const toast of toasts.list) toasts.dismiss(toast.id);
  useClient({
    call: (command) => {
      if (command === 'begin_upload') return Promise.resolve('u1');
      if (command !== 'finish_upload') return Promise.resolve({ command: 'k', variants: [], can_undo: true });
      const uploaded = { blob: 'b', size_bytes: 1, media_type: 'application/pdf', note: '' };
      return new Promise((resolve, reject) => (last = (refusal) => (refusal ? reject(refusal) : resolve(uploaded))));
    },
    on: () => Promise.resolve(() => {}),
  });
});

const refusal = { code: 'refused', key: 'error-refused', args: {}, trace_id: '' };
const scan = () => new File(['x'], 'sken.pdf', { type: 'application/pdf' });
/** Waits as long as a busy machine may take. */
const until = (holds: () => void) => vi.waitFor(holds, { timeout: 60_000 });

/** Waits for a file that is under way, and gives what ends it. */
async function underWay(): Promise<End> {
  await until(() => expect(last).toBeDefined());
  return (refusal) => last?.(refusal);
}

test('a file on its way is there when its annexes come on screen again', async () => {
  const hide = uploadsOf('p1').show();
  uploadsOf('p1').add('p1', [scan()], false);
  const end = await underWay();
  hide();
  const again = uploadsOf('p1');
  const hideAgain = again.show();
  expect(again.list.map((upload) => upload.name)).toEqual(['sken.pdf']);
  expect(uploadsOf('p2').list).toEqual([]);
  end();
  await until(() => expect(again.list).toEqual([]));
  hideAgain();
  expect(uploadsOf('p1')).not.toBe(again);
});

test('a failure that nobody sees is said and waits in the list', async () => {
  const uploads = uploadsOf('p3');
  const hide = uploads.show();
  uploads.title = '12/2026 Studna';
  uploads.add('p3', [scan()], false);
  const end = await underWay();
  hide();
  end(refusal);
  await until(() => expect(toasts.list[0]?.text).toContain('sken.pdf'));
  expect(toasts.list[0]?.text).toContain('Studna');
  expect(uploadsOf('p3').list[0]?.error).toMatchObject({ code: 'refused' });
});

test('a failure on screen is said in its place only', async () => {
  const uploads = uploadsOf('p4');
  uploads.show();
  uploads.add('p4', [scan()], false);
  const end = await underWay();
  end(refusal);
  await until(() => expect(uploads.list[0]?.error).toBeDefined());
  expect([uploads.list.length, toasts.list.length]).toEqual([1, 0]);
});
