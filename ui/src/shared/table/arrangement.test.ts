import { expect, test } from 'vitest';
import { Arrangement, readKept, type Keeper } from './arrangement.svelte';
import type { Column } from './columns';
import { TableState } from './table.svelte';

const keeper = (begun: Record<string, string> = {}) => {
  const kept = new Map(Object.entries(begun));
  const write = async (list: string, text: string) => void kept.set(list, text);
  return { kept, read: async (list: string) => kept.get(list) ?? null, write };
};
const words = (filter: unknown) => (typeof filter === 'string' ? filter : undefined);
const opened = async (place: Keeper) => {
  const arrangement = new Arrangement<string>('papers', place, words);
  await arrangement.open();
  return arrangement;
};

test('columns, order and named filters are there after a restart', async () => {
  const place = keeper();
  const first = await opened(place);
  first.show('note', false);
  first.order({ column: 'name', direction: 'descending' });
  first.save('Školy', 'škola');
  first.save('Chodníky', 'chodník');
  first.save('Školy', 'školka');
  const later = await opened(place);
  expect([later.columns, later.sort]).toEqual([{ note: false }, { column: 'name', direction: 'descending' }]);
  expect(later.saved).toEqual([{ name: 'Chodníky', filter: 'chodník' }, { name: 'Školy', filter: 'školka' }]);
});

test('a filter is renamed, over another one too, and forgotten', async () => {
  const arrangement = await opened(keeper());
  arrangement.save('A', 'a');
  arrangement.save('B', 'b');
  arrangement.rename('A', 'Ž');
  expect(arrangement.saved.map(({ name, filter }) => name + filter)).toEqual(['Bb', 'Ža']);
  arrangement.rename('Ž', 'B');
  expect(arrangement.saved).toEqual([{ name: 'B', filter: 'a' }]);
  arrangement.forget('B');
  expect(arrangement.saved).toEqual([]);
});

test('what does not fit is left out and the list is shown all the same', async () => {
  for (const text of [null, '{', '[]', '3', '{"columns":3,"sort":{"column":1},"filters":{}}']) {
    expect(readKept(text), String(text)).toEqual({ columns: {}, sort: undefined, filters: [] });
  }
  const strange = await opened(keeper({ papers: '{"columns":{"a":true,"b":"x"},"filters":[{"name":"n","filter":3},7]}' }));
  expect([strange.columns, strange.saved, strange.ready]).toEqual([{ a: true }, [], true]);
  const silent = new Arrangement<string>('papers', { read: () => Promise.reject(new Error('no store')), write: async () => {} }, words);
  await silent.open();
  expect(silent.ready).toBe(true);
});

test('a table takes the arrangement over and tells when it changes', async () => {
  const columns: Column<string>[] = [
    { id: 'name', title: 'Název', text: (row) => row, fixed: true, sortable: true },
    { id: 'note', title: 'Poznámka', text: (row) => row },
    { id: 'rare', title: 'Další', text: (row) => row, hidden: true },
  ];
  const asked: unknown[] = [];
  const load = async (_: number, __: number, sort: unknown) => {
    asked.push(sort);
    return { rows: ['a'], total: 1 };
  };
  const place = keeper();
  const arrangement = await opened(place);
  arrangement.show('rare', true);
  arrangement.show('note', false);
  arrangement.order({ column: 'name', direction: 'descending' });
  const model = new TableState<string>({ columns: () => columns, load, copy: async () => {}, arrangement });
  model.arrange();
  expect(model.shown.map(({ id }) => id)).toEqual(['name', 'rare']);
  await model.reload();
  expect(asked).toEqual([{ column: 'name', direction: 'descending' }]);
  model.toggleColumn('note');
  await model.sortBy('name');
  const later = await opened(place);
  expect([later.columns, later.sort]).toEqual([{ rare: true, note: true }, { column: 'name', direction: 'ascending' }]);
});
