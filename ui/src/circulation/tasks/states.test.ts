import { expect, test } from 'vitest';
import type { Again, TaskRow } from '$lib/api';
import { actsOf, dueText, enteredTask, isLate, TASK_ACTS, taskState, type TaskForm } from './states';

const task = (more: Partial<TaskRow>): TaskRow => ({
  id: 't', text: 'uzavřít smlouvu', assignee: 'starosta', assignee_id: '', due_on: null, due_text: '', state: 'new', resolution: 'r',
  resolution_number: 'R/61/3/2026', last_report: '', is_watched: false, acts: [], ...more,
});
const TODAY = '2026-11-23';

test('only an open task with a day that passed is late', () => {
  const table: [Partial<TaskRow>, boolean][] = [
    [{ due_on: '2026-11-22' }, true],
    [{ due_on: '2026-11-23' }, false], // the day itself still counts
    [{ due_on: '2026-11-01', state: 'reported' }, true],
    [{ due_on: '2026-11-01', state: 'done' }, false],
    [{ due_on: '2026-11-01', state: 'suspended' }, false], // § 105 stops the clock
    [{ due_text: 'ihned' }, false],
  ];
  for (const [more, expected] of table) expect(isLate(task(more), TODAY), JSON.stringify(more)).toBe(expected);
});

test('a late task says by how much, another where it is', () => {
  expect(taskState(task({ due_on: '2026-11-20' }), TODAY)).toMatchObject({ tone: 'bad', text: '3 dny po termínu' });
  expect(taskState(task({ state: 'done', due_on: '2026-11-20' }), TODAY)).toMatchObject({ tone: 'ok', text: 'splněn' });
});

test('a day is said with its distance, words as they are written', () => {
  expect(dueText(task({ due_on: '2026-11-26' }), TODAY).replaceAll('\u00a0', ' ')).toBe('čtvrtek 26. 11. (za 3 dny)');
  expect(dueText(task({ due_text: 'průběžně' }), TODAY)).toBe('průběžně');
});

test('acts come in the order of the buttons', () => {
  const acts = ['circulation.cancel_task', 'circulation.report_task'].map((kind) => ({ kind, is_primary: false, in_place_of: null }));
  expect(actsOf(task({ acts }))).toEqual(['report_task', 'cancel_task']);
});

test('a refused act on a task opens with its words, day and person', () => {
  const table: [string, Record<string, unknown>, Partial<TaskForm>][] = [
    ['report_task', { task: 't', text: 'podepsáno', is_done: true }, { text: 'podepsáno', how: 'yes' }],
    ['close_task', { task: 't', text: 'nejde to', is_done: false }, { text: 'nejde to', how: 'no' }],
    ['extend_task', { task: 't', due_on: '2026-12-24', reason: 'posudek' }, { text: 'posudek', due: '2026-12-24' }],
    ['cancel_task', { task: 't', reason: 'odpadlo' }, { text: 'odpadlo' }],
    ['transfer_task', { task: 't', to_task: 'n', assignee: 'u1', assignee_text: 'Jana Malá', reason: 'nemoc' }, { text: 'nemoc', person: 'u1', name: 'Jana Malá' }],
  ];
  for (const [name, input, expected] of table) {
    expect(enteredTask({ kind: `circulation.${name}`, input } as unknown as Again), name).toMatchObject(expected);
  }
  expect(table.map(([name]) => name).sort()).toEqual([...TASK_ACTS].sort());
});
