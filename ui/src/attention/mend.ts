import type { MendField } from '$lib/api';

/** Fields that are one line; whatever else people write may have more. */
const LINES = ['title', 'label', 'name', 'given', 'family', 'function', 'abbreviation', 'assignee_text', 'section', 'place', 'starts_at', 'number', 'last'];

/** How a text is corrected: a day is read as days are, a line is a line, everything else is a text. */
export function controlOf(field: MendField): 'day' | 'line' | 'text' {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(field.text)) return 'day';
  return LINES.includes(field.name) && !field.text.includes('\n') ? 'line' : 'text';
}

/** What to send: the texts that differ from the refused ones, each with its place. */
export function corrected(fields: readonly MendField[], now: Readonly<Record<string, string>>): [string, string][] {
  return fields.flatMap(({ path, text }): [string, string][] => {
    const next = now[path];
    return next === undefined || next === text ? [] : [[path, next]];
  });
}
