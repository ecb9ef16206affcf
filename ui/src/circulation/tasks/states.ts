import { daysBetween, formatDate, formatDay, relativeDay, t, type Day } from '$lib/i18n';
import { enteredAs, type Again, type TaskRow } from '$lib/api';
import type { IconName } from '$shared/icons';
import type { Status, Tone } from '$shared/Tag.svelte';

const LOOKS: Record<string, [Tone, IconName]> = {
  new: ['info', 'task'],
  running: ['info', 'draft'],
  reported: ['warn', 'half'],
  done: ['ok', 'ok'],
  not_done: ['bad', 'refuse'],
  extended: ['warn', 'clock'],
  cancelled: ['quiet', 'cross'],
  suspended: ['warn', 'wait'],
  transferred: ['quiet', 'return'],
};

/** States in which somebody still has to do it. */
const OPEN = ['new', 'running', 'reported', 'extended'];

/** Whether somebody still has to do it. */
export const isOpen = (task: TaskRow): boolean => OPEN.includes(task.state);

/** Whether its day has passed and nobody closed it. */
export const isLate = (task: TaskRow, today: Day): boolean =>
  isOpen(task) && task.due_on !== null && (daysBetween(today, task.due_on) ?? 0) < 0;

/** Where a task is; a late one says by how much. */
export function taskState(task: TaskRow, today: Day): Status {
  if (isLate(task, today) && task.due_on) {
    const days = -(daysBetween(today, task.due_on) ?? 0);
    return { tone: 'bad', icon: 'late', text: t('tasks-late', { days }) };
  }
  const [tone, icon] = LOOKS[task.state] ?? (['quiet', 'info'] as const);
  return { tone, icon, text: t('tasks-state', { state: task.state }) };
}

/** "čtvrtek 26. 11.", or the words of the resolution; how far it is stands in the state beside. */
export function dueDay(task: TaskRow, today: Day): string {
  if (!task.due_on) return task.due_text || t('tasks-no-due');
  return isOpen(task) ? formatDay(task.due_on, today) : formatDate(task.due_on);
}

/** "čtvrtek 26. 11. (za 3 dny)", or the words of the resolution. */
export function dueText(task: TaskRow, today: Day): string {
  if (!task.due_on) return task.due_text || t('tasks-no-due');
  return isOpen(task) ? `${formatDay(task.due_on, today)} (${relativeDay(task.due_on, today)})` : formatDate(task.due_on);
}

/** What can be done with a task, in the order of the buttons. */
export const TASK_ACTS = ['report_task', 'close_task', 'extend_task', 'transfer_task', 'cancel_task'] as const;

/** One of {@link TASK_ACTS}. */
export type TaskAct = (typeof TASK_ACTS)[number];

/** Acts the person may do now. */
export const actsOf = (task: TaskRow): TaskAct[] =>
  TASK_ACTS.filter((name) => task.acts.some((act) => act.kind === `circulation.${name}`));

/** What a dialog about a task holds. */
export interface TaskForm {
  text: string;
  /** Whether it is done, or is to be closed as done. */
  how: string;
  due: Day | '';
  person: string;
  name: string;
}

/** What was entered in a refused command about a task. */
export function enteredTask(again: Again): TaskForm {
  const done = enteredAs(again, 'circulation.report_task') ?? enteredAs(again, 'circulation.close_task');
  const extended = enteredAs(again, 'circulation.extend_task');
  const moved = enteredAs(again, 'circulation.transfer_task');
  const cancelled = enteredAs(again, 'circulation.cancel_task');
  return {
    text: done?.text ?? extended?.reason ?? moved?.reason ?? cancelled?.reason ?? '',
    how: done?.is_done ? 'yes' : 'no',
    due: extended?.due_on ?? '',
    person: moved?.assignee ?? '',
    name: moved?.assignee_text ?? '',
  };
}
