import type { PlainTextKey } from '$lib/i18n';
import type { BodyRow, RouteStepValue } from './dto';

/** What may happen at a step of a route (crates/circulation/src/paper_type). */
export const STEP_KINDS = ['department_review', 'opinions', 'formal_check', 'consultation'] as const;

/** What a body does with a paper. */
export const CONSULTATION_ROLES = ['opinion', 'recommends', 'decides'] as const;

/** A new step, with a name that no other step has. */
export function newStep(route: readonly RouteStepValue[], kind: string): RouteStepValue {
  const used = new Set(route.map((step) => step.id));
  let number = 1;
  while (used.has(`${kind}-${number}`)) number += 1;
  const role = kind === 'consultation' ? 'opinion' : null;
  return { id: `${kind}-${number}`, kind, body: null, role, days: null, mandatory: true };
}

/** The route with one step a place further or nearer; at an end it stays. */
export function moved(route: readonly RouteStepValue[], at: number, by: 1 | -1): RouteStepValue[] {
  const step = route[at];
  const to = at + by;
  if (!step || to < 0 || to >= route.length) return [...route];
  return route.toSpliced(at, 1).toSpliced(to, 0, step);
}

/** What another kind of step means for the rest of it. */
export const withKind = (step: RouteStepValue, kind: string): RouteStepValue => ({
  ...step,
  kind,
  body: kind === 'consultation' ? step.body : null,
  role: kind === 'consultation' ? (step.role ?? 'opinion') : null,
});

/** Bodies that may decide for the municipality; all others only advise (§ 117, § 122 of Act No. 128/2000 Coll.). */
const decides = (body: BodyRow | undefined): boolean => body?.value.kind === 'assembly' || body?.value.kind === 'council';

/** What is wrong with the route, by the step's name; `route` for the whole. */
export function routeProblems(route: readonly RouteStepValue[], bodies: readonly BodyRow[]): Record<string, PlainTextKey> {
  const problems: Record<string, PlainTextKey> = {};
  for (const step of route.filter((one) => one.kind === 'consultation')) {
    const body = bodies.find((one) => one.id === step.body);
    if (!body) problems[step.id] = 'route-body-missing';
    else if (step.role === 'decides' && !decides(body)) problems[step.id] = 'route-advisory-decides';
  }
  if (!route.some((step) => step.kind === 'consultation')) problems['route'] = 'route-no-body';
  return problems;
}
