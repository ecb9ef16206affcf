import { expect, test } from 'vitest';
import { useClient } from '$lib/api';
import { guessColumns, missingTargets } from './columns';
import type { Inspection } from './dto';
import { Import } from './import.svelte';
import { PART_BYTES, send } from './upload';

const TARGETS = ['number', 'body', 'decided_on', 'title', 'text'];
const inspection = (change: Partial<Inspection> = {}): Inspection => ({
  columns: ['cislo', 'datum_jednani', 'nazev', 'text'], mappings: [], sample: [], rows: 3, documents: [], faults: [], targets: TARGETS, ...change,
});

function core(answers: Record<string, unknown>) {
  const calls: [string, Record<string, unknown>][] = [];
  useClient({
    call: (command, args) => {
      calls.push([command, args]);
      return command === 'begin_upload' ? Promise.resolve(`u${calls.length}`) : Promise.resolve(answers[command]);
    },
    on: () => Promise.resolve(() => {}),
  });
  return calls;
}

test('columns are guessed by their heads, each used once', () => {
  const table: [string[], Record<string, string>][] = [
    [['Číslo usnesení', 'Datum', 'Název', 'Text usnesení', 'Orgán'], { number: 'Číslo usnesení', decided_on: 'Datum', title: 'Název', text: 'Text usnesení', body: 'Orgán' }],
    [['number', 'date', 'body'], { number: 'number', decided_on: 'date', body: 'body' }],
    [['usneseni'], { text: 'usneseni' }],
    [['a', 'b'], {}],
  ];
  for (const [columns, expected] of table) expect(guessColumns(columns, TARGETS)).toEqual(expected);
  expect(missingTargets({ number: 'a' }, TARGETS)).toEqual(['decided_on', 'text']);
});

test('a file goes by parts and its bytes survive', async () => {
  const calls = core({});
  let sent = 0;
  await send(new File([new Uint8Array(PART_BYTES + 10)], 'a.csv'), (bytes) => (sent += bytes));
  expect(calls.map(([command]) => command)).toEqual(['begin_upload', 'upload_part', 'upload_part']);
  expect(sent).toBe(PART_BYTES + 10);
  expect(calls.slice(1).map(([, part]) => (part['bytes'] as Uint8Array).length)).toEqual([PART_BYTES, 10]);
});

test('the guide goes from files to a report and the import can be taken back', async () => {
  const calls = core({
    import_inspect: inspection(), import_run: { import_id: 'i1', command: 'c1', rows: 3, kept_documents: 0, documents: [], faults: [] }, import_undo: { removed: 2, kept: [{ number: '1', title: 'x' }] },
  });
  const guide = new Import();
  await guide.add([new File(['a'], 'a.csv')]);
  await guide.toColumns();
  expect([guide.step, guide.columns['decided_on']]).toEqual(['columns', 'datum_jednani']);
  await guide.toPreview();
  await guide.run();
  expect(guide.step).toBe('report');
  guide.back();
  expect(guide.step).toBe('report');
  await guide.undo();
  expect(guide.undone?.removed).toBe(2);
  expect(calls.find(([command]) => command === 'import_undo')?.[1]).toEqual({ import: 'i1' });
  expect(calls.find(([command]) => command === 'import_run')?.[1]).toMatchObject({ choice: { mapping: '', columns: { number: 'cislo' }, skip_faulty: false } });
});

test('rows with faults are imported only when the person leaves them out', async () => {
  core({ import_inspect: inspection({ faults: [{ file: 'a.csv', line: 2, column: 2, what: { key: 'x', args: {} } }] }) });
  const guide = new Import();
  await guide.toColumns();
  await guide.toPreview();
  expect(guide.canImport).toBe(false);
  guide.skipFaulty = true;
  expect(guide.canImport).toBe(true);
});

test('a saved mapping needs no columns and a failed reading stays where one is', async () => {
  core({ import_inspect: inspection({ columns: ['x'], mappings: [{ id: 'litovel', name: 'Litovel' }] }) });
  const guide = new Import();
  await guide.toColumns();
  expect([guide.mapping, guide.missing]).toEqual(['litovel', []]);
  useClient({ call: () => Promise.reject({ code: 'invalid', key: 'error-bad-input', args: {}, trace_id: '' }), on: () => Promise.resolve(() => {}) });
  await guide.toPreview();
  expect([guide.step, guide.error?.code]).toEqual(['columns', 'invalid']);
});

test('documents alone go without columns, and only those tied to a meeting are taken', async () => {
  const what = { key: 'import-document-tied', args: {} };
  const documents = [{ file: 'a.pdf', what, is_kept: true }, { file: 'b.pdf', what, is_kept: false }];
  core({ import_inspect: inspection({ columns: [], rows: 0, documents }), import_run: { import_id: 'i', command: 'c', rows: 0, kept_documents: 1, documents, faults: [] } });
  const guide = new Import();
  await guide.toColumns();
  expect([guide.step, guide.documents, guide.canImport]).toEqual(['preview', 1, true]);
  guide.back();
  expect(guide.step).toBe('files');
  await guide.toColumns();
  await guide.run();
  expect(guide.report?.kept_documents).toBe(1);
});
