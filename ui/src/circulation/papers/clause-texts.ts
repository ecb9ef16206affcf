import type { Clause, ClauseTask, Point } from '$lib/api';
import { emptyTask, type Clause as EditedClause, type Point as EditedPoint, type TaskPlate, type Verb } from '$shared/clauses';

/**
 * What the editor does not show and must not lose, by the identifier of the clause or point:
 * words before the verb, labels as written, points below points, days of checking.
 */
export interface Unshown {
  clauses: Record<string, Pick<Clause, 'lead_in'>>;
  points: Record<string, Pick<Point, 'label' | 'points'>>;
  tasks: Record<string, ClauseTask>;
}

/** A draft resolution in the hands of a person. */
export interface EditedText {
  clauses: EditedClause[];
  unshown: Unshown;
}

/** Verbs that give somebody a task. */
const ASSIGNS = /^(?:ukl[aá]d|pověřuj)/iu;

/** Verbs of a body as the editor knows them. */
export const verbsOf = (words: readonly string[]): Verb[] => words.map((word) => ({ word, assigns: ASSIGNS.test(word) }));

/** A clause whose only point is an unlabelled one is written as its text with the task below. */
const isPlain = (clause: Clause): boolean => {
  const [point, ...others] = clause.points ?? [];
  const bare = point && !point.label && (point.points ?? []).length === 0;
  return Boolean(bare && others.length === 0 && clause.text === '');
};

/** Opens a text for editing; places give stable identifiers, so that an unchanged text stays equal. */
export function openText(clauses: readonly Clause[]): EditedText {
  const unshown: Unshown = { clauses: {}, points: {}, tasks: {} };
  const opened = clauses.map((clause, place) => openClause(clause, `c${place}`, unshown));
  return { clauses: opened, unshown };
}

function openClause(clause: Clause, id: string, unshown: Unshown): EditedClause {
  if (clause.lead_in) unshown.clauses[id] = { lead_in: clause.lead_in };
  const [only] = clause.points ?? [];
  if (only && isPlain(clause)) {
    return { id, verb: clause.verb, text: only.text, points: [], task: openTask(only.task, id, unshown) };
  }
  const points = (clause.points ?? []).map((point, place) => openPoint(point, `${id}p${place}`, unshown));
  return { id, verb: clause.verb, text: clause.text, points, task: null };
}

function openPoint(point: Point, id: string, unshown: Unshown): EditedPoint {
  const hasMore = point.label || (point.points ?? []).length > 0;
  if (hasMore) unshown.points[id] = { label: point.label ?? null, points: point.points ?? [] };
  return { id, text: point.text, task: openTask(point.task, id, unshown) };
}

function openTask(task: ClauseTask | null | undefined, id: string, unshown: Unshown): TaskPlate | null {
  if (!task) return null;
  unshown.tasks[id] = task;
  return { ...emptyTask(), assignee: task.assignee, dueOn: task.due_on ?? '' };
}

/** The text as the record takes it. */
export const closeText = (text: EditedText): Clause[] => text.clauses.map((clause) => closeClause(clause, text.unshown));

function closeClause(clause: EditedClause, unshown: Unshown): Clause {
  const lead = unshown.clauses[clause.id];
  const points = clause.points.map((point) => closePoint(point, unshown));
  const head = { ...lead, verb: clause.verb };
  if (!clause.task) return points.length > 0 ? { ...head, text: clause.text, points } : { ...head, text: clause.text };
  // A task belongs to a point; a clause with one task is a clause with one unlabelled point.
  const own: Point = { text: clause.text, task: closeTask(clause.task, clause.id, unshown) };
  return { ...head, text: '', points: [own, ...points] };
}

function closePoint(point: EditedPoint, unshown: Unshown): Point {
  const { label, points } = unshown.points[point.id] ?? {};
  const task = point.task ? { task: closeTask(point.task, point.id, unshown) } : {};
  return { ...(label ? { label } : {}), text: point.text, ...task, ...(points?.length ? { points } : {}) };
}

function closeTask(plate: TaskPlate, id: string, unshown: Unshown): ClauseTask {
  const before = unshown.tasks[id];
  if (before && before.assignee === plate.assignee && (before.due_on ?? '') === plate.dueOn) return before;
  const { due_text: _, due_on: __, ...rest } = before ?? { assignee: '' };
  return plate.dueOn === ''
    ? { ...before, assignee: plate.assignee }
    : { ...rest, assignee: plate.assignee, due_on: plate.dueOn };
}

/** Whether a text holds points below points, which this editor shows but does not change. */
export const hasNested = (text: EditedText): boolean =>
  Object.values(text.unshown.points).some((point) => (point.points ?? []).length > 0);
