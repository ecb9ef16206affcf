import type { Addressee, Again, LateRule, MeetingRow, PaperDetail, PaperPart } from '$lib/api';
import { consentingOf, type Late } from '../meetings/late';
import { targetOf, type ActTarget } from './act-payload';
import { lookOf, noAnswers, type Answers } from './acts';
import { word } from './statuses';
import { meetingsFor, onlyOne, waitingFor, type WaitingBody } from './waiting';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (again: Again): Fields => again.input as Fields;
const text = (fields: Fields, ...names: string[]): string =>
  names.map((name) => fields[name]).find((value): value is string => typeof value === 'string') ?? '';
const list = <T>(fields: Fields, name: string): T[] => (Array.isArray(fields[name]) ? (fields[name] as T[]) : []);

/** What the person answered in the dialog of an act that was refused; `clauses` counts those of its paper. */
export function answersOf(again: Again, clauses = 0): Answers {
  const fields = fieldsOf(again);
  const asked = list<Addressee>(fields, 'addressees');
  const idOf = (one: Addressee) => one.person ?? one.department ?? '';
  const parts = list<PaperPart>(fields, 'parts');
  const none = noAnswers();
  return {
    ...none,
    reason: text(fields, 'reason'),
    cause: text(fields, 'cause'),
    to: text(fields, 'to'),
    text: text(fields, 'text', 'settled', 'words', 'remark', 'note', 'label'),
    stance: text(fields, 'stance'),
    people: asked.map(idOf),
    mandatory: asked.filter((one) => one.mandatory).map(idOf),
    due_on: text(fields, 'due_on', 'until'),
    consultation: text(fields, 'consultation'),
    meeting: text(fields, 'meeting'),
    section: text(fields, 'section'),
    late: { reason: text(fields, 'late_reason'), consent: text(fields, 'late_consent'), absence: text(fields, 'late_absence') },
    inOrder: fields['is_in_order'] !== false,
    title: text(fields, 'title'),
    parts: parts.length > 0 ? parts.map((part) => part.title) : none.parts,
    partOf: Array.from({ length: clauses }, (_, clause) => Math.max(0, parts.findIndex((part) => part.clauses.includes(clause)))),
    behalf: again.behalf?.person ?? '',
    way: again.behalf?.way ?? none.way,
  };
}

/** The body a refused act was about, told also by the item of its agenda, where it is one of those that have the paper. */
const meantOf = (fields: Fields, waiting: readonly WaitingBody[]): WaitingBody | undefined =>
  waiting.find((one) => one.consultation === fields['consultation'] || (one.item !== null && one.item === fields['from_item']));

/**
 * Whether the paper is before the body of the act, or on its agenda, no more. The only other one is not taken in its place:
 * nobody would see that the paper leaves an agenda they never meant.
 */
export function isGone(again: Again, paper: Pick<PaperDetail, 'consultations'>): boolean {
  const fields = fieldsOf(again);
  const isNamed = text(fields, 'from_item', 'consultation') !== '';
  return lookOf(again.kind).body === true && isNamed && !meantOf(fields, waitingFor(again.kind, paper.consultations));
}

/** Why a paper comes late, without the consent of somebody who may not give it any more. */
const lateNow = (rule: LateRule | null, late: Late): Late =>
  rule?.needs_consent && !consentingOf(rule, late) ? { ...late, consent: '' } : late;

/** What a refused act was about and what was answered, as its dialog begins; without a choice that is offered no more. */
export function reopenedAct(again: Again, paper: PaperDetail, meeting?: MeetingRow): { target: ActTarget; answers: Answers } {
  const fields = fieldsOf(again);
  const waiting = waitingFor(again.kind, paper.consultations);
  const answers = answersOf(again, paper.clauses.length);
  const check = paper.checks.find((one) => one.key === fields['item']);
  const opinion = paper.opinions.find((one) => one.id === fields['opinion']);
  const target: ActTarget = {
    ...targetOf(paper),
    waiting,
    ...(check ? { check: check.key, title: word('check-item', check.key) } : {}),
    ...(opinion ? { opinion: opinion.id } : {}),
    ...('others' in fields ? { others: list<string>(fields, 'others') } : {}),
    ...(opinion?.may_give_in_place ? { inPlaceOf: opinion.addressee.name } : {}),
  };
  const meant = meantOf(fields, waiting) ?? onlyOne(waiting);
  const isOpen = meeting !== undefined && meetingsFor(waiting, [meeting]).length > 0;
  const lateRule = isOpen ? meeting.late : null;
  return {
    target,
    answers: {
      ...answers,
      consultation: meant?.consultation ?? '',
      to: meant?.successors.some((one) => one.id === answers.to) ? answers.to : '',
      meeting: isOpen ? meeting.id : '',
      section: isOpen ? answers.section : '',
      lateRule,
      late: lateNow(lateRule, answers.late),
      noteNeeded: check?.state === 'failed',
    },
  };
}

/**
 * What the person saw then, never what stands there now: nobody approves a version they have not read. And what the act is
 * about, whatever the dialog finds.
 */
const THEN = ['from', 'version', 'step', 'opinion', 'item', 'into'];

/**
 * The input of the corrected command: what the dialog asks as it is answered now, the rest as it was entered, under the
 * identifiers of the refused one, so that what was built on it fits.
 */
export function correctedPayload(again: Again, payload: Fields): Fields {
  // A usual reason that is chosen no more is left out of what the dialog asks.
  const { cause: _, ...then } = fieldsOf(again);
  const kept = THEN.filter((name) => name in then).map((name) => [name, then[name]] as const);
  return { ...then, ...payload, ...Object.fromEntries(kept), ...sameIds(then, payload) };
}

function sameIds(then: Fields, payload: Fields): Fields {
  const same: Record<string, unknown> = {};
  if ('addressees' in payload) {
    const before = list<Addressee>(then, 'addressees');
    const known = (one: Addressee) => before.find((other) => other.person === one.person && other.department === one.department);
    same['addressees'] = list<Addressee>(payload, 'addressees').map((one) => ({ ...one, opinion: known(one)?.opinion ?? one.opinion }));
  }
  if ('parts' in payload) {
    const before = list<PaperPart>(then, 'parts');
    same['parts'] = list<PaperPart>(payload, 'parts').map((part, place) => ({ ...part, paper: before[place]?.paper ?? part.paper }));
  }
  // The item of an announced paper lies on its own agenda.
  if ('agenda_item' in payload && then['meeting'] === payload['meeting']) {
    same['agenda_item'] = then['agenda_item'] ?? payload['agenda_item'];
    same['consultation'] = then['consultation'] ?? null;
  }
  return same;
}
