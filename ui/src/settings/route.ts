import { t, type PlainTextKey } from '$lib/i18n';
import type { ApprovalValue, BodyRow, PaperTypeValue, RouteStepValue } from './dto';

/** What may happen at a step of a route (crates/circulation/src/paper_type). */
export const STEP_KINDS = ['department_review', 'approval', 'opinions', 'formal_check', 'consultation'] as const;

/** What a step of the office asks. */
export const ASKS = ['approve', 'advise', 'take_note'] as const;

/** Where a paper goes that is not approved. */
export const RETURNS_TO = ['drafter', 'step_before'] as const;

/** What a body does with a paper. */
export const CONSULTATION_ROLES = ['opinion', 'recommends', 'decides'] as const;

/** A new step, with a name that no other step has. */
export function newStep(route: readonly RouteStepValue[], kind: string): RouteStepValue {
  const used = new Set(route.map((step) => step.id));
  let number = 1;
  while (used.has(`${kind}-${number}`)) number += 1;
  const empty = { id: `${kind}-${number}`, kind: '', body: null, role: null, days: null, mandatory: true, approval: null, is_beside: false };
  return withKind(empty, kind);
}

/** Days after which a proposal goes on whether the office has checked it or not. */
const CHECK_DAYS = 5;
/** Days a step of the office is given at first. */
const USUAL_DAYS = 3;
const usualApproval = (): ApprovalValue => ({ asks: 'approve', person: null, department: null, role: null, is_beside: false, returns_to: 'drafter' });

/** Of whom a step asks, as one word for a list: `head`, `person:…`, `department:…`, `role:…`. */
export function askedOf(approval: ApprovalValue): string {
  const { person, department, role } = approval;
  if (person) return `person:${person}`;
  if (department) return `department:${department}`;
  return role ? `role:${role}` : 'head';
}

/** The same step asked of somebody else. */
export function askOf(approval: ApprovalValue, whom: string): ApprovalValue {
  const [sort, id] = whom.split(':', 2);
  const of = (wanted: string) => (sort === wanted && id ? id : null);
  return { ...approval, person: of('person'), department: of('department'), role: of('role') };
}

/** The type every municipality needs: proposals of members and committees, which the office only remarks on (§ 94/1). */
export const ownProposals = (bodies: Parameters<typeof ownProposalRoute>[0]): PaperTypeValue => ({
  name: t('type-own-name'),
  abbreviation: t('type-own-short'),
  route: ownProposalRoute(bodies),
  required_opinions: [],
  number_pattern: '{seq:year}/{yyyy}',
  competence_hint: '',
  active: true,
  submitter: 'member',
  needs_cover: false,
});

/** The one type a small municipality begins with: a draft goes straight on the agenda of the assembly. */
export const straightDrafts = (bodies: Parameters<typeof ownProposalRoute>[0]): PaperTypeValue => ({
  ...ownProposals(bodies),
  name: t('type-straight-name'),
  abbreviation: t('type-straight-short'),
  route: ownProposalRoute(bodies).filter((step) => step.kind === 'consultation'),
  submitter: 'office',
});

/** The second type of a municipality without a council: a draft goes straight to the mayor (§ 99/2). */
export const mayorDrafts = (bodies: Parameters<typeof ownProposalRoute>[0]): PaperTypeValue => ({
  ...ownProposals(bodies),
  name: t('type-mayor-name'),
  abbreviation: t('type-mayor-short'),
  route: [{ ...newStep([], 'consultation'), body: firstOf(bodies, 'mayor'), role: 'decides' }],
  submitter: 'office',
});

/** Papers of the departments for the council, which decides about them. */
export const councilPapers = (bodies: Parameters<typeof ownProposalRoute>[0]): PaperTypeValue => ({
  ...ownProposals(bodies),
  name: t('type-council-name'),
  abbreviation: t('type-council-short'),
  route: officeRoute([{ body: firstOf(bodies, 'council'), role: 'decides' }]),
  submitter: 'office',
});

/** Papers of the departments for the assembly; a council, where there is one, recommends them first. */
export function assemblyPapers(bodies: Parameters<typeof ownProposalRoute>[0]): PaperTypeValue {
  const council = firstOf(bodies, 'council');
  const through = council === null ? [] : [{ body: council, role: 'recommends' }];
  return {
    ...ownProposals(bodies),
    name: t(council === null ? 'type-assembly-name' : 'type-assembly-through-name'),
    abbreviation: t('type-assembly-short'),
    route: officeRoute([...through, { body: firstOf(bodies, 'assembly'), role: 'decides' }]),
    submitter: 'office',
  };
}

/** Types an office begins with, by the bodies it has: none of them is without an ordinary paper. */
export function usualTypes(bodies: Parameters<typeof ownProposalRoute>[0], isSmall: boolean): PaperTypeValue[] {
  const ordinary = isSmall
    ? [straightDrafts(bodies)]
    : [...(firstOf(bodies, 'council') === null ? [] : [councilPapers(bodies)]), assemblyPapers(bodies)];
  return [...(firstOf(bodies, 'mayor') === null ? [] : [mayorDrafts(bodies)]), ...ordinary, ownProposals(bodies)];
}

/** Types a town has to be given when it goes on as a small municipality: the straight ways it has not got yet. */
export function straightTypesMissing(types: readonly { value: PaperTypeValue }[], bodies: readonly { id: string; value: { kind: string } }[]): PaperTypeValue[] {
  const isThere = (body: string) =>
    types.some(({ value }) => value.active && value.submitter === 'office' && value.route.length === 1 && value.route[0]?.body === body);
  const [assembly, mayor] = [firstOf(bodies, 'assembly'), firstOf(bodies, 'mayor')];
  return [
    ...(assembly === null || isThere(assembly) ? [] : [straightDrafts(bodies)]),
    ...(mayor === null || isThere(mayor) ? [] : [mayorDrafts(bodies)]),
  ];
}

const firstOf = (bodies: Parameters<typeof ownProposalRoute>[0], kind: string): string | null =>
  bodies.find((body) => body.value.kind === kind)?.id ?? null;

/** The way of an ordinary paper: the head, whom the drafter asks, the formal check, and the bodies in their order. */
export function officeRoute(bodies: readonly { body: string | null; role: string }[]): RouteStepValue[] {
  const office = ['department_review', 'opinions', 'formal_check'].map((kind) => newStep([], kind));
  return bodies.reduce((route, stop) => [...route, { ...newStep(route, 'consultation'), ...stop }], office);
}

export function ownProposalRoute(bodies: readonly { id: string; value: { kind: string } }[]): RouteStepValue[] {
  const check = { ...newStep([], 'formal_check'), days: CHECK_DAYS };
  return [check, { ...newStep([], 'consultation'), body: firstOf(bodies, 'assembly'), role: 'decides' }];
}

/** The route with one step a place further or nearer; at an end it stays. */
export function moved(route: readonly RouteStepValue[], at: number, by: 1 | -1): RouteStepValue[] {
  const step = route[at];
  const to = at + by;
  if (!step || to < 0 || to >= route.length) return [...route];
  return route.toSpliced(at, 1).toSpliced(to, 0, step);
}

/** Whether the step cannot be skipped. Not every paper needs opinions: a route insists on them only where somebody says so. */
export const isFirm = (step: RouteStepValue): boolean => (step.kind === 'opinions' ? (step.insists ?? false) : step.mandatory);

/** The step with that said anew. */
export const firm = (step: RouteStepValue, on: boolean): RouteStepValue => (step.kind === 'opinions' ? { ...step, insists: on } : { ...step, mandatory: on });

/** Days of a step that becomes of another kind: what was meant for the office is not meant for a body. */
function daysAs(step: RouteStepValue, kind: string): number | null {
  if (kind === 'approval') return step.days ?? USUAL_DAYS;
  return kind === 'consultation' && step.kind !== 'consultation' ? null : step.days;
}

/** What another kind of step means for the rest of it. */
export const withKind = (step: RouteStepValue, kind: string): RouteStepValue => ({
  ...step,
  kind,
  ...(kind !== 'opinions' && step.insists ? { insists: false } : {}),
  body: kind === 'consultation' ? step.body : null,
  role: kind === 'consultation' ? (step.role ?? 'opinion') : null,
  days: daysAs(step, kind),
  approval: kind === 'approval' ? (step.approval ?? usualApproval()) : null,
  is_beside: kind === 'consultation' && step.is_beside,
});

/** Bodies that may decide for the municipality; all others only advise (§ 117, § 122 of Act No. 128/2000 Coll.). */
const decides = (body: BodyRow | undefined): boolean => ['assembly', 'council', 'mayor'].includes(body?.value.kind ?? '');

/** What a body may do with a paper: whoever only advises gives an opinion, the mayor in place of the council decides alone. */
export function rolesOf(body: BodyRow | undefined): readonly string[] {
  if (body?.value.kind === 'mayor') return ['decides'];
  return body && !decides(body) ? ['opinion'] : CONSULTATION_ROLES;
}

/** The step with a role its body may have; routes of before 2026-12 let bodies recommend that only advise. */
export function fitting(step: RouteStepValue, bodies: readonly BodyRow[]): RouteStepValue {
  const roles = rolesOf(bodies.find((one) => one.id === step.body));
  const role = step.role !== null && roles.includes(step.role) ? step.role : (roles[0] ?? null);
  return { ...step, role, is_beside: step.is_beside && role === 'opinion' };
}

/** Whether the office approves there. */
const approves = (step: RouteStepValue): boolean => step.kind === 'department_review' || step.approval?.asks === 'approve';

/** What stops a member's own proposal at a step of the office, as the core refuses it (crates/circulation/src/paper_type/define.rs). */
function ownProblem(step: RouteStepValue): PlainTextKey | undefined {
  if (approves(step)) return 'route-own-approves';
  if (step.approval?.asks === 'advise' && step.mandatory) return 'route-own-waits';
  return ['formal_check', 'approval'].includes(step.kind) && step.days === null ? 'route-step-needs-days' : undefined;
}

function stepProblem(route: readonly RouteStepValue[], at: number, submitter: string): PlainTextKey | undefined {
  const step = route[at];
  if (!step) return undefined;
  const own = submitter === 'member' ? ownProblem(step) : undefined;
  if (own) return own;
  if (!step.approval) return undefined;
  if (route.slice(0, at).some((one) => one.kind === 'consultation')) return 'route-step-after-body';
  if (step.approval.is_beside && route[at - 1]?.kind !== 'approval') return 'route-step-beside-nothing';
  return step.approval.asks === 'take_note' && step.days === null ? 'route-step-needs-days' : undefined;
}

/** Whether a body only gives an opinion there. */
export const onlyAdvises = (step: RouteStepValue | undefined): boolean => step?.kind === 'consultation' && step.role === 'opinion';

/** Bodies before a step in the group it runs beside, as the core reads them (crates/circulation/src/paper_type/define.rs). */
function besideOf(route: readonly RouteStepValue[], at: number): RouteStepValue[] {
  const first = route.slice(0, at).findLastIndex((step) => !step.is_beside);
  return route.slice(Math.max(first, 0), at);
}

/** Whether a body may not run beside those before it. */
function isBesideWrongly(route: readonly RouteStepValue[], at: number): boolean {
  const step = route[at];
  if (!step?.is_beside) return false;
  const group = besideOf(route, at);
  return !onlyAdvises(step) || group.length === 0 || !group.every((one) => onlyAdvises(one) && one.body !== step.body);
}

/** What is wrong with the route, by the step's name; `route` for the whole. */
export function routeProblems(route: readonly RouteStepValue[], bodies: readonly BodyRow[], submitter = 'office'): Record<string, PlainTextKey> {
  const problems: Record<string, PlainTextKey> = {};
  for (const [at, step] of route.entries()) {
    const problem = stepProblem(route, at, submitter);
    if (problem) problems[step.id] = problem;
  }
  const last = route.findLast((one) => one.kind === 'consultation');
  for (const step of route.filter((one) => one.kind === 'consultation')) {
    const body = bodies.find((one) => one.id === step.body);
    if (!body) problems[step.id] = 'route-body-missing';
    else if (step.role !== 'decides' && body.value.kind === 'mayor') problems[step.id] = 'refusal-mayor-only-decides';
    else if (step.role !== 'opinion' && !decides(body)) problems[step.id] = 'route-advisory-decides';
    else if (step.role === 'decides' && submitter === 'member' && step !== last) problems[step.id] = 'route-own-decides';
    else if (isBesideWrongly(route, route.indexOf(step))) problems[step.id] = 'route-body-beside-wrong';
  }
  if (!route.some((step) => step.kind === 'consultation')) problems['route'] = 'route-no-body';
  return problems;
}
