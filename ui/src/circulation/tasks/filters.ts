/** What the person looks for among tasks. */
export interface TaskFilter {
  text: string;
  which: string;
  mine: boolean;
}

/** What the list shows by itself: everything still to be done. */
export const openTasks = (): TaskFilter => ({ text: '', which: 'open', mine: false });

/** Whether two filters ask for the same. */
export const sameFilter = (a: TaskFilter, b: TaskFilter): boolean =>
  a.text.trim() === b.text.trim() && a.which === b.which && a.mine === b.mine;

/** A kept filter; what is none is left out. */
export function readFilter(kept: unknown): TaskFilter | undefined {
  const { text, which, mine } = { ...openTasks(), ...(typeof kept === 'object' ? kept : {}) };
  const fits = typeof text === 'string' && typeof which === 'string' && typeof mine === 'boolean';
  return fits && typeof kept === 'object' && kept !== null ? { text, which, mine } : undefined;
}
