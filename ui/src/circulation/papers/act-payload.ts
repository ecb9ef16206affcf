import { newId, type PaperDetail } from '$lib/api';
import { latePayload } from '../meetings/late';
import { causeGiven } from '../no-opinion';
import { lookOf, type Answers } from './acts';
import type { WaitingBody } from './waiting';

/** What an act is about. */
export interface ActTarget {
  /** The paper, its record version, its state and text version as the person saw them. */
  id: string;
  ver: number;
  state: string;
  version: number;
  title: string;
  /** The step of the office the act is about. */
  step?: string;
  /** Whether it is a member's own proposal. */
  isOwn?: boolean;
  /** An opinion the act is about. */
  opinion?: string;
  /** A line of the formal check the act is about. */
  check?: string;
  /** The bodies it may be about. */
  waiting?: readonly WaitingBody[];
  /** Papers to merge with. */
  others?: string[];
  /** Name of the absent person in whose place the act is done. */
  inPlaceOf?: string | undefined;
  /** Headings of the clauses, for splitting. */
  clauses?: string[];
  /** Departments, told apart from people by their identifier. */
  departments?: readonly string[];
}

/** The paper as an act is about it. */
export const targetOf = (paper: PaperDetail): ActTarget => ({
  id: paper.id,
  ver: paper.ver,
  state: paper.state,
  version: paper.version,
  step: paper.step,
  isOwn: paper.is_own_proposal,
  title: paper.number ? `${paper.number} ${paper.title}` : paper.title,
  clauses: paper.clauses.map((clause) => `${clause.verb} ${clause.text || (clause.points?.[0]?.text ?? '')}`.slice(0, 90)),
});

type Build = (target: ActTarget, answers: Answers) => Record<string, unknown>;

const ofOpinion = (more: Build): Build => (target, answers) => ({ opinion: target.opinion, ...more(target, answers) });
const withReason: Build = (target, answers) => ({ paper: target.id, reason: answers.reason.trim() });

/** The item of the agenda it leaves; nothing where the paper lies on none any more, which the office then says. */
const fromItem: Build = (target, answers) => ({
  from_item: target.waiting?.find((one) => one.consultation === answers.consultation)?.item ?? null,
});

const takeStep: Build = (target, answers) => ({ paper: target.id, step: target.step ?? '', words: answers.text.trim(), version: target.version });
const leaveStep: Build = (target, answers) => ({ ...withReason(target, answers), step: target.step ?? '' });

const BUILDERS: Record<string, Build> = {
  'circulation.request_opinions': (target, answers) => ({
    paper: target.id,
    addressees: answers.people.map((id) => ({
      opinion: newId(),
      person: target.departments?.includes(id) ? null : id,
      department: target.departments?.includes(id) ? id : null,
      mandatory: answers.mandatory.includes(id),
    })),
    due_on: answers.due_on,
  }),
  'circulation.remind_opinion': ofOpinion(() => ({})),
  'circulation.give_opinion': ofOpinion((target, answers) => ({
    stance: answers.stance,
    text: answers.text.trim(),
    version: target.version,
  })),
  'circulation.waive_opinion': ofOpinion((_, answers) => ({ reason: answers.reason.trim() })),
  'circulation.settle_opinion': ofOpinion((_, answers) => ({ settled: answers.text.trim() })),
  'circulation.close_opinions': withReason,
  'circulation.head_return': withReason,
  'circulation.approve_step': takeStep,
  'circulation.advise_step': takeStep,
  'circulation.note_step': takeStep,
  'circulation.return_step': leaveStep,
  'circulation.skip_step': leaveStep,
  'circulation.pass_formal_check': (target, answers) => ({ paper: target.id, ...(target.isOwn ? { remark: answers.text.trim() } : {}) }),
  'circulation.fail_formal_check': withReason,
  'circulation.withdraw_paper': withReason,
  'circulation.unschedule': (target, answers) => ({ ...withReason(target, answers), ...fromItem(target, answers) }),
  'circulation.pass_without_opinion': (target, answers) => ({
    ...withReason(target, answers),
    ...causeGiven(answers.cause),
    consultation: answers.consultation,
  }),
  'circulation.change_body': (target, answers) => ({ ...withReason(target, answers), consultation: answers.consultation, to: answers.to }),
  'circulation.tick_check_item': (target, answers) => ({
    paper: target.id,
    item: target.check,
    is_in_order: answers.inOrder,
    note: answers.text.trim(),
  }),
  'circulation.make_version': (target, answers) => ({ paper: target.id, label: answers.text.trim() }),
  'circulation.schedule': (target, answers) => ({
    paper: target.id,
    // The meeting says which of the bodies that wait.
    consultation: null,
    meeting: answers.meeting,
    agenda_item: newId(),
    section: answers.section === '' ? null : answers.section,
    ...latePayload(answers.late),
  }),
  'circulation.postpone': (target, answers) => ({
    paper: target.id,
    reason: answers.reason.trim(),
    until: answers.due_on === '' ? null : answers.due_on,
    ...fromItem(target, answers),
  }),
  'circulation.split_paper': (target, answers) => ({
    paper: target.id,
    parts: answers.parts.map((title, part) => ({
      paper: newId(),
      title: title.trim(),
      clauses: answers.partOf.flatMap((taken, clause) => (taken === part ? clause : [])),
    })),
    reason: answers.reason.trim(),
  }),
  'circulation.merge_papers': (target, answers) => ({
    paper: target.id,
    others: target.others ?? [],
    into: newId(),
    title: answers.title.trim(),
  }),
};

/** The input of a command, from what it is about and what the person answered. */
export function payloadOf(kind: string, target: ActTarget, answers: Answers): Record<string, unknown> {
  const own = BUILDERS[kind]?.(target, answers) ?? { paper: target.id };
  return lookOf(kind).from ? { ...own, from: target.state } : own;
}
