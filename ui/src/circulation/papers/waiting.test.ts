import { beforeEach, expect, test } from 'vitest';
import { useClient, type ConsultationDto, type MeetingRow } from '$lib/api';
import { findText } from '$lib/i18n';
import { ActRun } from './act-run.svelte';
import { payloadOf } from './act-payload';
import { meetingsFor, ofBody, onlyOne, overdueWhy, waitingFor } from './waiting';

const PASS = 'circulation.pass_without_opinion';
const one = (id: string, name: string, state: string, role = 'opinion'): ConsultationDto => ({
  id, body: { id: `b-${id}`, name, short_name: name, kind: 'committee' }, role, state, meeting: null, meeting_on: state === 'scheduled' ? '2026-11-25' : null,
  agenda_item: state === 'scheduled' ? `item-${id}` : null, due_on: null, has_ended: false, successors: [], may_postpone: state === 'scheduled', outcome: null, reason: '',
});
const beside = [one('fin', 'Finanční výbor', 'ready'), one('kon', 'Kontrolní výbor', 'postponed'), one('rada', 'Rada města', 'waiting', 'decides')];
const target = (consultations: ConsultationDto[]) => ({
  id: 'p1', ver: 1, state: 'ready', version: 1, title: 'Prodej', waiting: waitingFor(PASS, consultations),
});

let sent: Record<string, unknown>[];
beforeEach(() => {
  sent = [];
  useClient({
    call: (command, args) => {
      if (command === 'execute') sent.push(args);
      return Promise.resolve(command === 'execute' ? { command: 'k', variants: [], can_undo: false, awaits_office: false } : null);
    },
    on: () => Promise.resolve(() => {}),
  });
});

test('of two bodies beside each other the person chooses whose opinion is passed', async () => {
  const run = new ActRun();
  run.begin(PASS, target(beside), { reason: 'výbor se nesešel' });
  expect([run.ready, run.body]).toEqual([false, undefined]); // never the first one by itself
  run.answer({ consultation: 'kon' });
  expect([run.ready, run.body?.name]).toEqual([true, 'Kontrolní výbor']);
  await run.run();
  expect(JSON.stringify(sent)).toContain('"consultation":"kon"');
});

test('the only body that waits is named at once, in the question, the button and what was done', () => {
  const run = new ActRun();
  run.begin(PASS, target([one('fin', 'Finanční výbor', 'without_opinion'), one('kon', 'Kontrolní výbor', 'ready')]), { reason: 'x' });
  expect(run.ready).toBe(true);
  for (const prefix of ['act', 'ask', 'done']) {
    expect(findText(`${prefix}-circulation-pass-without-opinion`, { title: 'Prodej', ...ofBody(run.body) }), prefix).toContain('Kontrolní výbor');
  }
  expect(findText('next-circulation-pass-without-opinion', ofBody(run.body))).not.toContain('souběžně');
});

test('while another body has the paper beside it nobody is told that the paper goes on', () => {
  const scheduled = [one('fin', 'Finanční výbor', 'ready'), one('kon', 'Kontrolní výbor', 'scheduled')];
  const waiting = waitingFor(PASS, scheduled);
  expect(waiting.map((body) => body.consultation)).toEqual(['fin']); // what lies on an agenda is ended there
  for (const prefix of ['next', 'done']) {
    expect(findText(`${prefix}-circulation-pass-without-opinion`, ofBody(onlyOne(waiting))), prefix).toContain('souběžně');
  }
});

test('where the days of a body are over, the reason to pass it is there already and may be written otherwise', () => {
  const late = { ...one('fin', 'Finanční výbor', 'ready'), due_on: '2026-11-20' };
  const [body] = waitingFor(PASS, [late]);
  const told = overdueWhy(body, '2026-11-21');
  expect([told.cause, told.reason?.replaceAll('\u00a0', ' ')]).toEqual(['date_passed', 'Termín byl 20. 11. 2026.']);
  expect(overdueWhy(body, '2026-11-20')).toEqual({}); // its last day still counts
  expect(overdueWhy(waitingFor(PASS, [one('kon', 'Kontrolní výbor', 'ready')])[0], '2026-11-21')).toEqual({});
  const run = new ActRun();
  run.begin(PASS, target([late]), told);
  expect(run.ready).toBe(true);
});

test('a body that decides is never passed, and is scheduled', () => {
  const council = [one('rada', 'Rada města', 'ready', 'decides')];
  expect(waitingFor(PASS, council)).toEqual([]);
  expect(waitingFor('circulation.schedule', council).map((body) => body.body)).toEqual(['b-rada']);
});

test('a body that is no more is replaced or passed, also one that was to decide, and never scheduled', async () => {
  const CHANGE = 'circulation.change_body';
  const council = { id: 'b-nova', name: 'Rada města (nová)', short_name: 'Rada', kind: 'council' };
  const ended = { ...one('rada', 'Rada města', 'ready', 'decides'), has_ended: true, successors: [council] };
  const later = { ...one('vybor', 'Výbor', 'waiting'), has_ended: true, successors: [council] };
  expect(waitingFor('circulation.schedule', [ended])).toEqual([]);
  expect(waitingFor(PASS, [ended, later]).map((body) => body.consultation)).toEqual(['rada']); // the other's turn has not come
  expect(waitingFor(CHANGE, [ended, later]).map((body) => body.consultation)).toEqual(['rada', 'vybor']);
  expect(waitingFor(CHANGE, [one('kon', 'Kontrolní výbor', 'ready')])).toEqual([]);
  expect(findText('next-circulation-pass-without-opinion', ofBody(onlyOne(waitingFor(PASS, [ended]))))).toContain('není zřízen');

  const run = new ActRun();
  run.begin(CHANGE, { ...target([]), waiting: waitingFor(CHANGE, [ended]) });
  expect(run.ready).toBe(false);
  run.answer({ reason: 'rada skončila' });
  expect(run.ready).toBe(false); // to whom is still to be said
  run.answer({ to: council.id });
  expect(run.ready).toBe(true);
  await run.run();
  expect(JSON.stringify(sent)).toContain('"consultation":"rada","to":"b-nova"');
});

test('the paper may go to a meeting of any body that waits, and the meeting says which', () => {
  const meeting = (id: string, body: string, state: string) => ({ id, body: { id: body }, state }) as MeetingRow;
  const meetings = [meeting('m1', 'b-fin', 'planned'), meeting('m2', 'b-kon', 'convened'), meeting('m3', 'b-kon', 'held'), meeting('m4', 'b-rada', 'planned')];
  const waiting = waitingFor('circulation.schedule', beside);
  expect(meetingsFor(waiting, meetings).map((row) => row.id)).toEqual(['m1', 'm2']);
  const run = new ActRun();
  run.begin('circulation.schedule', { ...target(beside), waiting });
  run.answer({ meeting: 'm2' });
  expect(payloadOf('circulation.schedule', { ...target(beside), waiting }, run.answers)).toMatchObject({ consultation: null, meeting: 'm2' });
});

test.each([
  ['circulation.unschedule', { reason: '' }],
  ['circulation.postpone', { reason: 'chybí posudek' }],
])('of two agendas the person chooses the one a paper leaves by %s', async (kind, answers) => {
  const consultations = [one('fin', 'Finanční výbor', 'scheduled'), one('kon', 'Kontrolní výbor', 'scheduled'), one('dop', 'Komise dopravy', 'ready')];
  const waiting = waitingFor(kind, consultations);
  expect(waiting.map((body) => body.name)).toEqual(['Finanční výbor', 'Kontrolní výbor']); // who has it on no agenda is not offered
  const run = new ActRun();
  run.begin(kind, { ...target([]), waiting }, answers);
  expect(run.ready).toBe(false);
  run.answer({ consultation: 'kon' });
  expect(run.ready).toBe(true);
  await run.run();
  expect(JSON.stringify(sent)).toContain('"from_item":"item-kon"');
});

test('a paper is put off only from an agenda of which the person may say so, and without a question where it is one', () => {
  const consultations = [{ ...one('fin', 'Finanční výbor', 'scheduled'), may_postpone: false }, one('kon', 'Kontrolní výbor', 'scheduled')];
  const waiting = waitingFor('circulation.postpone', consultations);
  expect(waiting.map((body) => body.item)).toEqual(['item-kon']);
  expect(onlyOne(waiting)?.name).toBe('Kontrolní výbor');
});

test('off the only agenda a paper is taken without a question, and by its item', () => {
  const waiting = waitingFor('circulation.unschedule', [one('fin', 'Finanční výbor', 'scheduled'), one('kon', 'Kontrolní výbor', 'ready')]);
  const run = new ActRun();
  run.begin('circulation.unschedule', { ...target([]), waiting });
  expect(run.ready).toBe(true);
  expect(payloadOf('circulation.unschedule', { ...target([]), waiting }, run.answers)).toEqual({ paper: 'p1', reason: '', from_item: 'item-fin' });
});
