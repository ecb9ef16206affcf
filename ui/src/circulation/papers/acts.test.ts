import { expect, test } from 'vitest';
import { findText } from '$lib/i18n';
import { keyPart } from '$lib/api';
import { payloadOf, type ActTarget } from './act-payload';
import { arranged, isAnswered, KNOWN_ACTS, lookOf, noAnswers, type ActForm, type Answers } from './acts';

const target: ActTarget = { id: 'p1', ver: 3, state: 'formal_check', version: 2, title: 'Prodej' };

test('the primary act stands last, its opposite beside it, the rest under „Další"', () => {
  const acts = ['pass_formal_check', 'run_formal_check', 'fail_formal_check', 'withdraw_paper', 'of_a_newer_program'];
  const { shown, more } = arranged(acts.map((name, place) => ({ kind: `circulation.${name}`, is_primary: place === 0, in_place_of: null })));
  expect(shown.map((act) => act.kind)).toEqual(['circulation.fail_formal_check', 'circulation.pass_formal_check']);
  expect(more.map((act) => act.kind)).toEqual(['circulation.run_formal_check', 'circulation.withdraw_paper']);
});

test('every act has its verb, its confirmation and, where it asks, its question', () => {
  for (const kind of KNOWN_ACTS) {
    expect(findText(`act-${keyPart(kind)}`), kind).toBeTruthy();
    expect(findText(`history-${keyPart(kind)}`, { reason: 'x', title: 'y', reason_given: 'yes' }), kind).toBeTruthy();
    if (lookOf(kind).form === 'elsewhere') continue;
    expect(findText(`done-${keyPart(kind)}`), kind).toBeTruthy();
    if (lookOf(kind).form !== 'none') expect(findText(`ask-${keyPart(kind)}`, { title: 'y' }), kind).toBeTruthy();
  }
});

test('an act waits for the answers it cannot do without', () => {
  const table: [ActForm, Partial<Answers>, boolean][] = [
    ['none', {}, true],
    ['reason', {}, false],
    ['reason', { reason: ' ' }, false],
    ['reason', { reason: 'chybí posudek' }, true],
    ['reason-if-any', {}, true],
    ['opinions', { people: ['u1'] }, false],
    ['opinions', { people: ['u1'], due_on: '2026-12-01' }, true],
    ['opinion', { stance: 'agree' }, true],
    ['opinion', { stance: 'with_condition' }, false],
    ['opinion', { stance: 'disagree', text: 'ne' }, true],
    ['schedule', {}, false],
    ['schedule', { meeting: 'm1' }, true],
    ['schedule', { meeting: 'm1', lateRule: { needs_consent: false, consenting: [] } }, false], // a late paper says why
    ['tick', { noteNeeded: true }, false], // the program found otherwise: say why
    ['tick', { noteNeeded: true, inOrder: false }, true],
    ['split', { reason: 'x', parts: ['a', 'b'], partOf: [0, 0] }, false], // nothing for the second paper
    ['split', { reason: 'x', parts: ['a', 'b'], partOf: [0, 1] }, true],
  ];
  for (const [form, answers, expected] of table) {
    expect(isAnswered(form, { ...noAnswers(), ...answers }), `${form} ${JSON.stringify(answers)}`).toBe(expected);
  }
});

test('a transition carries the state the person saw', () => {
  expect(payloadOf('circulation.pass_formal_check', target, noAnswers())).toEqual({ paper: 'p1', from: 'formal_check' });
  expect(payloadOf('circulation.withdraw_paper', target, { ...noAnswers(), reason: ' už není třeba ' })).toEqual({
    paper: 'p1', reason: 'už není třeba', from: 'formal_check',
  });
});

test('departments and people are asked apart, mandatory ones by name', () => {
  const answers = { ...noAnswers(), people: ['u1', 'd1'], mandatory: ['d1'], due_on: '2026-12-01' };
  const payload = payloadOf('circulation.request_opinions', { ...target, departments: ['d1'] }, answers);
  expect(payload).toMatchObject({
    addressees: [
      { person: 'u1', department: null, mandatory: false },
      { person: null, department: 'd1', mandatory: true },
    ],
    due_on: '2026-12-01',
  });
});

test('every clause goes to the paper that takes it', () => {
  const answers = { ...noAnswers(), reason: 'x', parts: ['A', 'B'], partOf: [0, 1, 0] };
  const { parts } = payloadOf('circulation.split_paper', target, answers) as { parts: { clauses: number[] }[] };
  expect(parts.map((part) => part.clauses)).toEqual([[0, 2], [1]]);
});

test('a step is taken with words to the version that was read, and the check of a proposal takes a remark', () => {
  const at = { ...target, step: 'lawyer' };
  const answers = { ...noAnswers(), text: ' v pořádku ', reason: 'chybí smlouva' };
  expect(payloadOf('circulation.approve_step', at, answers)).toEqual({ paper: 'p1', step: 'lawyer', words: 'v pořádku', version: 2 });
  expect(payloadOf('circulation.return_step', at, answers)).toEqual({ paper: 'p1', step: 'lawyer', reason: 'chybí smlouva' });
  expect([isAnswered('words', noAnswers()), isAnswered('words', answers), isAnswered('words-if-any', noAnswers())]).toEqual([false, true, true]);
  expect([lookOf('circulation.pass_formal_check').form, lookOf('circulation.pass_formal_check', true).form]).toEqual(['none', 'words-if-any']);
  expect(payloadOf('circulation.pass_formal_check', { ...target, isOwn: true }, answers)).toMatchObject({ remark: 'v pořádku' });
});
