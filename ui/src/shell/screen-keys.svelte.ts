import { untrack } from 'svelte';
import type { ScreenAct } from './keymap';

/** What the screen does on the common chords. */
export type ScreenActs = Partial<Record<ScreenAct, () => void>>;

let stack = $state.raw<readonly (() => ScreenActs)[]>([]);

/**
 * Gives the chords of the window a meaning on this screen, as long as the component lives.
 * Called while a component is being set up; a later component (a pane, an editor) comes before an earlier one.
 */
export function onScreenKeys(acts: () => ScreenActs): void {
  $effect(() => {
    untrack(() => (stack = [...stack, acts]));
    return () => untrack(() => (stack = stack.filter((other) => other !== acts)));
  });
}

/** Whether the screen has an act of its own. */
export const hasScreenAct = (act: ScreenAct): boolean => stack.some((acts) => acts()[act] !== undefined);

/** Does an act on the screen; gives whether anybody had it. */
export function runScreenAct(act: ScreenAct): boolean {
  const found = stack.findLast((acts) => acts()[act] !== undefined);
  found?.()[act]?.();
  return found !== undefined;
}
