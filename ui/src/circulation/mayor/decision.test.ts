import { expect, test } from 'vitest';
import type { Again, Clause, DecisionPreview, MayorDesk } from '$lib/api';
import { decisionFault, decisionPayload, emptyDecision, enteredDecision, enteredLeave, isByDeputy, leaveChoices, leaveReason, type DecisionForm, type LeaveForm } from './decision';

const person = (id: string) => ({ id, name: id, function: '' });
const desk = (i_am: string): MayorDesk => ({
  body: { id: 'b', name: 'Starosta', short_name: 'Starosta', kind: 'mayor' }, closed: null, council: null, mayor: person('m'), deputies: [person('d')], i_am,
  waiting: [], decided: [], total: 0, verbs: ['schvaluje'], report: { since: null, numbers: [], meeting: null, meeting_on: null, on_programme: [] },
});
const clause = (verb: string, text: string): Clause => ({ verb, text }) as Clause;
const preview = (...warnings: string[]): DecisionPreview => ({ number: 'RS 1/2026', warnings, needs_posting: false, holds: null, closed: null });
const form = (change: Partial<DecisionForm>): DecisionForm => ({
  ...emptyDecision(desk('mayor'), '2026-11-30'), about: 'Studna', clauses: [clause('schvaluje', 'opravu studny')], ...change,
});
const NEW = { paper: '', draft: [] };

test('a decision waits for what the law wants to read in it', () => {
  const table: [Partial<DecisionForm>, string, DecisionPreview, string | undefined][] = [
    [{}, 'mayor', preview(), undefined],
    [{ about: ' ' }, 'mayor', preview(), 'about'],
    [{ clauses: undefined }, 'mayor', preview(), 'text'],
    [{ clauses: [clause('', 'opravu')] }, 'mayor', preview(), 'text'],
    [{ clauses: [clause('schvaluje', ' ')] }, 'mayor', preview(), 'text'],
    [{}, 'deputy', preview(), 'absence'],
    [{ absence: 'dovolená' }, 'deputy', preview(), undefined],
    [{}, 'mayor', preview('budget'), 'doubt'],
    [{ answers: { budget: ' ' } }, 'mayor', preview('budget'), 'doubt'],
    [{ answers: { budget: 'usn. 3/1/2026' } }, 'mayor', preview('budget', 'reserved'), 'doubt'],
    [{ answers: { budget: 'usn. 3/1/2026' } }, 'mayor', preview('budget'), undefined],
  ];
  for (const [change, i_am, seen, expected] of table) {
    expect(decisionFault(form(change), NEW, desk(i_am), seen), JSON.stringify([change, i_am])).toBe(expected);
  }
  const paper = { paper: 'p', draft: [clause('schvaluje', 'opravu')] };
  expect(decisionFault(form({ about: '', clauses: undefined }), paper, desk('mayor'), preview())).toBeUndefined();
});

test('who writes for the mayor begins with the mayor and may write for the deputy', () => {
  const begun = emptyDecision(desk('scribe'), '2026-11-30');
  expect(begun.behalf).toBe('m');
  expect(isByDeputy(begun, desk('scribe'))).toBe(false);
  expect(isByDeputy({ behalf: 'd' }, desk('scribe'))).toBe(true);
  expect(isByDeputy({ behalf: '' }, desk('deputy'))).toBe(true);
});

test('the command carries the title of its own matter, and answers only to what is asked', () => {
  const written = form({ answers: { budget: ' usn. 3 ', reserved: 'x' }, postedFrom: '2026-11-01' });
  expect(decisionPayload('r', 'b', written, NEW, preview('budget'))).toMatchObject({
    resolution: 'r', body: 'b', paper: null, title: 'Studna', posting: null, noted: [{ warning: 'budget', words: 'usn. 3' }],
  });
  const posted = { ...preview(), needs_posting: true };
  expect(decisionPayload('r', 'b', written, NEW, posted).posting).toEqual({ from: '2026-11-01', to: null });
  expect(decisionPayload('r', 'b', written, { paper: 'p', draft: [] }, preview())).toMatchObject({ paper: 'p', title: '' });
});

test('an interest is written down as of the one who has it', () => {
  const left: LeaveForm = { to: 'assembly', reason: ' dům je můj ', absence: 'dovolená', behalf: '', way: 'paper' };
  const said = (i_am: string, behalf = '') => leaveReason({ ...left, behalf }, desk(i_am), true).replaceAll('\u00a0', ' ');
  expect(said('mayor')).toBe('Osobní zájem starosty (§ 83 odst. 2): dům je můj');
  expect(said('deputy')).toBe('Osobní zájem místostarosty (§ 83 odst. 2): dům je můj');
  expect(said('scribe', 'd')).toBe(said('deputy'));
  expect(said('scribe', 'm')).toBe(said('mayor'));
  expect(leaveReason(left, desk('deputy'), false)).toBe('dům je můj');
});

test('a proposal of a member is left to the assembly alone', () => {
  expect(leaveChoices(true)).toEqual(['assembly']);
  expect(leaveChoices(false)).toEqual(['assembly', 'drafter']);
});

test('a refused decision opens with its day, wording, answers and for whom it was written down', () => {
  const input = {
    resolution: 'r', body: 'b', paper: null, title: 'Studna', clauses: [clause('schvaluje', 'opravu studny')], on: '2026-11-20', absence: 'dovolená',
    posting: { from: '2026-11-01', to: null }, noted: [{ warning: 'budget', words: 'usn. 3' }], assignees: [],
  };
  const again = { kind: 'circulation.decide_as_mayor', input, behalf: { person: 'd', way: 'email' } } as unknown as Again;
  const opened = enteredDecision(again, desk('scribe'), '2026-11-30');
  expect(opened).toMatchObject({ about: 'Studna', on: '2026-11-20', absence: 'dovolená', postedFrom: '2026-11-01', answers: { budget: 'usn. 3' }, behalf: 'd', way: 'email' });
  expect(decisionPayload('r', 'b', opened, NEW, { ...preview('budget'), needs_posting: true })).toEqual(input);
  const left = { kind: 'circulation.leave_undecided', input: { paper: 'p', body: 'b', to: 'drafter', reason: 'neúplné', absence: '' }, behalf: undefined } as unknown as Again;
  expect(enteredLeave(left, desk('scribe'))).toEqual({ to: 'drafter', reason: 'neúplné', absence: '', behalf: 'm', way: 'paper' });
});
