import type { Day } from '$lib/i18n';

/** Who does it and until when. */
export interface TaskPlate {
  /** A function or a name. */
  assignee: string;
  /** The person or body behind the word, when chosen from the list. */
  assigneeId: string;
  dueOn: Day | '';
}

/** One point of a clause. */
export interface Point {
  id: string;
  text: string;
  task: TaskPlate | null;
}

/** One clause of a resolution: I. schvaluje … */
export interface Clause {
  id: string;
  verb: string;
  text: string;
  points: Point[];
  task: TaskPlate | null;
}

/** A verb the body uses. */
export interface Verb {
  word: string;
  /** It gives a task: somebody answers for it by a day. */
  assigns: boolean;
}

/** What a clause still lacks, by the place where it is missing. */
export interface ClauseProblem {
  clause: string;
  point?: string;
  missing: 'verb' | 'text' | 'assignee' | 'due';
}

const ROMAN: [number, string][] = [
  [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];

/** "IV" of 4. */
export function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

/** Signs that end a clause by themselves. */
const ENDED = /[.;:,!?…]$/u;

/** The mark that a text lacks at its end: a semicolon inside, a full stop at the end. */
export function endMark(text: string, last: boolean): string {
  const written = text.trimEnd();
  return written === '' || ENDED.test(written) ? '' : last ? '.' : ';';
}

/** An empty plate. */
export const emptyTask = (): TaskPlate => ({ assignee: '', assigneeId: '', dueOn: '' });

/** An empty clause; ids are given by the caller. */
export const emptyClause = (id: string): Clause => ({ id, verb: '', text: '', points: [], task: null });

/** Puts a new clause after the given one, or at the end. */
export function addClause(clauses: readonly Clause[], id: string, after?: string): Clause[] {
  const at = after === undefined ? clauses.length : clauses.findIndex((clause) => clause.id === after) + 1;
  return clauses.toSpliced(at === 0 ? clauses.length : at, 0, emptyClause(id));
}

/** Takes a clause out. */
export const removeClause = (clauses: readonly Clause[], id: string): Clause[] =>
  clauses.filter((clause) => clause.id !== id);

/** Moves a clause by so many places; at the edge it stays. */
export function moveClause(clauses: readonly Clause[], id: string, by: number): Clause[] {
  const from = clauses.findIndex((clause) => clause.id === id);
  const to = from + by;
  const moved = clauses[from];
  if (!moved || to < 0 || to >= clauses.length) return [...clauses];
  return clauses.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** Changes one clause. */
export const changeClause = (clauses: readonly Clause[], id: string, change: Partial<Clause>): Clause[] =>
  clauses.map((clause) => (clause.id === id ? { ...clause, ...change } : clause));

/** Sets the verb; an assigning one brings an empty plate, another takes only an empty plate away. */
export function setVerb(clause: Clause, word: string, verbs: readonly Verb[]): Clause {
  const assigns = assigning(word, verbs);
  const untouched = clause.task && clause.task.assignee === '' && clause.task.dueOn === '';
  const keep = clause.task && !untouched;
  const task = assigns && clause.points.length === 0 ? (clause.task ?? emptyTask()) : keep ? clause.task : null;
  return { ...clause, verb: word, task };
}

/** Whether a verb gives a task. A verb outside the list does when it begins like „ukládá". */
export function assigning(word: string, verbs: readonly Verb[]): boolean {
  const known = verbs.find((verb) => verb.word === word.trim());
  return known ? known.assigns : /^(?:ukl[aá]d|pověřuj)/iu.test(word.trim());
}

/** Adds a point; the plate of the clause moves to the first point, where it belongs from then on. */
export function addPoint(clause: Clause, id: string, verbs: readonly Verb[], after?: string): Clause {
  const first = clause.points.length === 0;
  const task = first ? clause.task : assigning(clause.verb, verbs) ? emptyTask() : null;
  const at = after === undefined ? clause.points.length : clause.points.findIndex((point) => point.id === after) + 1;
  const points = clause.points.toSpliced(at, 0, { id, text: '', task });
  return { ...clause, points, task: first ? null : clause.task };
}

/** Takes a point out; the plate of the last one returns to the clause, its text does not get lost either. */
export function removePoint(clause: Clause, id: string): Clause {
  const removed = clause.points.find((point) => point.id === id);
  const points = clause.points.filter((point) => point.id !== id);
  if (!removed || points.length > 0) return { ...clause, points };
  const text = [clause.text, removed.text].filter(Boolean).join('\n');
  return { ...clause, points, text, task: removed.task };
}

/** What is missing before the text can be put to the vote. */
export function problems(clauses: readonly Clause[]): ClauseProblem[] {
  return clauses.flatMap((clause) => {
    const where = { clause: clause.id };
    const own: ClauseProblem[] = [];
    if (clause.verb.trim() === '') own.push({ ...where, missing: 'verb' });
    if (clause.text.trim() === '' && clause.points.length === 0) own.push({ ...where, missing: 'text' });
    const points = clause.points.flatMap((point) => pointProblems(point, { ...where, point: point.id }));
    return [...own, ...taskProblems(clause.task, where), ...points];
  });
}

function pointProblems(point: Point, where: { clause: string; point: string }): ClauseProblem[] {
  const text: ClauseProblem[] = point.text.trim() === '' ? [{ ...where, missing: 'text' }] : [];
  return [...text, ...taskProblems(point.task, where)];
}

function taskProblems(task: TaskPlate | null, where: { clause: string; point?: string }): ClauseProblem[] {
  if (!task) return [];
  const missing: ClauseProblem[] = [];
  if (task.assignee.trim() === '') missing.push({ ...where, missing: 'assignee' });
  if (task.dueOn === '') missing.push({ ...where, missing: 'due' });
  return missing;
}
