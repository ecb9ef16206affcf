import { t } from '$lib/i18n';
import type { Status } from '$shared/Tag.svelte';
import { paperStatus } from '../circulation/papers/statuses';
import { resolutionState } from '../circulation/resolutions/states';

/** The tag of a hit; nothing for kinds that have no state. */
export function stateOf(kind: string, state: string): Status | undefined {
  if (state === '') return undefined;
  if (kind === 'paper') return paperStatus(state);
  if (kind === 'resolution') return resolutionState(state);
  return kind === 'task' ? { tone: 'quiet', icon: 'task', text: t('tasks-state', { state }) } : undefined;
}

/** How a choice such as `paper/closed` reads, with its hits. */
export function choiceOf(choice: string, hits: number): string {
  const [kind = '', state = ''] = choice.split('/');
  const of = t('search-kind-one', { kind });
  return t('search-choice', { name: `${of}: ${stateOf(kind, state)?.text ?? state}`, count: hits });
}

/** Choices that lead somewhere, and the chosen one. */
export function choices(
  counts: readonly (readonly [string, number])[],
  chosen: string,
  name: (value: string, hits: number) => string,
): { id: string; label: string }[] {
  const known = counts.some(([value]) => value === chosen) || chosen === '' ? counts : [...counts, [chosen, 0] as const];
  return known.map(([value, hits]) => ({ id: value, label: name(value, hits) }));
}
