import type { OpenWorkRow } from '$lib/api';

/** A piece of work by its sort and record: a paper is drafted and presented by one person. */
export const workKey = (row: OpenWorkRow): string => `${row.kind} ${row.id}`;

/** What begins unticked and stays so: it is not this person's to hand over. */
export const unmoved = (rows: readonly OpenWorkRow[]): string[] => rows.filter((row) => row.stays).map(workKey);

/** Whether nothing of it can be handed over. */
export const isAllDone = (rows: readonly OpenWorkRow[]): boolean => rows.every((row) => row.stays);
