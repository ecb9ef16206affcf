import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Preview } from './preview.svelte';

describe('a preview', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is drawn once after a pause, however many letters were typed', async () => {
    const preview = new Preview();
    const draw = vi.fn(() => Promise.resolve(new Blob(['x'])));
    for (let letter = 0; letter < 5; letter += 1) preview.soon(draw, true);
    await vi.advanceTimersByTimeAsync(600);
    expect(draw).toHaveBeenCalledTimes(1);
    expect(preview.picture).toMatch(/^blob:/u);
    preview.end();
    expect(preview.picture).toBeUndefined();
  });

  test('shows the last thing asked for, though an older drawing comes later', async () => {
    const preview = new Preview();
    let late: (drawn: Blob) => void = () => {};
    preview.soon(() => new Promise((done) => (late = done)), true);
    await vi.advanceTimersByTimeAsync(600);
    preview.soon(() => Promise.resolve(new Blob(['new'])), true);
    await vi.advanceTimersByTimeAsync(600);
    const shown = preview.picture;
    late(new Blob(['old']));
    await vi.advanceTimersByTimeAsync(0);
    expect(preview.picture).toBe(shown);
    expect(preview.busy).toBe(false);
    preview.end();
  });

  test('says why it could not be drawn and keeps the picture before', async () => {
    const preview = new Preview();
    preview.soon(() => Promise.resolve(new Blob(['x'])), true);
    await vi.advanceTimersByTimeAsync(600);
    const shown = preview.picture;
    preview.soon(() => Promise.reject({ code: 'refused', key: 'document-unprintable', args: {}, trace_id: '' }), true);
    await vi.advanceTimersByTimeAsync(600);
    expect([preview.picture, preview.error?.key]).toEqual([shown, 'document-unprintable']);
    preview.end();
  });
});
