import type { OpenWorkRow, PersonRef } from '$lib/api';
import type { PersonRow } from '../dto';

/** A piece of work by its sort and record: a paper is drafted and presented by one person. */
export const workKey = (row: OpenWorkRow): string => `${row.kind} ${row.id}`;

/** What begins unticked and stays so: it is not this person's to hand over. */
export const unmoved = (rows: readonly OpenWorkRow[]): string[] => rows.filter((row) => row.stays).map(workKey);

/** Whether nothing of it can be handed over. */
export const isAllDone = (rows: readonly OpenWorkRow[]): boolean => rows.every((row) => row.stays);

/** Who can still open this computer though no role of theirs lasts; nothing while one does. */
export function leftProfile(people: readonly PersonRow[], person: string): PersonRef | undefined {
  const row = people.find((one) => one.id === person);
  if (!row?.has_profile || row.roles.length > 0) return undefined;
  return { id: row.id, name: row.full_name, function: row.value.function };
}
