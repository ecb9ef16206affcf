import { expect, test } from 'vitest';
import type { OpenWorkRow } from '$lib/api';
import { isAllDone, unmoved, workKey } from './work';

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
