import { call, changes, execute, newId, request, type Done, type Request } from '$lib/api';

/** Which statement is wanted. */
export interface StatementInput {
  person: string;
  /** The request by its number or day. */
  request: string;
}

/** Which statement is wanted about somebody who is no person of the office. */
export interface NamedStatementInput {
  given: string;
  family: string;
  /** Words that must stand in the texts too; empty for none. */
  beside: string;
  /** Texts that are about the applicant. */
  texts: string[];
  request: string;
}

/** What is in a statement. */
export interface StatementMade {
  files: number;
  whole: number;
  part: number;
  others: number;
  mentions: number;
  log_lines: number;
  /** Texts that name who is no person of the office. */
  texts: number;
  /** Texts that hold the words and whoever makes the statement does not see. */
  hidden: number;
  /** Lines of the log that go without their words. */
  covered: number;
  unread: number;
}

/** A statement and where it lies. */
export interface SavedStatement {
  file: string;
  made: StatementMade;
}

/** Makes a statement where the person picks; nothing when they close the dialog. */
export async function saveStatement(
  title: string,
  name: string,
  input: StatementInput | NamedStatementInput,
): Promise<SavedStatement | null> {
  try {
    return await call<SavedStatement | null>('save_statement', { title, name, input });
  } finally {
    // That it was made was noted, also when the file could not be written.
    changes.happened();
  }
}

/** Sets the years of a class; nothing for the proposed ones. */
export const setPeriod = (className: string, years: number | null): Request =>
  request('keeping.set_period', { class: className, years });

/** Proposes to erase what is due; another person has to agree. */
export const proposeDisposal = (ground: string, consent: string, items: readonly { class: string; record: string }[], disposal = newId()): Request =>
  request('keeping.propose_disposal', { disposal, ground, consent, items });

/** A second person agrees; `without` stays. */
export const agreeDisposal = (disposal: string, without: readonly string[]): Promise<Done> =>
  execute(request('keeping.agree_disposal', { disposal, without }));

/** A second person refuses. */
export const refuseDisposal = (disposal: string, reason: string): Request =>
  request('keeping.refuse_disposal', { disposal, reason });

/** Who proposed takes the proposal back. */
export const withdrawDisposal = (disposal: string): Promise<Done> => execute(request('keeping.withdraw_disposal', { disposal }));

/** Erases what was agreed on at once, instead of within a minute. */
export async function eraseAgreed(): Promise<void> {
  try {
    await call('erase_agreed');
  } finally {
    changes.happened();
  }
}

/** Saves the list or the protocol of a proposal where the person picks; the file, or nothing when they close the dialog. */
export const saveDisposal = (title: string, name: string, id: string): Promise<string | null> =>
  call<string | null>('save_disposal', { title, name, id });
