import { asText } from '$lib/api';
import { addDays, type Day } from '$lib/i18n';
import type { BodyRow, MemberRow, MunicipalityValue, TermValue } from './dto';

/** Roles that are mandates; they stand in a term (crates/kernel/src/role.rs). */
const MANDATES: readonly string[] = ['chair', 'deputy_chair', 'member'];

/** A body as far as its seats tell whether anybody sits in a term. */
export type Seated = Pick<BodyRow, 'members'> & { value: Pick<BodyRow['value'], 'kind'> };

/**
 * Whether the last saved term may be taken away: it is not the only one, the form has taken none away yet, and nobody
 * holds a seat of it. The core also looks at lists of substitutes (crates/municipality/src/terms.rs).
 */
export function mayTakeAway(saved: readonly TermValue[], shown: readonly TermValue[], bodies: readonly Seated[], today: Day): boolean {
  const [previous, last] = [saved.at(-2), saved.at(-1)];
  if (!previous || !last || shown.length !== saved.length) return false;
  // A seat of the assembly taken in the term before that outlasts it is of the last one, whatever its first day was corrected to.
  const end = previous.to ?? (last.from <= today ? addDays(last.from, -1) : null);
  const outlasts = (kind: string, { from, to }: MemberRow) => kind === 'assembly' && end !== null && from > previous.from && (!to || to > end);
  const sits = (kind: string, member: MemberRow) => MANDATES.includes(member.role) && (member.from >= last.from || outlasts(kind, member));
  return !bodies.some((body) => body.members.some((member) => sits(body.value.kind, member)));
}

/** The terms without the last one; the one before lasts again where it ended only because of it. */
export function withoutLast(terms: readonly TermValue[]): TermValue[] {
  const last = terms.at(-1);
  return terms.slice(0, -1).map((term, at) => {
    const endedByIt = at === terms.length - 2 && last !== undefined && term.to === addDays(last.from, -1);
    return endedByIt ? { ...term, to: null } : { ...term };
  });
}

/** What the form of the municipality shows, besides its terms. */
const SHOWN = ['name', 'name_genitive', 'ico', 'address', 'law', 'is_small', 'offline_days'] as const;

/**
 * The municipality with what was entered in a refused change of it. What its form does not show stays as it is now, and so
 * do terms where one began or went meanwhile; arms are taken where nothing else was entered.
 */
export function enteredTown(now: MunicipalityValue, entered: Partial<MunicipalityValue> | undefined): MunicipalityValue {
  const town = structuredClone(now);
  if (!entered) return town;
  const all = { ...town, ...entered };
  const own = (of: MunicipalityValue) => asText([SHOWN.map((name) => of[name]), of.terms]);
  if (own(all) === own(town)) return { ...town, crest_svg: all.crest_svg };
  const terms = town.terms.length === 0 || all.terms.length === town.terms.length ? all.terms : town.terms;
  return { ...all, terms, crest_svg: town.crest_svg, is_demo: town.is_demo };
}
