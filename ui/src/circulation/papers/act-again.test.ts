import { expect, test } from 'vitest';
import { useClient, type Again, type MeetingRow, type PaperDetail } from '$lib/api';
import { correctedPayload, isGone, reopenedAct } from './act-again';
import { payloadOf } from './act-payload';
import { ActRun } from './act-run.svelte';
import { KNOWN_ACTS, lookOf } from './acts';

const refused = (kind: string, input: unknown, more: Partial<Again> = {}): Again => ({
  command: 'c1', kind: `circulation.${kind}`, input, behalf: undefined,
  refusal: { code: 'refused', key: 'refusal-reason-missing', args: {}, trace_id: '' }, paper: 'p1', meeting: '', resolution: '', ...more,
});
const council = {
  id: 'k1', body: { id: 'b1', name: 'Rada města' }, role: 'decides', state: 'ready', agenda_item: null as string | null, meeting_on: null,
  has_ended: false, due_on: null, successors: [] as { id: string; name: string }[], may_postpone: false,
};
/** The consultation as it must stand for an act to be about it. */
const STANDING: Record<string, Partial<typeof council>> = {
  pass_without_opinion: { role: 'opinion' },
  change_body: { has_ended: true, successors: [{ id: 'b2', name: 'Finanční výbor' }] },
  unschedule: { state: 'scheduled', agenda_item: 'i1' },
  postpone: { state: 'scheduled', agenda_item: 'i1', may_postpone: true },
};
const paper = {
  id: 'p1', ver: 9, number: '12/2026', title: 'Prodej', state: 'commenting', version: 5, step: 's9', is_own_proposal: false,
  clauses: [{ verb: 'schvaluje', text: 'prodej' }, { verb: 'ukládá', text: 'podepsat' }],
  opinions: [{ id: 'o1', addressee: { id: 'u1', name: 'Jana Malá' }, may_give_in_place: false }],
  checks: [{ key: 'cover', state: 'failed' }], consultations: [council],
} as unknown as PaperDetail;

/** What goes when the dialog is sent as it opened. */
function sentAgain(again: Again, meeting?: MeetingRow) {
  const { target, answers } = reopenedAct(again, paper, meeting);
  return correctedPayload(again, payloadOf(again.kind, { ...target, departments: ['d1'] }, answers));
}

test('a dialog sent as it opened says again what was entered', () => {
  const addressees = [
    { opinion: 'o1', person: 'u1', department: null, mandatory: true },
    { opinion: 'o2', person: null, department: 'd1', mandatory: false },
  ];
  const parts = [{ paper: 'p2', title: 'Prodej', clauses: [1] }, { paper: 'p3', title: 'Úkol', clauses: [0] }];
  const table: [string, Record<string, unknown>][] = [
    ['request_opinions', { paper: 'p1', addressees, due_on: '2026-12-24' }],
    ['give_opinion', { opinion: 'o1', stance: 'disagree', text: 'Chybí posudek.', version: 3 }],
    ['waive_opinion', { opinion: 'o1', reason: 'nemoc' }],
    ['settle_opinion', { opinion: 'o1', settled: 'doplněno' }],
    ['head_return', { paper: 'p1', reason: 'doplňte', from: 'department_review' }],
    ['fail_formal_check', { paper: 'p1', reason: 'chybí krytí', from: 'formal_check' }],
    ['close_opinions', { paper: 'p1', reason: '', from: 'commenting' }],
    ['advise_step', { paper: 'p1', step: 's1', words: 'pozor na lhůtu', version: 2 }],
    ['note_step', { paper: 'p1', step: 's1', words: '', version: 2 }],
    ['skip_step', { paper: 'p1', step: 's1', reason: 'místo je prázdné' }],
    ['approve_step', { paper: 'p1', step: 's1', words: 'souhlas', version: 2 }],
    ['return_step', { paper: 'p1', step: 's1', reason: 'chybí smlouva' }],
    ['pass_without_opinion', { paper: 'p1', consultation: 'k1', reason: 'nesešli se', cause: 'no_quorum' }],
    ['change_body', { paper: 'p1', consultation: 'k1', to: 'b2', reason: 'zrušen usnesením č. 5/2026' }],
    ['tick_check_item', { paper: 'p1', item: 'cover', is_in_order: false, note: 'není krytí' }],
    ['make_version', { paper: 'p1', label: 'po připomínkách' }],
    ['unschedule', { paper: 'p1', reason: 'stažen', from_item: 'i1' }],
    ['postpone', { paper: 'p1', reason: 'chybí posudek', until: '2027-01-10', from_item: 'i1' }],
    ['split_paper', { paper: 'p1', parts, reason: 'dvě věci' }],
    ['merge_papers', { paper: 'p1', others: ['p4'], into: 'p5', title: 'Prodeje' }],
    ['withdraw_paper', { paper: 'p1', reason: 'kupec odstoupil', from: 'ready' }],
  ];
  for (const [kind, input] of table) {
    const [again, there] = [refused(kind, input), { ...paper, consultations: [{ ...council, ...STANDING[kind] }] } as unknown as PaperDetail];
    const { target, answers } = reopenedAct(again, there);
    const sent = correctedPayload(again, payloadOf(again.kind, { ...target, departments: ['d1'] }, answers));
    expect(sent, kind).toEqual(input);
  }
  const asking = KNOWN_ACTS.filter((kind) => !['none', 'elsewhere', 'schedule'].includes(lookOf(kind).form));
  expect(table.map(([kind]) => `circulation.${kind}`).sort()).toEqual(asking.sort());
});

test('an opinion stays with the version that was read, and goes for whom it was written down', () => {
  const input = { opinion: 'o1', stance: 'agree', text: '', version: 3 };
  const again = refused('give_opinion', input, { behalf: { person: 'u1', way: 'email' } });
  const { answers } = reopenedAct(again, paper);
  expect([answers.behalf, answers.way]).toEqual(['u1', 'email']);
  const corrected = { ...answers, stance: 'with_condition', text: 'jen s posudkem' };
  const sent = correctedPayload(again, payloadOf(again.kind, reopenedAct(again, paper).target, corrected));
  expect(sent).toEqual({ ...input, stance: 'with_condition', text: 'jen s posudkem' });
});

test('of two agendas the one from which the paper was to go is chosen again', () => {
  const on = (id: string, agenda_item: string) => ({ ...council, id, state: 'scheduled', agenda_item });
  const there = { ...paper, consultations: [on('k1', 'i1'), on('k2', 'i2')] } as unknown as PaperDetail;
  const opened = (from_item: string) => reopenedAct(refused('unschedule', { paper: 'p1', reason: '', from_item }), there).answers.consultation;
  expect([opened('i1'), opened('i2')]).toEqual(['k1', 'k2']);
});

test('an act about one body never becomes one about the only other', () => {
  const other = { ...council, id: 'k2', role: 'opinion' };
  const there = { ...paper, consultations: [other, { ...other, id: 'k3', state: 'scheduled', agenda_item: 'i3' }] } as unknown as PaperDetail;
  const table: [string, Record<string, unknown>, boolean][] = [
    ['unschedule', { from_item: 'i3' }, false],
    ['unschedule', { from_item: 'i1' }, true], // it was taken off meanwhile, and lies on another agenda
    ['postpone', { from_item: 'i1' }, true],
    ['unschedule', { from_item: null }, false], // of a program that named none: there is one alone
    ['pass_without_opinion', { consultation: 'k2' }, false],
    ['pass_without_opinion', { consultation: 'k3' }, true], // somebody put it on the agenda
    ['pass_without_opinion', { consultation: 'k1' }, true],
    ['change_body', { consultation: 'k2' }, true], // the body stands again
    ['schedule', { consultation: 'k1', meeting: 'm1' }, false], // the meeting is chosen, and says the body
    ['withdraw_paper', {}, false],
  ];
  for (const [kind, input, expected] of table) expect(isGone(refused(kind, { paper: 'p1', ...input }), there), `${kind} ${JSON.stringify(input)}`).toBe(expected);
});

test('a choice that is offered no more is chosen anew, and a usual reason taken back does not come back', () => {
  const ended = { ...council, has_ended: true, role: 'opinion', successors: [{ id: 'b3', name: 'Kontrolní výbor' }] };
  const there = { ...paper, consultations: [ended] } as unknown as PaperDetail;
  const change = refused('change_body', { paper: 'p1', consultation: 'k1', to: 'b2', reason: 'zrušen' });
  expect(reopenedAct(change, there).answers.to).toBe('');
  const pass = refused('pass_without_opinion', { paper: 'p1', consultation: 'k1', reason: '', cause: 'no_quorum' });
  const { target, answers } = reopenedAct(pass, there);
  const sent = correctedPayload(pass, payloadOf(pass.kind, target, { ...answers, cause: '', reason: 'komise zanikla' }));
  expect(sent).toEqual({ paper: 'p1', consultation: 'k1', reason: 'komise zanikla' });
  const person = { person: { id: 'u2', name: 'Eva Malá', function: '' }, in_place_of: '', is_deputy: false };
  const late = { id: 'm1', state: 'planned', body: { id: 'b1' }, late: { needs_consent: true, consenting: [person] } } as unknown as MeetingRow;
  const consentOf = (late_consent: string) => reopenedAct(refused('schedule', { paper: 'p1', meeting: 'm1', late_consent }), paper, late).answers.late.consent;
  expect([consentOf('u2'), consentOf('u1')]).toEqual(['u2', '']);
});

test('who was asked before keeps the request, who is asked newly gets one', () => {
  const addressees = [{ opinion: 'o1', person: 'u1', department: null, mandatory: true }];
  const again = refused('request_opinions', { paper: 'p1', addressees, due_on: '2026-12-24' });
  const { target, answers } = reopenedAct(again, paper);
  const sent = correctedPayload(again, payloadOf(again.kind, target, { ...answers, people: ['u1', 'u2'] }));
  const [first, second] = sent['addressees'] as { opinion: string; person: string }[];
  expect([first?.opinion, second?.person]).toEqual(['o1', 'u2']);
  expect(second?.opinion).not.toBe('o1');
});

test('a meeting that takes papers no more is to be chosen anew, and another one gets an item of its own', () => {
  const input = { paper: 'p1', consultation: 'k1', meeting: 'm1', agenda_item: 'i1', section: 'Majetek', minutes: 10, late_reason: 'přišlo pozdě', late_consent: null, late_absence: '' };
  const again = refused('schedule', input);
  const row = (state: string) => ({ id: 'm1', state, body: { id: 'b1' }, late: { needs_consent: false, consenting: [] } }) as unknown as MeetingRow;
  expect(sentAgain(again, row('planned'))).toEqual(input);
  const { answers } = reopenedAct(again, paper, row('held'));
  expect([answers.meeting, answers.section, answers.late.reason]).toEqual(['', '', 'přišlo pozdě']);
  const elsewhere = correctedPayload(again, payloadOf(again.kind, reopenedAct(again, paper).target, { ...answers, meeting: 'm2' }));
  expect([elsewhere['meeting'], elsewhere['consultation']]).toEqual(['m2', null]);
  expect(elsewhere['agenda_item']).not.toBe('i1');
});

test('the corrected act takes the place of the refused one, and a refused correction too', async () => {
  const asked: string[] = [];
  let refuses = true;
  useClient({
    call: (command, args) => {
      if (command === 'set_aside') asked.push(`set_aside ${String(args['command'])}`);
      if (command !== 'execute') return Promise.resolve(null);
      asked.push(JSON.stringify((args['request'] as { payload: unknown }).payload));
      return refuses
        ? Promise.reject({ code: 'refused', key: 'refusal-opinion-text-missing', args: { command: 'c2' }, trace_id: '' })
        : Promise.resolve({ command: 'k', variants: [], can_undo: false, awaits_office: false });
    },
    on: () => Promise.resolve(() => {}),
  });
  const again = refused('settle_opinion', { opinion: 'o1', settled: 'dopl' });
  const run = new ActRun();
  const { target, answers } = reopenedAct(again, paper);
  run.beginAgain(again, target, answers);
  expect([run.open, run.about.endsWith('/c1')]).toEqual([true, true]);
  await run.run();
  expect([run.open, asked.length]).toEqual([true, 1]);
  refuses = false;
  run.answer({ text: 'doplněno' });
  await run.run();
  expect(asked.slice(1)).toEqual([JSON.stringify({ opinion: 'o1', settled: 'doplněno' }), 'set_aside c2', 'set_aside c1']);
  expect(run.open).toBe(false);
});
