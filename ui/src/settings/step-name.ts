import { findText, t } from '$lib/i18n';
import type { BodyRow, RouteStepValue } from './dto';

const keyPart = (name: string): string => name.replace(/[._]/gu, '-');

/** What happens at a step, „stanoviska". */
export const stepKindName = (kind: string): string => findText(`route-kind-${keyPart(kind)}`) ?? t('role-unknown', { name: kind });

/** What a body does, „doporučí". */
export const consultationRoleName = (role: string): string => findText(`route-role-${keyPart(role)}`) ?? t('role-unknown', { name: role });

/** What a step of the office asks, „schválit". */
export const askName = (ask: string): string => findText(`route-ask-${keyPart(ask)}`) ?? t('role-unknown', { name: ask });

/** Where a paper goes that is not approved. */
export const returnsToName = (to: string): string => findText(`route-returns-${keyPart(to)}`) ?? t('role-unknown', { name: to });

/** A step in one word or two: the body where there is one. */
export function stepName(step: RouteStepValue, bodies: readonly BodyRow[]): string {
  const body = bodies.find((row) => row.id === step.body);
  if (step.approval) return askName(step.approval.asks);
  if (!body) return stepKindName(step.kind);
  const name = body.value.short_name || body.value.name;
  return step.role ? `${name} (${consultationRoleName(step.role)})` : name;
}
