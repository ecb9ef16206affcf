import type { SearchHit } from '$lib/api';
import type { IconName } from '$shared/icons';

/** Kinds of things one can find, in the order of the filter. */
export const KINDS = ['resolution', 'paper', 'paper_version', 'attachment', 'meeting_document', 'task', 'person'] as const;

const ICONS: Record<string, IconName> = {
  resolution: 'resolution', paper: 'paper', paper_version: 'history', attachment: 'clip', meeting_document: 'clip', task: 'task', meeting: 'meeting', person: 'people',
};

/** The icon of a kind. */
export const iconOf = (kind: string): IconName => ICONS[kind] ?? 'search';

/** Where a hit leads; a person has no screen of their own, so what they are named in is looked for. */
export function placeOf(hit: SearchHit): { view: string; params: Record<string, string> } {
  if (hit.kind === 'task') return { view: 'tasks', params: { id: hit.id, which: 'all', text: hit.title } };
  if (hit.kind === 'person') return { view: 'search', params: { text: `"${hit.title}"` } };
  if (hit.kind === 'paper_version') return { view: 'paper', params: { id: hit.id } };
  if (hit.kind === 'attachment' || hit.kind === 'meeting_document') return { view: 'attachment', params: { id: hit.id } };
  return { view: hit.kind, params: { id: hit.id } };
}

/** How the palette looks for what is written after its sign. */
export function kindsOf(mode: 'all' | 'commands' | 'numbers' | 'people'): string[] | undefined {
  if (mode === 'commands') return undefined;
  if (mode === 'numbers') return ['paper', 'resolution'];
  return mode === 'people' ? ['person'] : [];
}

/** Without what has no words; the shortest text worth asking for has two signs, a number one. */
export const isAskable = (text: string): boolean => {
  const words = text.replace(/["„“”]/gu, '').trim();
  return words.length >= 2 || /^\d$/u.test(words);
};

/** The number of hits of a kind. */
export const countOf = (byKind: readonly (readonly [string, number])[], kind: string): number =>
  byKind.find(([name]) => name === kind)?.[1] ?? 0;

/** Hits whose number begins with what was written stand first: a number is looked for exactly. */
export function numbersFirst(hits: readonly SearchHit[], written: string): SearchHit[] {
  const wanted = written.trim().toLocaleUpperCase('cs');
  const rank = (hit: SearchHit) => (hit.number.toLocaleUpperCase('cs') === wanted ? 0 : hit.number.toLocaleUpperCase('cs').includes(wanted) ? 1 : 2);
  return hits.toSorted((a, b) => rank(a) - rank(b));
}
