import type { BodyValue } from '../settings/dto';
import { usualStandingItems } from '../settings/standing-items';
import type { PlainTextKey } from '$lib/i18n';
import { assemblyProblem, councilProblem, hasCouncil, usualCouncil, wholeNumber, type Problems } from './checks';
import { newId } from './commands';
import type { LawProfile } from './desk';
import { readPattern } from './numbering';

/** Bodies the wizard offers. */
export type PlannedKind = 'assembly' | 'council' | 'mayor' | 'committee' | 'commission';

/** One body as the wizard offers it. */
export interface PlannedBody {
  id: string;
  kind: PlannedKind;
  name: string;
  short_name: string;
  abbreviation: string;
  /** As written. */
  seats: string;
  pattern: string;
  /** The act requires it, so it cannot be left out. */
  required: boolean;
}

/** Bodies being planned: by the wizard that founds the office, or later in one that was founded without them. */
export interface BodiesForm {
  bodies: PlannedBody[];
  /** Problems that are to be seen now. */
  readonly shown: Problems;
  readonly town: { law: LawProfile };
  readonly term: { label: string };
  /** Whether the person is the mayor in place of the council. */
  isMayor: boolean;
  readonly person: { given: string; family: string };
  /** The council follows the assembly. */
  seatsChanged(): void;
  addBody(kind: 'committee' | 'commission'): void;
  removeBody(id: string): void;
}

/** What kind of municipality the name says; bodies are called after it. */
const TOWN_SIGNS: readonly [RegExp, string][] = [
  [/^(městská část|městský obvod)/iu, 'MČ'],
  [/^(statutární |hlavní )?město|^městys/iu, 'M'],
];

const signOf = (town: string): string => TOWN_SIGNS.find(([name]) => name.test(town.trim()))?.[1] ?? 'O';

/** Decisions of the mayor are counted by the year: `RS 1/2026`. */
export const MAYOR_PATTERN = '{body} {seq:year}/{yyyy}';

/** The bodies every municipality has, a council as the usual case and the mayor in its place; they are corrected in the wizard. */
export function usualBodies(town: { name: string; name_genitive: string }, isSmall = false): PlannedBody[] {
  const sign = signOf(town.name);
  const of = town.name_genitive.trim() || town.name.trim();
  const plan = (body: Omit<PlannedBody, 'id'>): PlannedBody => ({ id: newId(), ...body });
  const bodies = [
    plan({ kind: 'assembly', name: `Zastupitelstvo ${of}`, short_name: 'Zastupitelstvo', abbreviation: `Z${sign}`, seats: isSmall ? '7' : '15', pattern: '{body}/{seq:meeting}/{meeting}/{yyyy}', required: true }),
    plan({ kind: 'council', name: `Rada ${of}`, short_name: 'Rada', abbreviation: `R${sign}`, seats: '5', pattern: '{body}/{seq:term}/{meeting}/{yyyy}', required: true }),
    plan({ kind: 'mayor', name: `Starosta ${of}`, short_name: 'Starosta', abbreviation: 'RS', seats: '0', pattern: MAYOR_PATTERN, required: true }),
    plan({ kind: 'committee', name: 'Finanční výbor', short_name: 'Finanční výbor', abbreviation: 'FV', seats: '3', pattern: '{body}/{seq:meeting}/{meeting}/{yyyy}', required: true }),
    plan({ kind: 'committee', name: 'Kontrolní výbor', short_name: 'Kontrolní výbor', abbreviation: 'KV', seats: '3', pattern: '{body}/{seq:meeting}/{meeting}/{yyyy}', required: true }),
  ];
  return isSmall ? bodies.filter((body) => body.kind !== 'council') : bodies;
}

/** One more body, to be named. */
export const addedBody = (kind: 'committee' | 'commission'): PlannedBody => ({
  id: newId(), kind, name: '', short_name: '', abbreviation: '', seats: '5', pattern: '{body}/{seq:meeting}/{meeting}/{yyyy}', required: false,
});

/** Names follow the municipality when the person goes back and corrects it; identifiers and numbers stay. */
export function renamed(bodies: readonly PlannedBody[], before: PlannedBody[], after: PlannedBody[]): PlannedBody[] {
  return bodies.map((body) => {
    const was = before.find((usual) => usual.kind === body.kind && usual.name === body.name);
    const now = after.find((usual) => usual.kind === body.kind);
    return was && now && body.kind !== 'committee' ? { ...body, name: now.name, abbreviation: now.abbreviation } : body;
  });
}

/** The bodies that are really set up: without the council where the act knows none, and else without the mayor in its place (§ 99/2). */
export function wantedBodies(bodies: readonly PlannedBody[], law: LawProfile): PlannedBody[] {
  const seats = wholeNumber(bodies.find((body) => body.kind === 'assembly')?.seats ?? '') ?? 0;
  const elected = hasCouncil(seats, law);
  return bodies.filter((body) => (elected ? body.kind !== 'mayor' : body.kind !== 'council'));
}

/** The council that fits a newly written assembly. */
export function fittedCouncil(bodies: readonly PlannedBody[], law: LawProfile): string | undefined {
  const assembly = wholeNumber(bodies.find((body) => body.kind === 'assembly')?.seats ?? '');
  return assembly !== undefined && hasCouncil(assembly, law) ? String(usualCouncil(assembly)) : undefined;
}

/** What is wrong with the bodies; fields are named by the body's identifier. */
export function bodyProblems(bodies: readonly PlannedBody[], law: LawProfile): Problems {
  const wanted = wantedBodies(bodies, law);
  const assembly = wholeNumber(wanted.find((body) => body.kind === 'assembly')?.seats ?? '') ?? 0;
  const problems: Problems = {};
  const say = (field: string, problem: PlainTextKey | undefined) => problem && (problems[field] = problem);
  for (const body of wanted) {
    say(`${body.id}-name`, body.name.trim() === '' ? 'setup-body-name-missing' : undefined);
    say(`${body.id}-abbreviation`, abbreviationProblem(body, wanted));
    say(`${body.id}-pattern`, 'fault' in readPattern(body.pattern) ? 'pattern-wrong' : undefined);
    say(`${body.id}-seats`, seatsProblem(body, wanted, assembly, law));
  }
  return problems;
}

function abbreviationProblem(body: PlannedBody, all: readonly PlannedBody[]): PlainTextKey | undefined {
  const mine = body.abbreviation.trim();
  if (!/^\p{L}+$/u.test(mine)) return 'setup-abbreviation-letters';
  return all.some((other) => other.id !== body.id && other.abbreviation.trim() === mine) ? 'setup-abbreviation-twice' : undefined;
}

/** Source: Act No. 128/2000 Coll., § 68, § 99 (1), § 119 (1): financial and control committees have at least three. */
function seatsProblem(body: PlannedBody, all: readonly PlannedBody[], assembly: number, law: LawProfile): PlainTextKey | undefined {
  const seats = wholeNumber(body.seats);
  if (body.kind === 'assembly' && !all.some((other) => other.kind === 'council') && hasCouncil(assembly, law)) return 'setup-seats-small';
  if (body.kind === 'assembly') return assemblyProblem(seats, law);
  if (body.kind === 'mayor') return undefined;
  if (body.kind === 'council') return councilProblem(seats, assembly, law);
  if (seats === undefined || seats < 1) return 'setup-seats-missing';
  return body.required && seats < 3 ? 'setup-seats-committee' : undefined;
}

const DECIDING_VERBS = ['schvaluje', 'neschvaluje', 'bere na vědomí', 'ukládá', 'souhlasí', 'vydává', 'zřizuje', 'pověřuje', 'doporučuje', 'odkládá'];
const ADVISING_VERBS = ['doporučuje', 'nedoporučuje', 'bere na vědomí', 'žádá', 'konstatuje', 'odkládá'];
const SECTIONS = ['Zahájení', 'Hlavní body', 'Různé'];

/** A planned body as the office keeps it. § 93 (1) of Act No. 128/2000 Coll. wants the assembly announced 7 days before. */
export function bodyOf(plan: PlannedBody, all: readonly PlannedBody[], from: string): BodyValue {
  const decides = plan.kind === 'assembly' || plan.kind === 'council' || plan.kind === 'mayor';
  // The mayor never meets, so nothing closes before a meeting.
  const meets = plan.kind !== 'mayor';
  const above = plan.kind === 'committee' ? 'assembly' : plan.kind === 'commission' ? 'council' : undefined;
  return {
    kind: plan.kind,
    name: plan.name.trim(),
    short_name: plan.short_name.trim() || plan.name.trim(),
    abbreviation: plan.abbreviation.trim(),
    parent: all.find((body) => body.kind === above)?.id ?? null,
    seats: wholeNumber(plan.seats) ?? 0,
    resolution_pattern: plan.pattern,
    verbs: decides ? DECIDING_VERBS : ADVISING_VERBS,
    agenda_sections: meets ? SECTIONS : [],
    standing_items: usualStandingItems(plan.kind),
    papers_close_days: !meets ? 0 : plan.kind === 'assembly' ? 10 : 5,
    opinions_close_days: !meets ? 0 : plan.kind === 'assembly' ? 8 : decides ? 4 : 0,
    check_close_days: !meets ? 0 : plan.kind === 'assembly' ? 7 : decides ? 3 : 0,
    pack_days: !meets ? 0 : plan.kind === 'assembly' ? 7 : 3,
    late_consent: null,
    alternates: false,
    notice_days: !meets ? 0 : plan.kind === 'assembly' ? 7 : 3,
    is_public: plan.kind === 'assembly',
    place: '',
    starts_at: '',
    from,
    to: null,
  };
}
