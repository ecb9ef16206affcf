import { expect, test } from 'vitest';
import type { PaperDetail, RefusedForm } from '$lib/api';
import { editsToSend, inputToSend, paperOf, reopened } from './reopening';

const paper = {
  id: 'p1', paper_type: 't1', title: 'Prodej', presenter: { id: 'u1' }, co_presenters: [], drafter: { id: 'u1' }, department: '', competence: '',
  confidentiality: 'public', named: [], due_on: '2026-12-01', posted_from: null, posted_to: null, price_reason: '', note: 'Nové',
  seen: { presenter: 'seen-now', due_on: 'seen-now', title: 'seen-now', note: 'seen-now' },
} as unknown as PaperDetail;

const clauses = [{ verb: 'schvaluje', text: 'prodej pozemku' }];

const NOWHERE = { on_behalf_of: null, paper: '', meeting: '', resolution: '' };

const edit: RefusedForm = {
  ...NOWHERE,
  kind: 'circulation.edit_paper',
  input: JSON.stringify({
    paper: 'p1',
    edits: [
      { field: 'clauses', value: clauses, base: 'seen-then' },
      { field: 'presenter', value: 'u2', base: 'seen-then' },
      { field: 'co_presenters', value: ['u3'], base: null },
      { field: 'due_on', value: '2026-12-24', base: 'seen-then' },
      { field: 'posting', value: { from: '2026-11-02', to: null }, base: null },
      { field: 'report_file', value: 'f1', base: 'seen-then' },
    ],
  }),
};

test('a refused edit opens over the paper as it stands, with what was entered', () => {
  expect(paperOf(edit)).toBe('p1');
  const { form, text, report } = reopened(edit, paper);
  expect(form).toMatchObject({ title: 'Prodej', note: 'Nové', presenter: 'u2', co_presenters: ['u3'], due_on: '2026-12-24', posted_from: '2026-11-02', posted_to: '' });
  expect(text?.clauses.map((clause) => clause.verb)).toEqual(['schvaluje']);
  expect(report).toBeUndefined();
});

test('what was corrected is sent over what the person saw then, and the rest as it was entered', () => {
  const now = reopened(edit, paper);
  const sent = editsToSend(edit, paper, { ...now, form: { ...now.form, presenter: 'u4', due_on: '2026-12-01', title: 'Prodej pozemku' } });
  const of = (field: string) => sent.find((one) => one.field === field);
  expect(of('presenter')).toEqual({ field: 'presenter', value: 'u4', base: 'seen-then' });
  expect(of('title')).toEqual({ field: 'title', value: 'Prodej pozemku', base: 'seen-now' });
  expect(of('clauses')).toEqual({ field: 'clauses', value: clauses, base: 'seen-then' });
  expect(of('report_file')).toEqual({ field: 'report_file', value: 'f1', base: 'seen-then' });
  expect(of('due_on')).toBeUndefined(); // it is again what stands in the paper
  expect(of('note')).toBeUndefined();
});

test('a paper that was not founded is founded under the same identifier with the corrected form', () => {
  const input = { paper: 'p9', paper_type: 't1', title: '', presenter: 'u1', co_presenters: [], drafter: 'u1', department: 'd1', competence: '', confidentiality: 'named', named: ['u2'], due_on: null, report: 'Zpráva', clauses };
  const refused: RefusedForm = { ...NOWHERE, kind: 'circulation.create_paper', input: JSON.stringify(input) };
  expect(paperOf(refused)).toBe('');
  const now = reopened(refused, undefined);
  expect(now.form).toMatchObject({ department: 'd1', named: ['u2'], due_on: '' });
  expect(inputToSend(refused, now)).toEqual(input);
  expect(inputToSend(refused, { ...now, form: { ...now.form, title: 'Prodej', department: '' }, report: 'Delší' })).toEqual({ ...input, title: 'Prodej', department: null, report: 'Delší' });
});

test('an input that does not read opens an empty form and sends nothing of its own', () => {
  const odd: RefusedForm = { ...NOWHERE, kind: 'circulation.edit_paper', input: '{"paper":"p1","edits":"x"}' };
  expect(editsToSend(odd, paper, reopened(odd, paper))).toEqual([]);
});
