import { addDays } from '$lib/i18n';
import type { BodyRow, TermValue } from './dto';

/** Roles that are mandates; they stand in a term (crates/kernel/src/role.rs). */
const MANDATES: readonly string[] = ['chair', 'deputy_chair', 'member'];

/** Whether the last term may be taken away: it is not the only one and nobody holds a seat from its days. The core also looks at lists of substitutes. */
export function mayTakeAway(terms: readonly TermValue[], bodies: readonly Pick<BodyRow, 'members'>[]): boolean {
  const last = terms.at(-1);
  if (!last || terms.length < 2) return false;
  const members = bodies.flatMap((body) => body.members);
  return !members.some((member) => MANDATES.includes(member.role) && member.from >= last.from);
}

/** The terms without the last one; the one before lasts again where it ended only because of it. */
export function withoutLast(terms: readonly TermValue[]): TermValue[] {
  const last = terms.at(-1);
  return terms.slice(0, -1).map((term, at) => {
    const endedByIt = at === terms.length - 2 && last !== undefined && term.to === addDays(last.from, -1);
    return endedByIt ? { ...term, to: null } : { ...term };
  });
}
