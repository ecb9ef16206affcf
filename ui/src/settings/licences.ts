import { findText } from '$lib/i18n';
import { fold } from '$shared/combobox.svelte';
import type { Load, Sort } from '$shared/table/rows.svelte';
import type { LicenceRow } from './dto';

/** What a part is, in words. */
export const kindOf = (part: LicenceRow): string => findText(`about-kind-${part.source}`, {}) ?? part.source;

const VALUES: Record<string, (part: LicenceRow) => string> = {
  name: (part) => part.name,
  licence: (part) => part.licence,
  kind: kindOf,
};

/** The parts in which every written word is found: in the name, the licence or the kind. */
export function matching(parts: readonly LicenceRow[], words: string): LicenceRow[] {
  const wanted = fold(words).split(/\s+/u).filter(Boolean);
  return parts.filter((part) => {
    const whole = fold(`${part.name} ${part.licence} ${kindOf(part)}`);
    return wanted.every((word) => whole.includes(word));
  });
}

/** Reads from a list in memory as a table reads from the store. */
export function loader(parts: readonly LicenceRow[]): Load<LicenceRow> {
  return async (offset, limit, sort) => {
    const rows = sort ? sorted(parts, sort) : parts;
    return { rows: rows.slice(offset, offset + limit), total: parts.length };
  };
}

function sorted(parts: readonly LicenceRow[], { column, direction }: Sort): LicenceRow[] {
  const value = VALUES[column] ?? ((part: LicenceRow) => part.name);
  const sign = direction === 'ascending' ? 1 : -1;
  return parts.toSorted((a, b) => sign * value(a).localeCompare(value(b), 'cs'));
}
