import { expect, test } from 'vitest';
import type { MendField } from '$lib/api';
import { controlOf, corrected } from './mend';

const fields: MendField[] = [
  { path: '/edits/1/value', name: 'title', text: '' },
  { path: '/edits/0/value', name: 'report', text: 'Dlouhý text.' },
  { path: '/due_on', name: 'due_on', text: '2026-12-01' },
];

test('only what was corrected is sent, by its place', () => {
  expect(corrected(fields, {})).toEqual([]);
  expect(corrected(fields, { '/edits/0/value': 'Dlouhý text.', '/edits/1/value': 'Název', '/jinde': 'x' })).toEqual([['/edits/1/value', 'Název']]);
  expect(corrected(fields, { '/edits/0/value': '' })).toEqual([['/edits/0/value', '']]);
});

test('a day, a line and a text are corrected each in its own way', () => {
  expect(fields.map(controlOf)).toEqual(['line', 'text', 'day']);
  expect(controlOf({ path: '/name', name: 'name', text: 'dva\nřádky' })).toBe('text');
});
