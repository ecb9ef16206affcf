import { call, changes, execute, request, type Done } from '$lib/api';

/** Which statement is wanted. */
export interface StatementInput {
  person: string;
  /** The request by its number or day. */
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
  unread: number;
}

/** A statement and where it lies. */
export interface SavedStatement {
  file: string;
  made: StatementMade;
}

/** Makes a statement where the person picks; nothing when they close the dialog. */
export async function saveStatement(title: string, name: string, input: StatementInput): Promise<SavedStatement | null> {
  try {
    return await call<SavedStatement | null>('save_statement', { title, name, input });
  } finally {
    // That it was made was noted, also when the file could not be written.
    changes.happened();
  }
}

/** Sets the years of a class; nothing for the proposed ones. */
export const setPeriod = (className: string, years: number | null): Promise<Done> =>
  execute(request('keeping.set_period', { class: className, years }));
