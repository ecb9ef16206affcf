import { expect, test } from 'vitest';
import type { OpenWorkRow } from '$lib/api';
import type { PersonRow } from '../dto';
import { isAllDone, leftProfile, unmoved, workKey } from './work';

const row = (kind: string, id: string, stays = false): OpenWorkRow => ({ kind, id, number: '', title: id, due_on: null, member_only: stays, stays });

test('a proposal that stays with its member is not ticked, the rest is', () => {
  const rows = [row('drafted', 'a'), row('presented', 'a', true), row('task', 't')];
  expect(unmoved(rows)).toEqual(['presented a']);
  expect(rows.map(workKey)).toEqual(['drafted a', 'presented a', 'task t']);
});

test('the dialog has nothing to do where all that is left stays', () => {
  const table: [OpenWorkRow[], boolean][] = [
    [[], true],
    [[row('presented', 'a', true)], true],
    [[row('presented', 'a', true), row('task', 't')], false],
  ];
  for (const [rows, expected] of table) expect(isAllDone(rows), JSON.stringify(rows)).toBe(expected);
});

test('who left and can still open the computer is named, nobody else', () => {
  const value = { given: 'Petr', family: 'Malý', title_before: '', title_after: '', function: 'radní', email: '', department: null, active: true };
  const member = { body: 'r', body_name: 'Rada', role: 'member', is_duty: false };
  const left: PersonRow = { id: 'a', value, full_name: 'Petr Malý', department_name: null, roles: [], has_profile: true };
  const people = [left, { ...left, id: 'b', roles: [member] }, { ...left, id: 'c', has_profile: false }];
  expect(leftProfile(people, 'a')).toEqual({ id: 'a', name: 'Petr Malý', function: 'radní' });
  for (const id of ['b', 'c', 'nobody']) expect(leftProfile(people, id), id).toBeUndefined();
});
