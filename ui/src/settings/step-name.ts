import { findText, t } from '$lib/i18n';
import type { BodyRow, RouteStepValue } from './dto';

const keyPart = (name: string): string => name.replace(/[._]/gu, '-');

/** What happens at a step, „stanoviska". */
export const stepKindName = (kind: string): string => findText(`route-kind-${keyPart(kind)}`) ?? t('role-unknown', { name: kind });

/** What a body does, „doporučí". */
export const consultationRoleName = (role: string): string => findText(`route-role-${keyPart(role)}`) ?? t('role-unknown', { name: role });

/** A step in one word or two: the body where there is one. */
export function stepName(step: RouteStepValue, bodies: readonly BodyRow[]): string {
  const body = bodies.find((row) => row.id === step.body);
  if (!body) return stepKindName(step.kind);
  const name = body.value.short_name || body.value.name;
  return step.role ? `${name} (${consultationRoleName(step.role)})` : name;
}
