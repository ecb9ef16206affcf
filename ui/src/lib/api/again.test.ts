import { expect, test } from 'vitest';
import { againOf, basedThen, enteredAs, keptAs, otherwiseNow, say } from '.';

const row = (input: string, on_behalf_of: [string, string] | null = null) => ({
  id: 'c1',
  why: { key: 'refusal-reason-missing', args: { day: '2026-12-01' } },
  form: { kind: 'circulation.give_opinion', input, on_behalf_of, paper: 'p1', meeting: '', resolution: '' },
});

test('a refused command is read with all its form needs, and says why it did not happen', () => {
  const again = againOf(row('{"opinion":"o1","text":"Chybí posudek."}', ['u1', 'paper']));
  expect(again).toMatchObject({ command: 'c1', paper: 'p1', behalf: { person: 'u1', way: 'paper' } });
  expect(enteredAs(again, 'circulation.give_opinion')?.text).toBe('Chybí posudek.');
  expect(enteredAs(again, 'circulation.waive_opinion')).toBeUndefined();
  expect(again?.refusal.code).toBe('refused');
  expect(again && say(again.refusal)).toBe(say(row('{}').why));
  expect(againOf({ ...row('{}'), form: null })).toBeUndefined();
  expect(againOf(row('{}'))?.behalf).toBeUndefined();
});

test('an input that is no form opens an empty one', () => {
  for (const input of ['null', '"x"', '3']) expect(enteredAs(againOf(row(input)), 'circulation.give_opinion'), input).toEqual({});
});

test('a field the refused command held goes over what was seen then', () => {
  const edit = (field: string, base: string | null) => ({ field, value: 'x', base });
  expect(basedThen([edit('on', 'now'), edit('place', 'now'), edit('note', 'now')], [edit('on', 'then'), edit('note', null)])).toEqual([
    edit('on', 'then'), edit('place', 'now'), edit('note', null),
  ]);
});

test('words of a form that opened again are kept apart from those of another attempt', () => {
  expect([keptAs('leave/p1', againOf(row('{}'))), keptAs('leave/p1', undefined)]).toEqual(['leave/p1/c1', 'leave/p1']);
});

test('what stands otherwise than it was entered is named, and nothing else', () => {
  const now = { given: 'Jana', email: 'jana@vzorov.cz', department: null, active: true, route: [{ id: 'a', days: null, insists: false }, { id: 'b', days: 3 }] };
  const table: [object | undefined, object | undefined, string[]][] = [
    [{ ...now }, now, []],
    [{ ...now, email: '' }, now, ['email']], // a colleague wrote it meanwhile
    [{ ...now, department: 'd1', active: false }, now, ['department', 'active']],
    [{ route: [{ days: null, id: 'a' }, { id: 'b', days: 3 }] }, now, []], // an older program does not say everything
    [{ route: [{ id: 'b', days: 3 }, { id: 'a' }] }, now, ['route']],
    [{ given: undefined, newer: 1 }, now, []],
    [now, undefined, []], // it is new
    [undefined, now, []], // no refused command is open
  ];
  for (const [entered, there, expected] of table) expect(otherwiseNow(entered, there), JSON.stringify(entered)).toEqual(expected);
});
