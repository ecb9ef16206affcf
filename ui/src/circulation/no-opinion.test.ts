import { expect, test } from 'vitest';
import { isAnswered, noAnswers } from './papers/acts';
import { payloadOf } from './papers/act-payload';
import { command, emptyForm, fault } from './meetings/outcome';
import { causeChoices, causeGiven } from './no-opinion';

const PASS = 'circulation.pass_without_opinion';

test('why a body gave no opinion is told by a usual reason or in words', () => {
  expect(causeChoices().map((one) => one.id)).toEqual(['no_quorum', 'date_passed', 'not_reached']);
  expect([causeGiven(''), causeGiven('no_quorum')]).toEqual([{}, { cause: 'no_quorum' }]);
  const table: [string, string, boolean][] = [['', ' ', false], ['', 'nemoc', true], ['date_passed', '', true], ['not_reached', 'došel čas', true]];
  for (const [cause, reason, told] of table) {
    expect(isAnswered('pass', { ...noAnswers(), consultation: 'k', cause, reason }), cause).toBe(told);
    expect(fault({ ...emptyForm(), ending: 'without_opinion', cause, reason }, 5) === undefined, cause).toBe(told);
    // Only of an opinion a usual reason is enough.
    expect(fault({ ...emptyForm(), ending: 'postponed', cause, reason }, 5) === undefined, cause).toBe(reason.trim() !== '');
  }
});

test('the usual reason goes with the command, and with no other ending', () => {
  const target = { id: 'p1', ver: 1, state: 'ready', version: 1, title: 'Prodej' };
  expect(payloadOf(PASS, target, { ...noAnswers(), consultation: 'k', cause: 'no_quorum' })).toEqual({ paper: 'p1', reason: '', cause: 'no_quorum', consultation: 'k' });
  expect(payloadOf(PASS, target, { ...noAnswers(), consultation: 'k', reason: 'nemoc' })).toEqual({ paper: 'p1', reason: 'nemoc', consultation: 'k' });
  const of = { item: 'i1', paper: 'p1', role: 'opinion', members: 5 };
  const form = { ...emptyForm(), cause: 'not_reached' };
  expect(command({ ...form, ending: 'without_opinion' }, of).payload).toMatchObject({ kind: 'without_opinion', cause: 'not_reached' });
  expect(command({ ...form, ending: 'discussed_only' }, of).payload).not.toHaveProperty('cause');
});
