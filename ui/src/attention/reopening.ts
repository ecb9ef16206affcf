import { basedThen, type Clause, type PaperDetail, type RefusedForm } from '$lib/api';
import { closeText, openText, type EditedText } from '../circulation/papers/clause-texts';
import { emptyForm, filled, formOf, isInForm, toCreate, toEdits, type FieldEdit, type PaperForm } from '../circulation/papers/paper-form';

/** A refused command about a paper, in its own form again. */
export interface Reopened {
  form: PaperForm;
  /** The resolution, where the command held one. */
  text: EditedText | undefined;
  /** The report, where the command held one. */
  report: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const EDITS = 'circulation.edit_paper';

/** The input of the command; nothing readable opens an empty form. */
const inputOf = (refused: RefusedForm): Fields => {
  const read: unknown = JSON.parse(refused.input);
  return typeof read === 'object' && read !== null ? (read as Fields) : {};
};

const editsOf = (refused: RefusedForm): FieldEdit[] => {
  const edits = inputOf(refused)['edits'];
  return Array.isArray(edits) ? edits.map((edit: Partial<FieldEdit>) => ({ field: edit.field ?? '', value: edit.value, base: edit.base ?? null })) : [];
};

/** The paper a refused edit was of; empty where the command founds one. */
export const paperOf = (refused: RefusedForm): string => (refused.kind === EDITS ? String(inputOf(refused)['paper'] ?? '') : '');

/** The form with what was entered: over the paper as it stands now, or over nothing where it was to be founded. */
export function reopened(refused: RefusedForm, paper: PaperDetail | undefined): Reopened {
  const entered: Fields = paper ? Object.fromEntries(editsOf(refused).map((edit) => [edit.field, edit.value])) : inputOf(refused);
  const { clauses, report } = entered;
  return {
    form: filled(paper ? formOf(paper) : emptyForm(''), entered),
    text: Array.isArray(clauses) ? openText(clauses as Clause[]) : undefined,
    report: typeof report === 'string' ? report : undefined,
  };
}

/**
 * Edits to send: what now differs from the paper. A field the refused command held keeps what its person saw then, so
 * that nothing which came meanwhile is written over; what the form does not show goes as it was entered.
 */
export function editsToSend(refused: RefusedForm, paper: PaperDetail, now: Reopened): FieldEdit[] {
  const entered = new Map(editsOf(refused).map((edit) => [edit.field, edit]));
  const changed = toEdits(formOf(paper), now.form, paper.seen);
  const own = basedThen(changed, [...entered.values()]);
  const rest = [...entered.values()].filter((edit) => !isInForm(edit.field));
  return [...own, ...rest.map((edit) => ({ ...edit, value: corrected(edit, now) }))];
}

function corrected(edit: FieldEdit, now: Reopened): unknown {
  if (edit.field === 'clauses' && now.text) return closeText(now.text);
  return edit.field === 'report' && now.report !== undefined ? now.report : edit.value;
}

/** The input that founds the paper: the same identifier, so that what was built on it fits, with the form over it. */
export function inputToSend(refused: RefusedForm, now: Reopened): Fields {
  const input = inputOf(refused);
  const more = { ...(now.text ? { clauses: closeText(now.text) } : {}), ...(now.report === undefined ? {} : { report: now.report }) };
  return { ...input, ...toCreate(String(input['paper'] ?? ''), now.form), ...more };
}
