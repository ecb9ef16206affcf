import type { AttentionRow, Commands, FieldEdit, RefusedForm } from './bindings';
import type { ApiError } from './errors';
import type { Behalf, BehalfWay } from './office';

/** A refused command whose form is open once more. */
export interface Again extends Pick<RefusedForm, 'kind' | 'paper' | 'meeting' | 'resolution'> {
  /** The command; it leaves the page of what needs attention as soon as the corrected one was given. */
  command: string;
  /** Everything that was entered; a command of an older program may lack fields. */
  input: unknown;
  /** For whom it was written down; nothing of an act of one's own. */
  behalf: Behalf | undefined;
  /** Why it did not happen, as the form shows it. */
  refusal: ApiError;
}

/** A row of the page for the form of its command; nothing where there is only text to correct. */
export function againOf(row: Pick<AttentionRow, 'id' | 'why' | 'form'>): Again | undefined {
  if (!row.form) return undefined;
  const { kind, paper, meeting, resolution, on_behalf_of } = row.form;
  const behalf = on_behalf_of ? { person: on_behalf_of[0], way: on_behalf_of[1] as BehalfWay } : undefined;
  const refusal: ApiError = { code: 'refused', key: row.why.key, args: row.why.args, trace_id: '' };
  return { command: row.id, kind, input: read(row.form.input), behalf, refusal, paper, meeting, resolution };
}

function read(input: string): unknown {
  const value: unknown = JSON.parse(input);
  return typeof value === 'object' && value !== null ? value : {};
}

/** What was entered in a command of this kind; nothing where the form begins empty, or where another kind is open in it. */
export const enteredAs = <K extends keyof Commands>(again: Again | undefined, kind: K): Partial<Commands[K]> | undefined =>
  again?.kind === kind ? (again.input as Partial<Commands[K]>) : undefined;

/**
 * Edits over what the person saw when they were refused, where the refused command held the field: what came meanwhile is
 * not written over.
 */
export function basedThen(edits: readonly FieldEdit[], entered: readonly FieldEdit[]): FieldEdit[] {
  return edits.map((edit) => {
    const then = entered.find(({ field }) => field === edit.field);
    return then ? { ...edit, base: then.base ?? null } : edit;
  });
}

/** Under what words of a dialog are kept: of one that opened again apart from those of another attempt. */
export const keptAs = (about: string, again: Again | undefined): string => (again ? `${about}/${again.command}` : about);

/** Fields that were entered in a refused command and read otherwise in what stands there now: sent again, it is written over. */
export function otherwiseNow(entered: object | undefined, now: object | undefined): string[] {
  const there = (now ?? {}) as Readonly<Record<string, unknown>>;
  const differs = ([name, value]: [string, unknown]) => value !== undefined && name in there && asText(value) !== asText(there[name]);
  return Object.entries(entered ?? {}).filter(differs).map(([name]) => name);
}

/** A value as one text, whatever the order of its fields and whether those without a value are there. */
export const asText = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).filter(saysSomething).sort()) : part,
  );

const saysSomething = ([, value]: [string, unknown]): boolean => value !== undefined && value !== null && value !== '' && value !== false;
