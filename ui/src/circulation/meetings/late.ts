import type { AgendaItemDto, ConsentingPerson, LateRule } from '$lib/api';
import { t } from '$lib/i18n';
import { wordsTaken } from '$shell/words/kept-words.svelte';

/** Why a paper comes late and who consented. */
export interface Late {
  reason: string;
  consent: string;
  /** Why the chair did not consent, where their deputy did. */
  absence: string;
}

/** Nothing said yet. */
export const noLate = (): Late => ({ reason: '', consent: '', absence: '' });

/** Who consented, as the rule offers them. */
export const consentingOf = (rule: LateRule, late: Late): ConsentingPerson | undefined =>
  rule.consenting.find(({ person }) => person.id === late.consent);

/** How somebody who may consent is offered: with whom they stand in for. */
export function consentingName({ person, in_place_of, is_deputy }: ConsentingPerson): string {
  if (in_place_of !== '') return t('late-consent-in-place', { person: person.name, absent: in_place_of });
  return is_deputy ? t('late-consent-deputy', { person: person.name }) : person.name;
}

/** Whether what a late paper needs was said; nothing is needed in time. */
export function isLateAnswered(rule: LateRule | null, late: Late): boolean {
  if (rule === null) return true;
  const mayStandIn = consentingOf(rule, late)?.is_deputy !== true || late.absence.trim() !== '';
  return late.reason.trim() !== '' && (!rule.needs_consent || (late.consent !== '' && mayStandIn));
}

/** The part of a schedule that says it. */
export const latePayload = (late: Late): Record<string, unknown> => ({
  late_reason: late.reason.trim(),
  late_consent: late.consent === '' ? null : late.consent,
  late_absence: late.absence.trim(),
});

/** What stands under a late item: why it is late, who consented, and in whose place. */
export function lateLine(item: Pick<AgendaItemDto, 'late_reason' | 'late_consent' | 'late_consent_for' | 'late_absence'>): string {
  const { late_reason: reason, late_consent: name, late_consent_for: absent, late_absence: absence } = item;
  if (name === '') return t('agenda-late-reason', { reason });
  const standing = absent === '' ? name : t('late-consent-in-place', { person: name, absent });
  const person = absence === '' ? standing : t('late-consent-because', { person: standing, absence });
  return t('agenda-late-consent', { reason, person });
}

/** Does what the words of a dialog are for; they stay kept where it did not come about. */
export async function takenWhenDone(about: string, act: () => Promise<boolean>): Promise<boolean> {
  const done = await act();
  if (done) void wordsTaken(about);
  return done;
}
