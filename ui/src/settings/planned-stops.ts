import type { Stop } from '$shared/RoutePicture.svelte';
import { withBeside } from '$shared/stops';
import type { BodyRow, RouteStepValue } from './dto';
import { askedOf } from './route';
import { stepName } from './step-name';

const ICONS = { department_review: 'grant', approval: 'grant', opinions: 'note', formal_check: 'draft', consultation: 'people' } as const;

/** The route of a type as a picture: everything is ahead. */
export function plannedStops(route: readonly RouteStepValue[], bodies: readonly BodyRow[], asked: readonly { id: string; label: string }[]): Stop[] {
  const stop = (step: RouteStepValue): Stop & { isBeside: boolean } => ({
    id: step.id,
    state: 'ahead',
    name: stepName(step, bodies),
    note: step.approval ? asked.find((choice) => step.approval && choice.id === askedOf(step.approval))?.label : undefined,
    icon: ICONS[step.kind as keyof typeof ICONS] ?? 'next',
    isBeside: step.approval?.is_beside ?? step.is_beside,
  });
  return withBeside(route.map(stop));
}
