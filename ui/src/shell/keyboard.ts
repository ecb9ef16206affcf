import { formatTime, t } from '$lib/i18n';
import { nowInstant } from '$lib/i18n/instants';
import { toasts } from '$shared/toasts.svelte';
import { readChord, type KeyPlace, type ScreenAct, type WindowKey } from './keymap';
import type { Office } from './office.svelte';
import { movePane } from './panes';
import { saving } from './saving.svelte';
import { hasScreenAct, runScreenAct } from './screen-keys.svelte';

/** Gives the chords of the window their work; gives the function that takes it back. */
export function listenToKeys(office: Office, target: Window): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const key = readChord(event, placeOf(event.target));
    if (!key) return closeMenu(office, event);
    event.preventDefault();
    perform(office, key);
  };
  target.addEventListener('keydown', pressed);
  return () => target.removeEventListener('keydown', pressed);
}

function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return { editing: false, ownArrows: false };
  const editing = target.closest('input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable=true]');
  return { editing: editing !== null, ownArrows: target.closest('[data-own-arrows]') !== null };
}

function closeMenu(office: Office, event: KeyboardEvent): void {
  if (event.key === 'Escape') office.menuOpen = false;
}

/** Does what a chord asks for. */
export function perform(office: Office, key: WindowKey): void {
  if (key.kind === 'act') return runAct(office, key.act);
  if (key.kind === 'palette') office.palette.show();
  else if (key.kind === 'menu') office.menuOpen = !office.menuOpen;
  else if (key.kind === 'help') office.toggleHelp();
  else if (key.kind === 'back') office.router.back();
  else if (key.kind === 'forward') office.router.forward();
  else if (key.kind === 'navigate') office.goToPlace(key.place);
  else movePane(document, key.by);
}

/** What the window itself does where the screen has no act of its own. */
const FALLBACKS: Partial<Record<ScreenAct, () => void>> = {
  save: () => void reassure(),
  print: () => window.print(),
  undo: () => void toasts.undo(),
};

/** Whether a chord does anything on the screen now: help shows only those that do. */
export function isAlive(key: WindowKey, office: Office): boolean {
  if (key.kind !== 'act') return true;
  return hasScreenAct(key.act) || key.act in FALLBACKS || (key.act === 'window' && office.side !== undefined);
}

function runAct(office: Office, act: ScreenAct): void {
  if (runScreenAct(act)) return;
  if (act === 'window') void office.openBeside();
  else FALLBACKS[act]?.();
}

async function reassure(): Promise<void> {
  if (await saving.reassure()) toasts.show(t('saving-reassured', { time: formatTime(nowInstant()) }));
}
