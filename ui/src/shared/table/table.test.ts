import { expect, test } from 'vitest';
import type { Column } from './columns';
import { toCells } from './columns';
import { listKey } from './keys';
import * as ranges from './ranges';
import { PAGE, Rows, type Sort } from './rows.svelte';
import { TableState } from './table.svelte';
import { findAhead, TypeAhead } from './type-ahead';

interface Row {
  name: string;
  note: string;
}
const columns: Column<Row>[] = [
  { id: 'name', title: 'Název', text: (row) => row.name, fixed: true, sortable: true },
  { id: 'note', title: 'Poznámka', text: (row) => row.note },
];
const NAMES = ['Alej', 'Čekárna', 'Chodník', 'Dům', 'Chata'];
const row = (index: number): Row => ({ name: NAMES[index % 5]!, note: `č. ${index}` });
function store(total: number) {
  const asked: string[] = [];
  const load = async (offset: number, limit: number, sort: Sort | undefined) => {
    asked.push(`${offset}+${limit} ${sort?.column ?? '-'} ${sort?.direction ?? ''}`.trim());
    return { rows: Array.from({ length: Math.min(limit, total - offset) }, (_, step) => row(offset + step)), total };
  };
  return { asked, load };
}
async function table(total: number) {
  const copied: string[] = [];
  const opened: number[] = [];
  const { asked, load } = store(total);
  const model = new TableState<Row>({ columns: () => columns, load, open: (_, index) => opened.push(index), copy: async ({ text }) => void copied.push(text) });
  await model.reload();
  return { model, asked, copied, opened };
}
const key = (text: string) => {
  const parts = text.split('+');
  return { key: parts.at(-1)!, ctrlKey: parts.includes('Ctrl'), shiftKey: parts.includes('Shift'), altKey: parts.includes('Alt'), metaKey: false };
};

test('chosen rows are kept as joined ranges', () => {
  const chosen = ranges.add(ranges.add([], 5, 3), 6, 9);
  expect(chosen).toEqual([[3, 9]]);
  expect(ranges.remove(chosen, 5)).toEqual([[3, 4], [6, 9]]);
  expect(ranges.toggle(ranges.remove(chosen, 5), 5)).toEqual([[3, 9]]);
  expect([ranges.size([[0, 99_999]]), ranges.has(chosen, 10), ranges.indices([[1, 2], [7, 7]])]).toEqual([100_000, false, [1, 2, 7]]);
});

test('keys of a list', () => {
  const place = { active: 5, total: 100, page: 10, selected: 0 };
  const table = [
    ['ArrowDown', { act: 'move', to: 6, extend: false }], ['Shift+ArrowUp', { act: 'move', to: 4, extend: true }],
    ['PageDown', { act: 'move', to: 15, extend: false }], ['PageUp', { act: 'move', to: 0, extend: false }],
    ['Home', { act: 'move', to: 0, extend: false }], ['End', { act: 'move', to: 99, extend: false }],
    ['Enter', { act: 'open' }], [' ', { act: 'preview' }], ['Ctrl+ ', { act: 'toggle' }], ['Ctrl+c', { act: 'copy' }], ['Ctrl+a', { act: 'all' }],
    ['č', { act: 'type', letter: 'č' }], ['Ctrl+ArrowDown', undefined], ['Alt+ArrowDown', undefined], ['F5', undefined], ['Escape', undefined],
  ] as const;
  for (const [text, expected] of table) expect(listKey(key(text), place), text).toEqual(expected);
  expect(listKey(key('End'), { ...place, total: 0 })).toBeUndefined();
});

test('rows are read by pages, once, and an answer to an older question is thrown away', async () => {
  const { asked, load } = store(1000);
  const rows = new Rows(load);
  await rows.reset();
  await Promise.all([rows.need(50, 150), rows.need(120, 130)]);
  expect(asked).toEqual([`0+${PAGE} -`, `100+${PAGE} -`]);
  expect(rows.at(150)?.note).toBe('č. 150');
  await rows.need(5000, 5001);
  expect(asked).toHaveLength(2);
  const late = rows.need(300, 300);
  await rows.reset({ column: 'name', direction: 'descending' });
  await late;
  expect(rows.at(300)).toBeUndefined();
});

test('a failed reading is told and the next good one clears it', async () => {
  let works = false;
  const rows = new Rows<Row>(async () => {
    if (!works) throw { code: 'busy', key: 'error-busy', args: {}, trace_id: 't' };
    return { rows: [row(0)], total: 1 };
  });
  await rows.reset();
  expect([rows.error?.code, rows.total]).toEqual(['busy', undefined]);
  works = true;
  await rows.reset();
  expect([rows.error, rows.total]).toEqual([undefined, 1]);
});

test('sorting asks the store and the second time turns the order', async () => {
  const { model, asked } = await table(10);
  await model.sortBy('name');
  await model.sortBy('name');
  expect(asked.slice(1)).toEqual([`0+${PAGE} name ascending`, `0+${PAGE} name descending`]);
});

test('Shift chooses from where one stood and can shrink again', async () => {
  const { model } = await table(100);
  model.move(10);
  for (const pressed of ['Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp']) model.key(key(pressed), 10, 0);
  expect(model.selected).toEqual([[10, 12]]);
  model.click(20, { ctrl: true, shift: false });
  expect(model.selected).toEqual([[10, 12], [20, 20]]);
  model.key(key('Escape'), 10, 0);
  expect([model.selected, model.choosing]).toEqual([[], false]);
});

test('rows are copied as spreadsheet cells, unread ones included', async () => {
  const { model, copied } = await table(300);
  model.move(199);
  model.move(201, true);
  await model.copy();
  expect(copied).toEqual(['Název\tPoznámka\nChata\tč. 199\nAlej\tč. 200\nČekárna\tč. 201']);
  model.toggleColumn('note');
  model.clear();
  await model.copy();
  expect(copied[1]).toBe('Název\nČekárna');
});

test('chosen rows stay chosen when somebody changes the list', async () => {
  const notes = Array.from({ length: 30 }, (_, index) => row(index));
  const load = async (offset: number, limit: number) => ({ rows: notes.slice(offset, offset + limit), total: notes.length });
  const model = new TableState<Row>({ columns: () => columns, load, rowId: ({ note }) => note, copy: async () => {} });
  await model.reload();
  model.move(3);
  model.move(5, true);
  model.toggle(9);
  notes.unshift(row(90), row(91));
  notes.splice(6, 1);
  await model.reload();
  expect((await model.chosen()).map(({ note }) => note)).toEqual(['č. 3', 'č. 5', 'č. 9']);
  expect([model.selected, model.active]).toEqual([[[5, 6], [10, 10]], 10]);
  notes.splice(5, 6);
  await model.reload();
  expect([model.selected, model.choosing]).toEqual([[], false]);
});

test('the whole list is printed, or the chosen rows, unread ones included', async () => {
  const { model } = await table(250);
  let calls = 0;
  const print = async () => void (calls += 1);
  await model.print(print);
  expect([model.printed?.length, model.printed?.[249]?.note]).toEqual([250, 'č. 249']);
  model.click(3, { ctrl: true, shift: false });
  await model.print(print);
  expect([model.printed?.map(({ note }) => note), calls]).toEqual([['č. 3'], 2]);
});

test('what is to be done before a list is printed hears of its rows, and when it fails nothing is printed', async () => {
  const { model } = await table(250);
  const heard: string[] = [];
  let calls = 0;
  const print = async () => void (calls += 1);
  model.click(3, { ctrl: true, shift: false });
  await model.print(print, async (rows) => void heard.push(...rows.map(({ note }) => note)));
  expect([heard, model.printed?.length, calls]).toEqual([['č. 3'], 1, 1]);
  model.printed = undefined;
  await expect(model.print(print, () => Promise.reject(new Error('read only')))).rejects.toThrow('read only');
  expect([model.printed, calls]).toEqual([undefined, 1]);
});

test('a cell cannot break out of its place or become a formula', () => {
  const rows = [{ name: 'a\tb\nc', note: '=1+1' }, { name: '-5 Kč', note: '@x' }];
  expect(toCells(columns, rows).text).toBe("Název\tPoznámka\na b c\t'=1+1\n-5 Kč\t'@x");
  const html = toCells(columns, [{ name: 'a & <b>', note: '14/2026' }]).html;
  expect(html).toContain('a &amp; &lt;b&gt;');
  expect(html.match(/<t[hd]/gu)).toHaveLength(4);
});

test('a list comes back at the place where one was', async () => {
  const { asked, load } = store(1000);
  const model = new TableState<Row>({ columns: () => columns, load, start: 450, copy: async () => {} });
  await model.reload();
  expect([asked, model.active, model.rows.at(450)?.note]).toEqual([[`400+${PAGE} -`], 450, 'č. 450']);
});

test('letters find the next row that begins with them', async () => {
  const { model } = await table(10);
  model.key(key('c'), 5, 1000);
  expect(model.active).toBe(1);
  model.key(key('h'), 5, 1200);
  model.key(key('a'), 5, 1300);
  expect(model.active).toBe(4);
  const typed = new TypeAhead();
  expect([typed.type('a', 1000), typed.type('b', 1500), typed.type('c', 3000)]).toEqual(['a', 'ab', 'c']);
  expect(findAhead('dd', 3, 5, (index) => NAMES[index])).toBe(3);
});

test('Enter opens the active row of a hundred thousand', async () => {
  const { model, opened } = await table(100_000);
  model.key(key('End'), 10, 0);
  await model.rows.need(model.active, model.active);
  model.key(key('Enter'), 10, 0);
  expect(opened).toEqual([99_999]);
});
