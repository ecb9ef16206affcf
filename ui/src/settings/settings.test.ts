import { expect, test } from 'vitest';
import { useClient } from '$lib/api';
import { findText } from '$lib/i18n';
import { toasts } from '$shared/toasts.svelte';
import { BODY_KINDS, bodyKindName, roleName, ROLES } from '../setup/names';
import type { BodyRow } from './dto';
import { moved, newStep, routeProblems, withKind } from './route';
import { Settings } from './settings.svelte';
import { consultationRoleName, stepKindName, stepName } from './step-name';

const body = (id: string, kind: string): BodyRow => ({ id, mandates: 0, members: [], value: { kind, name: `${kind} města`, short_name: kind } as BodyRow['value'] });

test('steps move by one place and stay at the ends', () => {
  const route = ['opinions', 'formal_check', 'consultation'].map((kind) => newStep([], kind));
  const order = (steps: typeof route) => steps.map((step) => step.kind);
  expect(order(moved(route, 0, 1))).toEqual(['formal_check', 'opinions', 'consultation']);
  expect(order(moved(route, 2, 1))).toEqual(order(route));
  expect(order(moved(route, 0, -1))).toEqual(order(route));
  expect(newStep(route, 'consultation').id).toBe('consultation-2');
});

test('a route passes a body and an advisory body never decides', () => {
  const bodies = [body('z', 'assembly'), body('k', 'commission')];
  const step = (which: string | null, role: string) => ({ ...newStep([], 'consultation'), body: which, role });
  const table: [ReturnType<typeof step>[], Record<string, string>][] = [
    [[], { route: 'route-no-body' }],
    [[step(null, 'opinion')], { 'consultation-1': 'route-body-missing' }],
    [[step('k', 'decides')], { 'consultation-1': 'route-advisory-decides' }],
    [[step('z', 'decides')], {}],
  ];
  for (const [route, problems] of table) expect(routeProblems(route, bodies)).toEqual(problems);
  expect(withKind(step('z', 'decides'), 'opinions')).toMatchObject({ body: null, role: null });
  expect(stepName(step('z', 'decides'), bodies)).toBe('assembly (rozhodne)');
});

test('every role, kind of body and kind of step has its name', () => {
  for (const role of ROLES) expect(roleName(role)).not.toContain('novější');
  for (const kind of [...BODY_KINDS, 'office']) expect(bodyKindName(kind)).not.toContain('novější');
  expect(roleName('astronaut')).toContain('astronaut');
  for (const kind of ['department_review', 'opinions', 'formal_check', 'consultation']) expect(stepKindName(kind)).not.toContain('novější');
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
