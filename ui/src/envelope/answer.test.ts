import { expect, test } from 'vitest';
import type { ContentsItem, PackAnswer } from '$lib/api';
import { withWritten, writtenTo, type Written } from './answer';

const EMPTY: PackAnswer = {
  format: 1, sending: 's', meeting: 'm', person: 'p', opened_at: '', written_at: '', apology: '', notes: [], opinions: [], conflicts: [],
};
const NOTHING: Written = { note: '', stance: '', reasons: '', conflict: '' };
const item = (id: string, opinion = ''): ContentsItem => ({
  id, number: 1, title: id, section: '', state: 'planned', presenter: '', files: [],
  paper: { id: `paper-${id}`, number: '', title: '', report: '', clauses: [], version: 3, is_kept_close: false, opinion },
});

test('what was written to an item comes back, and to no other', () => {
  const one: Written = { note: 'Chybí cena.', stance: 'disagree', reasons: 'Je drahá.', conflict: 'Jsem soused.' };
  const answer = withWritten(EMPTY, item('a', 'o'), one);
  expect(writtenTo(answer, item('a', 'o'))).toEqual(one);
  expect(writtenTo(answer, item('b'))).toEqual(NOTHING);
  expect(answer.opinions).toEqual([{ opinion: 'o', stance: 'disagree', text: 'Je drahá.', version: 3 }]);
});

test('what is erased is not in the answer', () => {
  const answer = withWritten(EMPTY, item('a', 'o'), { note: 'x', stance: 'agree', reasons: '', conflict: 'y' });
  expect(withWritten(answer, item('a', 'o'), { ...NOTHING, note: '  ' })).toEqual(EMPTY);
});

test('an opinion nobody asked for is none', () => {
  expect(withWritten(EMPTY, item('a'), { ...NOTHING, stance: 'agree' })).toEqual(EMPTY);
});
