import { t } from '$lib/i18n';
import type { Choice } from '$shared/Select.svelte';

/** Usual reasons why a body gave no opinion (crates/circulation/src/consultation), each with its text. */
const CAUSES = [
  ['no_quorum', 'no-opinion-no-quorum'],
  ['date_passed', 'no-opinion-date-passed'],
  ['not_reached', 'no-opinion-not-reached'],
] as const;

/** The usual reasons as a list. */
export const causeChoices = (): Choice[] => CAUSES.map(([id, key]) => ({ id, label: t(key) }));

/** Whether it is told why there is no opinion: by a usual reason, or in words. */
export const isWhyTold = (cause: string, reason: string): boolean => cause !== '' || reason.trim() !== '';

/** The cause as a command takes it; left out where none was chosen. */
export const causeGiven = (cause: string): { cause?: string } => (cause === '' ? {} : { cause });
