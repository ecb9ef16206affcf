import { afterEach, expect, test } from 'vitest';
import { useClock } from '$lib/i18n';
import { changes, execute, newId, notePrinted, request, say, useClient } from '.';
import { attach, PART_BYTES } from './upload';

afterEach(() => useClock());

const client = (answer: (command: string, args: Record<string, unknown>) => unknown) =>
  useClient({ call: async (command, args) => answer(command, args), on: () => Promise.resolve(() => {}) });

test('an identifier is a UUID of version 7 that sorts by its birth', () => {
  const [early, late] = [newId(1_700_000_000_000), newId(1_700_000_000_001)];
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(early < late).toBe(true);
});

test('screens read again after a change, not after a refusal', async () => {
  const before = changes.count;
  client(() => ({ command: 'k', variants: [], can_undo: true }));
  await execute(request('circulation.rework', {}));
  expect(changes.count).toBe(before + 1);
  client(() => {
    throw { code: 'refused', key: 'error-refused', args: {}, trace_id: '' };
  });
  await expect(execute(request('circulation.rework', {}))).rejects.toMatchObject({ code: 'refused' });
  expect(changes.count).toBe(before + 1);
});

test('an attempt that goes through puts the refused one before it aside', async () => {
  const asked: string[] = [];
  client((command, args) => {
    asked.push(command === 'set_aside' ? `${command} ${String(args['command'])}` : command);
    return { command: 'k', variants: [], can_undo: true };
  });
  const refused = { code: 'refused', key: 'error-refused', args: { command: 'c1' }, trace_id: '' } as const;
  await execute(request('circulation.create_paper', {}), refused);
  await execute(request('circulation.create_paper', {}), { ...refused, code: 'broken' });
  await execute(request('circulation.create_paper', {}));
  expect(asked).toEqual(['execute', 'set_aside c1', 'execute', 'execute']);
});

test('a corrected command puts aside the refused one it stands for, and only once it was given', async () => {
  const asked: string[] = [];
  const refusal = { code: 'refused', key: 'error-refused', args: { command: 'c2' }, trace_id: '' } as const;
  let refuses = true;
  client((command, args) => {
    asked.push(command === 'set_aside' ? `${command} ${String(args['command'])}` : command);
    if (command === 'execute' && refuses) throw refusal;
    return { command: 'k', variants: [], can_undo: true };
  });
  const corrected = request('circulation.enter_outcome', {});
  await expect(execute(corrected, undefined, 'c1')).rejects.toMatchObject({ code: 'refused' });
  refuses = false;
  await execute(corrected, refusal, 'c1');
  expect(asked).toEqual(['execute', 'execute', 'set_aside c2', 'set_aside c1']);
});

test('each thing of a list that is printed is named once', async () => {
  const asked: unknown[] = [];
  client((command, args) => void asked.push([command, args]));
  await notePrinted(['p1', 'p2', 'p1']);
  expect(asked).toEqual([['note_printed', { lines: ['p1', 'p2'] }]]);
});

test('a phrase is said with plurals, days and without empty values', () => {
  useClock(() => Date.parse('2026-11-23T08:42:00Z'));
  const said = (key: string, args: Record<string, string>) => say({ key, args }).replaceAll('\u00a0', ' ');
  expect(said('day-due-late', { days: '2' })).toBe('o 2 dny po termínu');
  expect(said('day-due-on', { on: '2026-11-25' })).toBe('středa 25. 11.');
  expect(said('consultation-recommended', { votes: '', until: '' })).toBe('doporučuje');
  expect(said('consultation-postponed', { votes: '', until: '' })).toBe('odloženo');
  expect(said('consultation-postponed', { votes: '', until: '2027-01-15' })).toBe('odloženo do 15. 1. 2027');
  expect(said('deadline-budget', { title: 'Rozpočet na rok 2027' })).toContain('Rozpočet na rok 2027');
});

test('a file goes by parts and its whole is attached', async () => {
  const calls: string[] = [];
  client((command, args) => {
    calls.push(command === 'upload_part' ? `${command} ${(args['bytes'] as Uint8Array).length}` : command);
    if (command === 'begin_upload') return 'n1';
    if (command === 'finish_upload') return { blob: 'b', size_bytes: 2, media_type: 'application/pdf', note: '' };
    return { command: 'k', variants: [], can_undo: true };
  });
  await attach('p1', new File([new Uint8Array(PART_BYTES + 5)], 'a.pdf'), false);
  expect(calls).toEqual(['begin_upload', `upload_part ${PART_BYTES}`, 'upload_part 5', 'finish_upload', 'execute']);
});

test('a stopped upload is forgotten by the core and never attached', async () => {
  const calls: string[] = [];
  client((command) => {
    calls.push(command);
    return 'n1';
  });
  const stop = new AbortController();
  stop.abort();
  await expect(attach('p1', new File(['x'], 'a.pdf'), false, { signal: stop.signal })).rejects.toBeDefined();
  expect(calls).toEqual(['begin_upload', 'cancel_upload']);
});

test('a file that another program holds, or that is gone meanwhile, says so and leaves nothing', async () => {
  const asked: string[] = [];
  client((command) => {
    asked.push(command);
    return command === 'begin_upload' ? 'u1' : null;
  });
  for (const [name, key] of [['NotReadableError', 'attachment-locked'], ['NotFoundError', 'attachment-vanished']] as const) {
    const file = new File(['obsah'], 'sken.pdf');
    file.slice = () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new DOMException('', name)) });
    await expect(attach('p', file, false)).rejects.toMatchObject({ key });
  }
  expect(asked).toEqual(['begin_upload', 'cancel_upload', 'begin_upload', 'cancel_upload']);
});
