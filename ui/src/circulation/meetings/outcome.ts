import { t } from '$lib/i18n';
import { enteredAs, type Again, type Clause, type EnterOutcome, type OutcomeDto, type Tally } from '$lib/api';
import type { Tally as Drawn } from '$shared/tally';
import { causeGiven, isWhyTold } from '../no-opinion';

/** What one member did. */
export const CHOICES = ['in_favour', 'against', 'abstained', 'not_voted', 'absent', 'excluded'] as const;

/** One of {@link CHOICES}. */
export type Choice = (typeof CHOICES)[number];

/** Counted votes, as they are written into the numbers. */
export type Counts = Record<Choice, number>;

/** Columns whose text is no number; what they counted before is not what is on screen. */
export type Unread = Partial<Record<Choice, boolean>>;

/** Passed or not. */
export type Verdict = 'adopted' | 'not_adopted';

/** Counted votes with all that follows from them. */
export interface Reckoning {
  counts: Counts;
  /** Mandates that day. */
  members: number;
  /** Members in no column; they are absent. */
  rest: number;
  /** Members in more columns than there are members. */
  over: number;
  /** Votes in favour it needs: more than half of all members. */
  needed: number;
  /** Whether more than half of all members took part in the item. */
  hasQuorum: boolean;
  verdict: Verdict;
}

/** No votes at all. */
export const noCounts = (): Counts => ({
  in_favour: 0, against: 0, abstained: 0, not_voted: 0, absent: 0, excluded: 0,
});

/** Votes a resolution needs: more than half of **all** members whose mandate exists that day (§ 87). */
export const needed = (members: number): number => Math.floor(members / 2) + 1;

/** The paragraph of the majority, by the kind of the body; of Prague the act alone, whose paragraphs are not verified. */
export const lawOf = (bodyKind: string, act = 'act128'): string =>
  act === 'act131' ? t('law-act131-short') : ({ council: '§ 101', committee: '§ 118', local_committee: '§ 118', commission: '§ 122' })[bodyKind] ?? '§ 87';

/**
 * What follows from counted votes. The core decides with the same rule; here it is shown while one writes.
 *
 * Source: Act No. 128/2000 Coll., § 87, § 92/3, § 101/2, § 118, § 122.
 */
export function reckon(counts: Counts, members: number): Reckoning {
  const sum = CHOICES.reduce((all, choice) => all + counts[choice], 0);
  const present = counts.in_favour + counts.against + counts.abstained + counts.not_voted;
  const hasQuorum = members > 0 && present * 2 > members;
  const adopted = counts.in_favour >= needed(members) && hasQuorum;
  return {
    counts,
    members,
    rest: Math.max(0, members - sum),
    over: Math.max(0, sum - members),
    needed: needed(members),
    hasQuorum,
    verdict: adopted ? 'adopted' : 'not_adopted',
  };
}

/** Votes by name: who, what. */
export type Ballots = Readonly<Record<string, Choice>>;

/** Seats in which an alternate votes: the absent member, the alternate. */
export type Alternates = Readonly<Record<string, string>>;

/** Counts ballots; who has none is in no column yet. */
export function count(ballots: Ballots): Counts {
  const counts = noCounts();
  for (const choice of Object.values(ballots)) counts[choice] += 1;
  return counts;
}

/** Everybody without a ballot votes in favour: the key * of the recorder. */
export const restInFavour = (ballots: Ballots, members: readonly string[]): Ballots =>
  Object.fromEntries(members.map((id) => [id, ballots[id] ?? 'in_favour']));

/** The vote of a digit, by the place of the key: the Czech layout writes letters there. */
export function choiceOfKey(code: string): Choice | undefined {
  const digit = /^(?:Digit|Numpad)([1-6])$/u.exec(code)?.[1];
  return digit ? CHOICES[Number(digit) - 1] : undefined;
}

/** Reads a number of votes; nothing when it is none. */
export function readCount(text: string): number | undefined {
  const written = text.trim();
  if (written === '') return 0;
  return /^\d{1,3}$/u.test(written) ? Number(written) : undefined;
}

/** The picture of the votes; members in no column wait, absent and excluded ones are the dashed seats. */
export const drawn = ({ counts, members, rest }: Reckoning): Drawn => ({
  members,
  yes: counts.in_favour,
  no: counts.against,
  abstained: counts.abstained,
  waiting: rest,
  notVoted: counts.not_voted,
  absent: counts.absent,
  excluded: counts.excluded,
});

/** How an item ends. */
export type Ending = 'vote' | 'without_opinion' | 'discussed_only' | 'postponed' | 'withdrawn';

/** What the form holds. */
export interface OutcomeForm {
  ending: Ending;
  byName: boolean;
  counts: Counts;
  /** Columns in which something else than a number is written. */
  unread: Unread;
  ballots: Ballots;
  alternates: Alternates;
  /** Told in the room; empty when it is the same as computed. */
  announced: Verdict | '';
  explanation: string;
  position: 'recommends' | 'does_not_recommend';
  reason: string;
  /** Which of the usual reasons there is no opinion for; empty where none of them. */
  cause: string;
  until: string;
  /** The text as it was adopted, when it is not the draft. */
  clauses?: Clause[] | undefined;
  /** Why what was written down before is corrected. */
  why: string;
}

/** An empty form. */
export const emptyForm = (): OutcomeForm => ({
  ending: 'vote', byName: false, counts: noCounts(), unread: {}, ballots: {}, alternates: {}, announced: '', explanation: '',
  position: 'recommends', reason: '', cause: '', until: '', why: '',
});

/** The form over an outcome that is to be corrected. */
export function formOf({ entered, ...outcome }: OutcomeDto): OutcomeForm {
  const { in_favour, against, abstained, not_voted, absent } = outcome;
  const byName = entered.ballots.length > 0;
  return {
    ...emptyForm(),
    ending: entered.kind as Ending,
    byName,
    counts: { in_favour, against, abstained, not_voted, absent, excluded: entered.excluded },
    ballots: Object.fromEntries(entered.ballots) as Ballots,
    alternates: Object.fromEntries(entered.alternates),
    announced: entered.announced === verdictOf(outcome) ? '' : (entered.announced as Verdict | ''),
    explanation: outcome.explanation,
    position: entered.position === 'does_not_recommend' ? 'does_not_recommend' : 'recommends',
    reason: entered.reason,
    cause: entered.cause,
  };
}

/** What an outcome says of the item; why it is corrected is said anew. */
export function saidOf(outcome: OutcomeDto): Omit<OutcomeForm, 'unread' | 'until' | 'why'> {
  const { unread: _, until: __, why: ___, ...said } = formOf(outcome);
  return said;
}

const verdictOf = (outcome: Pick<OutcomeDto, 'in_favour' | 'needed'>): Verdict =>
  outcome.in_favour >= outcome.needed ? 'adopted' : 'not_adopted';

/** The form with what was entered in a refused command; `members` are the mandates where it does not say them. */
export function enteredForm(again: Again, members: number): OutcomeForm {
  const correction = enteredAs(again, 'circulation.correct_outcome');
  const outcome: Partial<EnterOutcome> = correction?.outcome ?? enteredAs(again, 'circulation.enter_outcome') ?? {};
  const { tally, ballots = [], clauses } = outcome;
  const seated = ballots.flatMap(({ person, in_place_of }) => (in_place_of ? [[in_place_of, person]] : []));
  const form: OutcomeForm = {
    ...emptyForm(),
    ending: (outcome.kind ?? 'vote') as Ending,
    byName: ballots.length > 0,
    counts: countsOf(tally),
    ballots: Object.fromEntries(ballots.map(({ person, choice, in_place_of }) => [in_place_of ?? person, choice])),
    alternates: Object.fromEntries(seated) as Record<string, string>,
    explanation: outcome.explanation ?? '',
    position: outcome.position === 'does_not_recommend' ? 'does_not_recommend' : 'recommends',
    reason: outcome.reason ?? '',
    cause: outcome.cause ?? '',
    why: correction?.why ?? '',
    ...(clauses ? { clauses } : {}),
  };
  const announced = outcome.announced?.outcome;
  const computed = votesOf(form, tally?.members ?? members).verdict;
  return { ...form, announced: announced === undefined || announced === computed ? '' : announced };
}

function countsOf(tally: Partial<Tally> | null | undefined): Counts {
  const { in_favour = 0, against = 0, abstained = 0, not_voted = 0, absent = 0, excluded = 0 } = tally ?? {};
  return { in_favour, against, abstained, not_voted, absent, excluded };
}

/** Endings an item can have: only an advisory body may end without a vote; without a paper nothing is put off. */
export function endings(role: string, hasPaper: boolean, corrects = false): Ending[] {
  const advisory = role === 'opinion' || role === '';
  const own: Ending[] = advisory ? ['vote', 'without_opinion', 'discussed_only'] : ['vote'];
  return hasPaper && !corrects ? [...own, 'postponed', 'withdrawn'] : own;
}

/** What still keeps the form from being sent; nothing when it can go. */
export type OutcomeFault = 'number' | 'over' | 'empty' | 'explanation' | 'reason' | 'why' | 'text';

/** The first thing missing in the form. */
export function fault(form: OutcomeForm, members: number, of: FaultOf = {}): OutcomeFault | undefined {
  return ownFault(form, members, of.lacksText === true) ?? (of.corrects && form.why.trim() === '' ? 'why' : undefined);
}

/** What else a form has to say, by the item it belongs to. */
export interface FaultOf {
  /** Nobody drafted a text: what was adopted has to be written. */
  lacksText?: boolean;
  /** It corrects an outcome. */
  corrects?: boolean;
}

function ownFault(form: OutcomeForm, members: number, lacksText: boolean): OutcomeFault | undefined {
  if (form.ending === 'discussed_only') return undefined;
  if (form.ending === 'without_opinion') return isWhyTold(form.cause, form.reason) ? undefined : 'reason';
  if (form.ending !== 'vote') return form.reason.trim() === '' ? 'reason' : undefined;
  if (!form.byName && Object.values(form.unread).some(Boolean)) return 'number';
  const votes = votesOf(form, members);
  if (votes.over > 0) return 'over';
  if (votes.rest === members) return 'empty';
  const differs = form.announced !== '' && form.announced !== votes.verdict;
  if (differs && form.explanation.trim() === '') return 'explanation';
  const unwritten = form.clauses ? form.clauses.some(isBare) || form.clauses.length === 0 : lacksText;
  return votes.verdict === 'adopted' && unwritten ? 'text' : undefined;
}

const isBare = (clause: Clause): boolean =>
  clause.verb.trim() === '' || (clause.text.trim() === '' && (clause.points ?? []).length === 0);

/** The votes of a form, counted either way. */
export const votesOf = (form: OutcomeForm, members: number): Reckoning =>
  reckon(form.byName ? count(form.ballots) : form.counts, members);

/** Whether what was announced is not what follows from the votes. */
export const differs = (form: OutcomeForm, members: number): boolean =>
  form.announced !== '' && form.announced !== votesOf(form, members).verdict;

/** The item the outcome belongs to. */
export interface OutcomeOf {
  item: string;
  paper: string;
  role: string;
  members: number;
  /** An outcome stands there already and is corrected. */
  corrects?: boolean;
}

/** The command a form means: its kind and its input. */
export function command(form: OutcomeForm, of: OutcomeOf): { kind: string; payload: Record<string, unknown> } {
  if (form.ending === 'postponed') {
    const until = form.until === '' ? null : form.until;
    return { kind: 'circulation.postpone', payload: { paper: of.paper, reason: form.reason, until, from_item: of.item } };
  }
  if (form.ending === 'withdrawn') {
    return { kind: 'circulation.withdraw_paper', payload: { paper: of.paper, reason: form.reason } };
  }
  const cause = form.ending === 'without_opinion' ? causeGiven(form.cause) : {};
  const bare = { agenda_item: of.item, kind: form.ending, reason: form.reason, ...cause, ...position(form, of) };
  const payload = form.ending === 'vote' ? { ...bare, ...vote(form, of) } : bare;
  if (!of.corrects) return { kind: 'circulation.enter_outcome', payload };
  return { kind: 'circulation.correct_outcome', payload: { why: form.why.trim(), outcome: payload } };
}

/** Only a body that does not decide says whether it recommends. */
const position = (form: OutcomeForm, of: OutcomeOf): Record<string, unknown> =>
  form.ending === 'vote' && (of.role === 'opinion' || of.role === 'recommends') ? { position: form.position } : {};

function vote(form: OutcomeForm, of: OutcomeOf): Record<string, unknown> {
  const { counts, verdict } = votesOf(form, of.members);
  const announced = { outcome: form.announced === '' ? verdict : form.announced };
  const text = form.clauses ? { clauses: form.clauses } : {};
  const said = { announced, explanation: form.explanation, ...text };
  if (!form.byName) return { ...said, tally: { members: of.members, ...counts } };
  return { ...said, ballots: Object.entries(form.ballots).map(([seat, choice]) => ballotOf(seat, choice, form.alternates[seat])) };
}

/** A ballot of a seat; the alternate who sits in it casts it in place of the absent member, who casts none. */
const ballotOf = (seat: string, choice: Choice, alternate: string | undefined) =>
  alternate && choice !== 'absent' ? { person: alternate, choice, in_place_of: seat } : { person: seat, choice };
