import { findText, t } from '$lib/i18n';

/** Roles of crates/kernel/src/role.rs, as they are stored. */
export const ROLES = [
  'chair', 'deputy_chair', 'member', 'alternate', 'guest', 'secretary', 'chief_officer', 'department_head', 'clerk',
  'reviewer', 'economist', 'task_keeper', 'publisher', 'data_protection', 'evaluator', 'auditor', 'admin',
] as const;

/** Roles a person may have in a body that meets. */
export const MEETING_ROLES: readonly string[] = ['chair', 'deputy_chair', 'member', 'alternate', 'guest', 'secretary', 'auditor'];

/** Roles in the municipal office. */
export const OFFICE_ROLES: readonly string[] = ROLES.slice(5);

/** Roles in the municipal office that may be asked to do something: an auditor only reads. */
export const WORKING_ROLES: readonly string[] = OFFICE_ROLES.filter((role) => role !== 'auditor');

/** Kinds of bodies of crates/kernel/src/body.rs that a person sets up. */
export const BODY_KINDS = ['assembly', 'council', 'mayor', 'committee', 'commission', 'local_committee', 'working_group'] as const;

/** Roles beside the mayor in place of the council: one holds the office, others stand in. */
export const MAYOR_ROLES: readonly string[] = ['chair', 'deputy_chair', 'secretary', 'auditor'];

/** Kinds of bodies whose statute may know alternates. */
export const MAY_HAVE_ALTERNATES: readonly string[] = ['commission', 'working_group'];

const keyPart = (name: string): string => name.replace(/[._]/gu, '-');

/** „Tajemník úřadu"; a role of a newer version keeps its own word. */
export const roleName = (role: string): string => findText(`role-${keyPart(role)}`) ?? t('role-unknown', { name: role });

/** „Předseda zastupitelstva" is the mayor; the name depends on the body. */
export const bodyKindName = (kind: string): string => findText(`body-kind-${keyPart(kind)}`) ?? t('role-unknown', { name: kind });

/** A role as it is called in a body of the kind: whoever leads the mayor's office is the mayor. */
export function roleIn(kind: string, role: string): string {
  if (kind === 'mayor' && role === 'chair') return t('role-mayor');
  return kind === 'mayor' && role === 'deputy_chair' ? t('role-deputy-mayor') : roleName(role);
}
