import { t } from '$lib/i18n';
import { enteredAs, type Again, type Clause, type DecideAsMayor, type DecisionPreview, type LeaveUndecided, type MayorDesk } from '$lib/api';

/** A decision in the hands of a person. */
export interface DecisionForm {
  /** What it is about, where there is no paper. */
  about: string;
  /** Its day. */
  on: string;
  /** The wording; nothing while it is the draft of the paper. */
  clauses: Clause[] | undefined;
  /** Why the mayor does not decide. */
  absence: string;
  /** When the intention was put up. */
  postedFrom: string;
  /** Answers by warning. */
  answers: Record<string, string>;
  /** For whom it is written down; empty for oneself. */
  behalf: string;
  way: string;
}

/** What is missing. */
export type DecisionFault = 'about' | 'text' | 'absence' | 'doubt';

/** What the form is about. */
export interface Matter {
  /** The paper; empty where there is none. */
  paper: string;
  /** Its draft. */
  draft: readonly Clause[];
}

/** Nothing written yet; who writes for others begins with the mayor. */
export const emptyDecision = (desk: MayorDesk, today: string): DecisionForm => ({
  about: '', on: today, clauses: undefined, absence: '', postedFrom: '', answers: {},
  behalf: desk.i_am === 'scribe' ? (desk.mayor?.id ?? '') : '', way: 'paper',
});

/** The form with what was entered in a refused decision. */
export function enteredDecision(again: Again, desk: MayorDesk, today: string): DecisionForm {
  const entered: Partial<DecideAsMayor> = enteredAs(again, 'circulation.decide_as_mayor') ?? {};
  return {
    about: entered.title ?? '',
    on: entered.on ?? today,
    clauses: entered.clauses ?? undefined,
    absence: entered.absence ?? '',
    postedFrom: entered.posting?.from ?? '',
    answers: Object.fromEntries((entered.noted ?? []).map(({ warning, words }) => [warning, words])),
    ...whose(again, desk),
  };
}

/** For whom it was written down; where nobody is told, as a form begins. */
const whose = (again: Again, desk: MayorDesk): { behalf: string; way: string } => {
  const { behalf, way } = emptyDecision(desk, '');
  return again.behalf ? { behalf: again.behalf.person, way: again.behalf.way } : { behalf, way };
};

/** Whether it is the deputy who decides: the person, or the one they write for. */
export const isByDeputy = (form: Pick<DecisionForm, 'behalf'>, desk: MayorDesk): boolean =>
  form.behalf === '' ? desk.i_am === 'deputy' : desk.deputies.some((one) => one.id === form.behalf);

/** The wording as it would be decided. */
export const wordingOf = (form: DecisionForm, matter: Matter): readonly Clause[] => form.clauses ?? matter.draft;

const isBare = (clause: Clause): boolean => clause.verb.trim() === '' || (clause.text.trim() === '' && (clause.points ?? []).length === 0);

/** What is missing, the first in the order of the form. */
export function decisionFault(form: DecisionForm, matter: Matter, desk: MayorDesk, preview?: DecisionPreview): DecisionFault | undefined {
  const wording = wordingOf(form, matter);
  if (matter.paper === '' && form.about.trim() === '') return 'about';
  if (wording.length === 0 || wording.some(isBare)) return 'text';
  if (isByDeputy(form, desk) && form.absence.trim() === '') return 'absence';
  return (preview?.warnings ?? []).some((warning) => !form.answers[warning]?.trim()) ? 'doubt' : undefined;
}

/** The command; answers to warnings that are gone are left behind. */
export function decisionPayload(id: string, body: string, form: DecisionForm, matter: Matter, preview?: DecisionPreview): DecideAsMayor {
  const warnings = preview?.warnings ?? [];
  return {
    resolution: id,
    body,
    paper: matter.paper === '' ? null : matter.paper,
    title: matter.paper === '' ? form.about.trim() : '',
    clauses: form.clauses ?? null,
    on: form.on,
    absence: form.absence.trim(),
    posting: preview?.needs_posting && form.postedFrom !== '' ? { from: form.postedFrom, to: null } : null,
    noted: warnings.map((warning) => ({ warning, words: (form.answers[warning] ?? '').trim() })),
    assignees: [],
  };
}

/** A paper left undecided. */
export interface LeaveForm {
  to: 'assembly' | 'drafter';
  reason: string;
  absence: string;
  behalf: string;
  way: string;
}

/** The form with what was entered when a paper was left and that was refused. */
export function enteredLeave(again: Again, desk: MayorDesk): LeaveForm {
  const { to = 'assembly', reason = '', absence = '' } = enteredAs(again, 'circulation.leave_undecided') ?? {};
  return { to: to === 'drafter' ? 'drafter' : 'assembly', reason, absence, ...whose(again, desk) };
}

/** To whom a paper may be left; a member's own proposal does not go back to who drafts it. */
export const leaveChoices = (isOwn: boolean): LeaveForm['to'][] => (isOwn ? ['assembly'] : ['assembly', 'drafter']);

/** The reason as it is kept; a conflict of interest is named by its paragraph and by whose it is. */
export const leaveReason = (form: LeaveForm, desk: MayorDesk, isInterest: boolean): string =>
  isInterest ? t('leave-conflict-words', { who: isByDeputy(form, desk) ? 'deputy' : 'mayor', reason: form.reason.trim() }) : form.reason.trim();

/** The command that leaves a paper. */
export const leavePayload = (paper: string, body: string, form: LeaveForm, reason: string): LeaveUndecided => ({
  paper, body, to: form.to, reason, absence: form.absence.trim(),
});
