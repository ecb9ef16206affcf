import type { BodyRef, ConsultationDto, MeetingRow } from '$lib/api';
import { formatDate, t, type Day } from '$lib/i18n';
import type { Answers } from './acts';

/** A body that has the paper and has not yet said its word. */
export interface WaitingBody {
  consultation: string;
  body: string;
  name: string;
  /** Its item of an agenda and the day of the meeting; nothing while the paper lies on none. */
  item: string | null;
  on: string | null;
  /** The last day its route gives it. */
  due: Day | null;
  /** Whether it is no more. */
  hasEnded: boolean;
  /** Bodies that may take over from one that is no more. */
  successors: readonly BodyRef[];
  /** Whether another body has the paper beside it, so that the one after them waits on. */
  isBeside: boolean;
}

/** States in which a body has the paper, off an agenda or on one. */
const AWAITED = ['ready', 'postponed'];
const HELD = [...AWAITED, 'scheduled'];

/** Whether an act may be about a body that has the paper. */
function isMeant(kind: string, one: ConsultationDto): boolean {
  if (kind === 'circulation.unschedule') return one.state === 'scheduled';
  if (kind === 'circulation.postpone') return one.may_postpone;
  if (kind === 'circulation.change_body') return one.successors.length > 0;
  if (!AWAITED.includes(one.state)) return false;
  return kind === 'circulation.pass_without_opinion' ? one.role === 'opinion' || one.has_ended : !one.has_ended;
}

/**
 * The bodies an act may be about: those whose turn it is; only one that advises or is no more is passed without its
 * opinion, and only one that is no more is replaced, also before its turn. A paper leaves the agenda of one on whose
 * agenda it lies; put off it is only by who leads that body or writes for it.
 */
export function waitingFor(kind: string, consultations: readonly ConsultationDto[]): WaitingBody[] {
  const held = consultations.filter((one) => HELD.includes(one.state));
  return consultations.filter((one) => isMeant(kind, one)).map((one) => ({
    consultation: one.id,
    body: one.body.id,
    name: one.body.name,
    item: one.agenda_item,
    on: one.meeting_on,
    due: one.due_on,
    hasEnded: one.has_ended,
    successors: one.successors,
    isBeside: held.length > 1,
  }));
}

/** The meetings of any of them that can still take a paper. */
export const meetingsFor = (waiting: readonly WaitingBody[], meetings: readonly MeetingRow[]): MeetingRow[] =>
  meetings.filter(
    (row) => (row.state === 'planned' || row.state === 'convened') && waiting.some((one) => one.body === row.body.id),
  );

/** The body where there is no choice. */
export const onlyOne = (waiting: readonly WaitingBody[]): WaitingBody | undefined => (waiting.length === 1 ? waiting[0] : undefined);

/** Why a body gave no opinion where its days are over; nothing while they last. */
export const overdueWhy = (one: WaitingBody | undefined, today: Day): Partial<Answers> =>
  one?.due && one.due < today ? { cause: 'date_passed', reason: t('pass-reason-due', { day: formatDate(one.due) }) } : {};

/** What the texts of an act say of its body; `which` is `known` once there is no doubt. */
export const ofBody = (one: WaitingBody | undefined) => ({
  which: one ? 'known' : 'unknown',
  body: one?.name ?? '',
  beside: one?.isBeside ? 'yes' : 'no',
  ended: one?.hasEnded ? 'yes' : 'no',
});
