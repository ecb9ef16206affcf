import type { LateRule } from '$lib/api';
import type { IconName } from '$shared/icons';
import { isLateAnswered, noLate, type Late } from '../meetings/late';
import { isWhyTold } from '../no-opinion';

/** What a person is asked before an act. */
export type ActForm =
  | 'none' | 'reason' | 'reason-if-any' | 'opinions' | 'opinion' | 'schedule' | 'postpone' | 'tick' | 'version'
  | 'split' | 'merge' | 'pass' | 'other-body' | 'settle' | 'words' | 'words-if-any' | 'elsewhere';

/** How an act looks and what it asks. */
export interface ActLook {
  icon: IconName;
  form: ActForm;
  /** Others may have it written down by the secretary. */
  behalf?: boolean;
  /** It carries the state the person saw, so that it never acts on a paper that has moved. */
  from?: boolean;
  /** It is about one of the bodies that have the paper: which one is asked where there are more. */
  body?: boolean;
}

const LOOKS: Record<string, ActLook> = {
  'circulation.submit_to_head': { icon: 'next', form: 'none', behalf: true, from: true },
  'circulation.request_opinions': { icon: 'note', form: 'opinions', behalf: true },
  'circulation.remind_opinion': { icon: 'clock', form: 'none' },
  'circulation.give_opinion': { icon: 'note', form: 'opinion', behalf: true },
  'circulation.waive_opinion': { icon: 'dash', form: 'reason' },
  'circulation.settle_opinion': { icon: 'tick', form: 'settle' },
  'circulation.close_opinions': { icon: 'tick', form: 'reason-if-any', from: true },
  'circulation.head_approve': { icon: 'tick', form: 'none', behalf: true, from: true },
  'circulation.head_return': { icon: 'return', form: 'reason', behalf: true, from: true },
  'circulation.approve_step': { icon: 'tick', form: 'words-if-any', behalf: true },
  'circulation.advise_step': { icon: 'note', form: 'words', behalf: true },
  'circulation.note_step': { icon: 'tick', form: 'words-if-any', behalf: true },
  'circulation.return_step': { icon: 'return', form: 'reason', behalf: true },
  'circulation.skip_step': { icon: 'next', form: 'reason' },
  'circulation.pass_without_opinion': { icon: 'next', form: 'pass', body: true },
  'circulation.change_body': { icon: 'people', form: 'other-body', body: true },
  'circulation.rework': { icon: 'draft', form: 'none', from: true },
  'circulation.run_formal_check': { icon: 'reload', form: 'none' },
  'circulation.tick_check_item': { icon: 'task', form: 'tick' },
  'circulation.pass_formal_check': { icon: 'tick', form: 'none', from: true },
  'circulation.fail_formal_check': { icon: 'return', form: 'reason', from: true },
  'circulation.make_version': { icon: 'saved', form: 'version' },
  'circulation.schedule': { icon: 'meeting', form: 'schedule' },
  'circulation.unschedule': { icon: 'return', form: 'reason-if-any', body: true },
  'circulation.postpone': { icon: 'clock', form: 'postpone', body: true },
  'circulation.split_paper': { icon: 'branch', form: 'split' },
  'circulation.merge_papers': { icon: 'branch', form: 'merge' },
  'circulation.decide_as_mayor': { icon: 'resolution', form: 'elsewhere' },
  'circulation.leave_undecided': { icon: 'next', form: 'elsewhere' },
  'circulation.withdraw_paper': { icon: 'refuse', form: 'reason', behalf: true, from: true },
};

/** The check of a member's own proposal takes a remark (§ 94/1). */
const REMARKED: Record<string, ActForm> = { 'circulation.pass_formal_check': 'words-if-any' };

/** How an act looks; one of a newer program is offered plainly. */
export function lookOf(kind: string, isOwn = false): ActLook {
  const look = LOOKS[kind] ?? { icon: 'next', form: 'none' };
  const remarked = isOwn ? REMARKED[kind] : undefined;
  return remarked ? { ...look, form: remarked } : look;
}

/** Acts this window can ask for. */
export const KNOWN_ACTS = Object.keys(LOOKS);

/** Acts with the primary one last, as they stand in the head of a page; the rare ones go under „Další". */
export function arranged<A extends { kind: string; is_primary: boolean }>(acts: readonly A[]): { shown: A[]; more: A[] } {
  const known = acts.filter((act) => act.kind in LOOKS && !IN_LISTS.includes(act.kind));
  const primary = known.filter((act) => act.is_primary).slice(0, 1);
  const others = known.filter((act) => !primary.includes(act));
  const near = others.filter((act) => NEAR.includes(act.kind)).slice(0, 1);
  const rest = others.filter((act) => !near.includes(act));
  const alone = rest.length === 1 && near.length === 0;
  return { shown: [...(alone ? rest : near), ...primary], more: alone ? [] : rest };
}

/** Acts on several papers at once, offered where several can be chosen. */
const IN_LISTS = ['circulation.merge_papers'];

/** The opposite of a primary act stands beside it. */
const NEAR = [
  'circulation.leave_undecided', 'circulation.head_return', 'circulation.return_step', 'circulation.fail_formal_check', 'circulation.request_opinions', 'circulation.postpone',
];

/** Whether the answers are enough to act. */
export function isAnswered(form: ActForm, answers: Answers): boolean {
  if (form === 'reason' || form === 'postpone') return answers.reason.trim() !== '';
  if (form === 'pass') return isWhyTold(answers.cause, answers.reason) && answers.consultation !== '';
  if (form === 'other-body') return answers.reason.trim() !== '' && answers.consultation !== '' && answers.to !== '';
  if (form === 'settle' || form === 'words') return answers.text.trim() !== '';
  if (form === 'opinions') return answers.people.length > 0 && answers.due_on !== '';
  if (form === 'opinion') return answers.stance !== '' && !lacksWords(answers);
  if (form === 'schedule') return answers.meeting !== '' && isLateAnswered(answers.lateRule, answers.late);
  if (form === 'split') return answers.reason.trim() !== '' && isSplit(answers);
  if (form === 'merge') return answers.title.trim() !== '';
  return form !== 'tick' || !answers.noteNeeded || !answers.inOrder || answers.text.trim() !== '';
}

/** What a person answered in the dialog of an act. */
export interface Answers {
  reason: string;
  /** Which of the usual reasons there is no opinion for; empty where none of them. */
  cause: string;
  text: string;
  stance: string;
  people: string[];
  /** Of them those without whom the paper does not go on. */
  mandatory: string[];
  due_on: string;
  /** The consultation the act ends; empty until one of more is chosen. */
  consultation: string;
  /** The body that takes over from one that is no more. */
  to: string;
  meeting: string;
  /** The section of its agenda; empty where it has none. */
  section: string;
  /** What the meeting wants of a late paper; nothing where it is in time. */
  lateRule: LateRule | null;
  late: Late;
  inOrder: boolean;
  noteNeeded: boolean;
  title: string;
  /** Titles of the parts and, for each clause, the part that takes it. */
  parts: string[];
  partOf: number[];
  behalf: string;
  way: string;
}

/** Nothing answered yet. */
export const noAnswers = (): Answers => ({
  reason: '', cause: '', text: '', stance: '', people: [], mandatory: [], due_on: '', consultation: '', to: '', meeting: '', section: '', lateRule: null,
  late: noLate(), inOrder: true,
  noteNeeded: false, title: '', parts: ['', ''], partOf: [], behalf: '', way: 'paper',
});

/** A condition and a disagreement need words. */
export const lacksWords = (answers: Answers): boolean =>
  ['with_condition', 'disagree'].includes(answers.stance) && answers.text.trim() === '';

const isSplit = (answers: Answers): boolean =>
  answers.parts.length >= 2 &&
  answers.parts.every((title, part) => title.trim() !== '' && answers.partOf.includes(part));
