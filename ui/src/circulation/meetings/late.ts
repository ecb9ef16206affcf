import type { LateRule } from '$lib/api';
import { wordsTaken } from '$shell/words/kept-words.svelte';

/** Why a paper comes late and who consented. */
export interface Late {
  reason: string;
  consent: string;
}

/** Whether what a late paper needs was said; nothing is needed in time. */
export function isLateAnswered(rule: LateRule | null, late: Late): boolean {
  return rule === null || (late.reason.trim() !== '' && (!rule.needs_consent || late.consent !== ''));
}

/** The part of a schedule that says it. */
export const latePayload = (late: Late): Record<string, unknown> => ({
  late_reason: late.reason.trim(),
  late_consent: late.consent === '' ? null : late.consent,
});

/** Does what the words of a dialog are for; they stay kept where it did not come about. */
export async function takenWhenDone(about: string, act: () => Promise<boolean>): Promise<boolean> {
  const done = await act();
  if (done) void wordsTaken(about);
  return done;
}
