import { expect, test } from 'vitest';
import { emptyForm, problemsOf, toCreate, toEdits, wordsOf, type PaperForm } from './paper-form';

const full: PaperForm = { ...emptyForm('u1'), paper_type: 't1', title: ' Prodej ', due_on: '2026-12-01' };

test('a form says what is missing', () => {
  expect(problemsOf(emptyForm(''))).toEqual(['paper_type', 'title', 'presenter']);
  expect(problemsOf(full)).toEqual([]);
  expect(problemsOf({ ...full, confidentiality: 'named' })).toEqual(['named']);
});

test('a new paper carries only what was written, empty answers as nothing', () => {
  expect(toCreate('p1', full)).toEqual({
    paper: 'p1', paper_type: 't1', title: 'Prodej', presenter: 'u1', co_presenters: [], drafter: 'u1', department: null, competence: '',
    confidentiality: 'public', named: [], due_on: '2026-12-01',
  });
});

test('only changed fields are sent, names go when the paper is no longer confined', () => {
  const before = { ...full, confidentiality: 'named', named: ['u2'] };
  expect(toEdits(before, before)).toEqual([]);
  expect(toEdits(before, { ...before, confidentiality: 'public', due_on: '' }).map((edit) => [edit.field, edit.value])).toEqual([
    ['confidentiality', 'public'],
    ['named', []],
    ['due_on', null],
  ]);
});

test('the posting of an intention is one fact with its days in order', () => {
  const posted = { ...full, posted_from: '2026-11-02', posted_to: '2026-11-20' };
  expect(toEdits(full, posted)).toEqual([{ field: 'posting', value: { from: '2026-11-02', to: '2026-11-20' }, base: null }]);
  expect(toEdits(posted, full)).toEqual([{ field: 'posting', value: null, base: null }]);
  expect(problemsOf({ ...posted, posted_to: '2026-11-01' })).toEqual(['posted']);
  expect(problemsOf({ ...posted, posted_from: '' })).toEqual(['posted']);
});

test('who presents the paper is not among those who present it too', () => {
  expect(toCreate('p1', { ...full, co_presenters: ['u2', 'u1'] }).co_presenters).toEqual(['u2']);
});

test('a form that comes back is confined to whom it was, and has no days of before', () => {
  const typed: PaperForm = { ...full, confidentiality: 'named', named: ['u2'], posted_from: '2026-11-02', posted_to: '2026-11-20' };
  const back = { ...emptyForm('u1'), ...wordsOf(typed) };
  expect(back).toEqual({ ...typed, due_on: '', posted_from: '', posted_to: '' });
});
