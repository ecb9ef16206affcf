import { expect, test } from 'vitest';
import { useClient, type Again } from '$lib/api';
import { findText } from '$lib/i18n';
import { placeState, withBeside } from '$shared/stops';
import { toasts } from '$shared/toasts.svelte';
import { BODY_KINDS, bodyKindName, roleName, ROLES } from '../setup/names';
import type { BodyRow } from './dto';
import { plannedStops } from './planned-stops';
import { askedOf, askOf, firm, fitting, isFirm, moved, newStep, officeRoute, ownProposals, rolesOf, routeProblems, straightTypesMissing, usualTypes, withKind } from './route';
import { Settings } from './settings.svelte';
import { consultationRoleName, stepKindName, stepName } from './step-name';

const body = (id: string, kind: string): BodyRow => ({ id, mandates: 0, why: { on: '2026-11-23', members: 0, majority: 1, began_with: 0, began_on: '2026-11-23', changes: [] }, members: [], value: { kind, name: `${kind} města`, short_name: kind } as BodyRow['value'] });

test('steps move by one place and stay at the ends', () => {
  const route = ['opinions', 'formal_check', 'consultation'].map((kind) => newStep([], kind));
  const order = (steps: typeof route) => steps.map((step) => step.kind);
  expect(order(moved(route, 0, 1))).toEqual(['formal_check', 'opinions', 'consultation']);
  expect(order(moved(route, 2, 1))).toEqual(order(route));
  expect(order(moved(route, 0, -1))).toEqual(order(route));
  expect(newStep(route, 'consultation').id).toBe('consultation-2');
  expect(route.map(isFirm)).toEqual([false, true, true]);
});

test('opinions bind only where somebody says so, whatever an old route carries', () => {
  const old = { ...newStep([], 'opinions'), mandatory: true };
  expect(isFirm(old)).toBe(false);
  expect(firm(old, true)).toMatchObject({ mandatory: true, insists: true });
  expect(isFirm(firm(old, true))).toBe(true);
  expect(withKind(firm(old, true), 'formal_check').insists).toBe(false);
  expect(firm(newStep([], 'formal_check'), false)).not.toHaveProperty('insists');
});

test('a route passes a body and an advisory body never decides', () => {
  const bodies = [body('z', 'assembly'), body('k', 'commission')];
  const step = (which: string | null, role: string) => ({ ...newStep([], 'consultation'), body: which, role });
  const table: [ReturnType<typeof step>[], Record<string, string>][] = [
    [[], { route: 'route-no-body' }],
    [[step(null, 'opinion')], { 'consultation-1': 'route-body-missing' }],
    [[step('k', 'decides')], { 'consultation-1': 'route-advisory-decides' }],
    [[step('k', 'recommends')], { 'consultation-1': 'route-advisory-decides' }],
    [[step('k', 'opinion')], {}],
    [[step('z', 'decides')], {}],
  ];
  for (const [route, problems] of table) expect(routeProblems(route, bodies)).toEqual(problems);
  expect(withKind(step('z', 'decides'), 'opinions')).toMatchObject({ body: null, role: null });
  expect(stepName(step('z', 'decides'), bodies)).toBe('assembly (rozhodne)');
});

test('a body is offered only what it may do, and a step given to another body follows it', () => {
  const bodies = ['committee', 'commission', 'local_committee', 'working_group', 'council', 'assembly', 'mayor'].map((kind) => body(kind, kind));
  const step = (of: string, role: string, is_beside = false) => ({ ...newStep([], 'consultation'), body: of, role, is_beside });
  const all = ['opinion', 'recommends', 'decides'];
  for (const kind of ['committee', 'commission', 'local_committee', 'working_group']) {
    expect(rolesOf(body(kind, kind)), kind).toEqual(['opinion']);
    for (const role of all) expect(fitting(step(kind, role), bodies).role, `${kind} ${role}`).toBe('opinion');
  }
  for (const kind of ['council', 'assembly']) {
    expect(rolesOf(body(kind, kind)), kind).toEqual(all);
    for (const role of all) expect(fitting(step(kind, role), bodies).role, `${kind} ${role}`).toBe(role);
  }
  expect(fitting(step('mayor', 'opinion', true), bodies)).toMatchObject({ role: 'decides', is_beside: false });
  expect(fitting(step('gone', 'recommends'), bodies).role).toBe('recommends');
});

test('days of an office step never become days of a body unseen', () => {
  const approval = newStep([], 'approval');
  expect([approval.days, withKind(approval, 'consultation').days]).toEqual([3, null]);
  const body = { ...newStep([], 'consultation'), days: 20 };
  expect([withKind(body, 'consultation').days, withKind(body, 'approval').days, newStep([], 'consultation').days]).toEqual([20, 20, null]);
});

test('a step of the office asks one of somebody, beside another step or after it, before the bodies', () => {
  const bodies = [body('z', 'assembly')];
  const decides = { ...newStep([], 'consultation'), body: 'z', role: 'decides' };
  const step = newStep([], 'approval');
  const with_ = (more: object) => ({ ...step, approval: { ...step.approval!, ...more } });
  expect(step).toMatchObject({ days: 3, approval: { asks: 'approve', person: null, is_beside: false, returns_to: 'drafter' } });
  expect(withKind(step, 'opinions').approval).toBeNull();
  for (const whom of ['head', 'person:p1', 'department:d1', 'role:reviewer']) expect(askedOf(askOf(step.approval!, whom))).toBe(whom);
  const table: [ReturnType<typeof newStep>[], string, Record<string, string>][] = [
    [[step, decides], 'office', {}],
    [[decides, step], 'office', { 'approval-1': 'route-step-after-body' }],
    [[with_({ is_beside: true }), decides], 'office', { 'approval-1': 'route-step-beside-nothing' }],
    [[{ ...with_({ asks: 'take_note' }), days: null }, decides], 'office', { 'approval-1': 'route-step-needs-days' }],
    [[step, decides], 'member', { 'approval-1': 'route-own-approves' }],
    [[newStep([], 'department_review'), decides], 'member', { 'department_review-1': 'route-own-approves' }],
    [[with_({ asks: 'advise' }), decides], 'member', { 'approval-1': 'route-own-waits' }],
    [[{ ...with_({ asks: 'advise' }), mandatory: false }, decides], 'member', {}],
    [[{ ...with_({ asks: 'advise' }), mandatory: false, days: null }, decides], 'member', { 'approval-1': 'route-step-needs-days' }],
    [[{ ...decides, id: 'first' }, decides], 'member', { first: 'route-own-decides' }],
    [[{ ...decides, id: 'first' }, decides], 'office', {}],
    [[{ ...decides, id: 'first', role: 'recommends' }, decides], 'member', {}],
  ];
  for (const [route, submitter, problems] of table) expect(routeProblems(route, bodies, submitter)).toEqual(problems);
  expect(routeProblems(ownProposals(bodies).route, bodies, 'member')).toEqual({});
});

test('types an office begins with have a route the core takes', () => {
  const all = [body('r', 'council'), body('z', 'assembly'), body('s', 'mayor')];
  const table: [string[], boolean, string[]][] = [
    [['r', 'z'], false, ['MR', 'MZ', 'NČ']],
    [['z', 's'], false, ['RS', 'MZ', 'NČ']],
    [['z', 's'], true, ['RS', 'NU', 'NČ']],
  ];
  for (const [ids, isSmall, expected] of table) {
    const bodies = all.filter((one) => ids.includes(one.id));
    const types = usualTypes(bodies, isSmall);
    expect(types.map((type) => type.abbreviation)).toEqual(expected);
    for (const type of types) expect([type.name, routeProblems(type.route, bodies, type.submitter)]).toEqual([type.name, {}]);
  }
  // The same way a new type begins with, its body not chosen yet.
  expect(officeRoute([{ body: null, role: 'opinion' }]).map((step) => [step.kind, isFirm(step)])).toEqual([['department_review', true], ['opinions', false], ['formal_check', true], ['consultation', true]]);
});

test('a town that goes on as a small municipality is given the straight ways it lacks', () => {
  const all = [body('r', 'council'), body('z', 'assembly'), body('s', 'mayor')];
  const of = (ids: string[]) => all.filter((one) => ids.includes(one.id));
  const names = (types: ReturnType<typeof usualTypes>, ids: string[]) => straightTypesMissing(types.map((value) => ({ value })), of(ids)).map((type) => type.abbreviation);
  const town = usualTypes(of(['r', 'z']), false);
  const village = usualTypes(of(['z', 's']), true);
  expect(names(town, ['r', 'z'])).toEqual(['NU']);
  expect(names(town, ['z', 's'])).toEqual(['NU', 'RS']);
  expect(names(village, ['z', 's'])).toEqual([]);
  expect(names(village.map((type) => ({ ...type, active: false })), ['z', 's'])).toEqual(['NU', 'RS']); // founded no more
  expect(names(town, ['r'])).toEqual([]); // nowhere to send a draft
});

test('only bodies that give an opinion run beside each other, each of them once', () => {
  const bodies = [body('k', 'committee'), body('o', 'commission'), body('z', 'assembly')];
  const step = (id: string, of: string, role: string, is_beside: boolean) => ({ ...newStep([], 'consultation'), id, body: of, role, is_beside });
  const last = step('last', 'z', 'decides', false);
  const table: [ReturnType<typeof newStep>[], Record<string, string>][] = [
    [[step('a', 'k', 'opinion', false), step('b', 'o', 'opinion', true), last], {}],
    [[step('a', 'k', 'opinion', false), step('b', 'k', 'opinion', true), last], { b: 'route-body-beside-wrong' }],
    [[step('a', 'k', 'opinion', true), last], { a: 'route-body-beside-wrong' }],
    [[step('a', 'z', 'recommends', false), step('b', 'o', 'opinion', true), last], { b: 'route-body-beside-wrong' }],
    [[step('a', 'k', 'opinion', false), { ...last, is_beside: true }], { last: 'route-body-beside-wrong' }],
  ];
  for (const [route, problems] of table) expect(routeProblems(route, bodies)).toEqual(problems);
  const places = plannedStops(table[0]![0], bodies, []);
  expect(places.map((place) => [place.id, ...(place.beside ?? []).map((one) => one.id)])).toEqual([['a', 'b'], ['last']]);
  expect(withKind(step('b', 'o', 'opinion', true), 'approval').is_beside).toBe(false);
});

test('steps beside each other stand in one place of the picture', () => {
  const step = (id: string, is_beside: boolean) => ({ ...newStep([], 'approval'), id, approval: { ...newStep([], 'approval').approval!, is_beside } });
  const places = plannedStops([step('a', false), step('b', true), step('c', false)], [], [{ id: 'head', label: 'vedoucí' }]);
  expect(places.map((place) => [place.id, ...(place.beside ?? []).map((one) => one.id)])).toEqual([['a', 'b'], ['c']]);
  const state = (...states: ('done' | 'now' | 'ahead')[]) =>
    placeState(withBeside(states.map((one, at) => ({ id: `${at}`, name: '', state: one, isBeside: at > 0 })))[0]!);
  expect([state('done', 'now'), state('done', 'done'), state('ahead', 'ahead'), state('now', 'done')]).toEqual(['now', 'done', 'ahead', 'now']);
});

test('every role, kind of body and kind of step has its name', () => {
  for (const role of ROLES) expect(roleName(role)).not.toContain('novější');
  for (const kind of [...BODY_KINDS, 'office']) expect(bodyKindName(kind)).not.toContain('novější');
  expect(roleName('astronaut')).toContain('astronaut');
  for (const kind of ['department_review', 'approval', 'opinions', 'formal_check', 'consultation']) expect(stepKindName(kind)).not.toContain('novější');
  for (const role of ['opinion', 'recommends', 'decides']) expect(consultationRoleName(role)).not.toContain('novější');
});

test('a change is said with a way back and a refused one stays in sight', async () => {
  const calls: unknown[] = [];
  let refuse = false;
  useClient({
    call: (command, args) => {
      calls.push(command === 'execute' ? (args['request'] as { kind: string }).kind : command);
      if (refuse && command === 'execute') return Promise.reject({ code: 'refused', key: 'refusal-mandate-twice', args: {}, trace_id: '' });
      return Promise.resolve(command === 'execute' ? { command: 'c1', can_undo: true } : {});
    },
    on: () => Promise.resolve(() => {}),
  });
  const settings = new Settings();
  expect(await settings.save('municipality.set', {}, 'Uloženo.')).toBe(true);
  expect(toasts.undo()).toBe(true);
  await Promise.resolve();
  refuse = true;
  expect(await settings.save('municipality.set_membership', {}, 'Uloženo.')).toBe(false);
  expect(settings.error?.key).toBe('refusal-mandate-twice');
  expect(calls.slice(0, 3)).toEqual(['municipality.set', 'query', 'office.undo']);
  expect(findText('refusal-mandate-twice')).toContain('mandát');
});

test('a document is made and opened, and one that cannot be made says why', async () => {
  const calls: unknown[] = [];
  let refuse = false;
  useClient({
    call: (command, args) => {
      calls.push([command, args]);
      if (refuse) return Promise.reject({ code: 'refused', key: 'document-certificate-nobody', args: {}, trace_id: '' });
      return Promise.resolve(command === 'make_document' ? '/out/osvedceni.docx' : null);
    },
    on: () => Promise.resolve(() => {}),
  });
  const settings = new Settings();
  await settings.openDocument('certificate', 'end', 'docx');
  expect(calls).toEqual([
    ['make_document', { kind: 'certificate', id: 'end', format: 'docx' }],
    ['open_path', { path: '/out/osvedceni.docx' }],
  ]);
  expect([settings.busy, settings.error]).toEqual([false, undefined]);
  refuse = true;
  await settings.openDocument('certificate', 'end', 'pdf');
  expect([settings.busy, settings.error?.key, calls.length]).toEqual([false, 'document-certificate-nobody', 3]);
});

test('arms change nothing else of the municipality, whatever was set meanwhile', async () => {
  let town = { name: 'Obec Lhota', address: 'stará adresa', crest_svg: '' };
  const sent: unknown[] = [];
  useClient({
    call: (command, args) => {
      if (command !== 'execute') return Promise.resolve({ municipality: town });
      sent.push((args['request'] as { payload: unknown }).payload);
      return Promise.resolve({ command: 'c1' });
    },
    on: () => Promise.resolve(() => {}),
  });
  const settings = new Settings();
  await settings.load();
  town = { ...town, address: 'nová adresa' }; // on another computer
  expect(await settings.saveTown({ crest_svg: '<svg/>' }, 'Uloženo.')).toBe(true);
  expect(sent).toEqual([{ municipality: { ...town, crest_svg: '<svg/>' } }]);
});

test('of several changes of a form only the one that was refused takes the place of the refused one', async () => {
  const asked: string[] = [];
  useClient({
    call: (command, args) => {
      if (command === 'execute') asked.push((args['request'] as { kind: string }).kind);
      if (command === 'set_aside') asked.push(`set_aside ${String(args['command'])}`);
      return Promise.resolve({ command: 'k' });
    },
    on: () => Promise.resolve(() => {}),
  });
  const refusal = { code: 'refused', key: 'refusal-number-pattern', args: {}, trace_id: '' } as const;
  const again: Again = { command: 'c1', kind: 'circulation.continue_numbers', input: {}, behalf: undefined, refusal, paper: '', meeting: '', resolution: '' };
  const settings = new Settings(again);
  expect(settings.error?.key).toBe('refusal-number-pattern'); // the form says why it is open
  await settings.save('municipality.define_body', {}, 'Uloženo.');
  await settings.save('circulation.continue_numbers', {}, 'Uloženo.');
  expect(asked).toEqual(['municipality.define_body', 'circulation.continue_numbers', 'set_aside c1']);
  settings.forget();
  expect(settings.error).toBe(refusal);
});
