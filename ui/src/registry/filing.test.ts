import { expect, test } from 'vitest';
import type { FilingMarks, FilingService } from '$lib/api';
import { changedRules, filingForm, rulesOf, withKept } from './filing';

const marks = (plan_mark: string): FilingMarks => ({ plan_mark, retention_mark: 'A', retention_years: 10 });
const service: FilingService = { folder: '', data_box: 'abcd234', marks: { paper: marks('101.2'), extract: marks('55') }, ver: 1, kept: null };

test('a folder alone sends no marks, and a changed mark sends all of them', () => {
  const read = filingForm(service);
  expect(changedRules(read, { ...read, folder: 'S:\\Spisovka' })).toBeNull();
  const form = { ...read, marks: { ...read.marks, paper: { ...read.marks['paper']!, plan: '102' } } };
  const sent = Object.fromEntries(changedRules(read, form)!.marks);
  expect([sent['paper'], sent['extract']]).toEqual([marks('102'), marks('55')]);
  expect(changedRules(read, { ...read, box: '' })).toMatchObject({ data_box: '' });
});

test('marks that a computer kept come into the form and lose none of the others', () => {
  const form = withKept(filingForm(service), { data_box: '', marks: [['paper', marks('7')]] });
  const taken = Object.fromEntries(rulesOf(form).marks);
  expect([form.box, taken['paper'], taken['extract']]).toEqual(['abcd234', marks('7'), marks('55')]);
});
