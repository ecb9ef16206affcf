import { t } from '$lib/i18n';
import { fold } from '$shared/combobox.svelte';
import type { PaletteItem } from '$shared/palette.svelte';
import { isAlive, perform } from './keyboard';
import { SHORTCUTS, type WindowKey } from './keymap';
import type { Office } from './office.svelte';
import { session } from './session.svelte';

/** Chords that only move about; as commands they would be noise. */
const MOVES: readonly WindowKey['kind'][] = ['palette', 'pane', 'navigate', 'menu'];

/** Commands of the window itself: what its chords do on this screen, each with its chord, and the rest. */
export function windowCommands(office: Office): PaletteItem[] {
  const chords = SHORTCUTS.flatMap(({ keys, does, text }): PaletteItem[] => {
    if (!text || MOVES.includes(does.kind) || !isAlive(does, office)) return [];
    return [{ id: `key-${keys}`, icon: 'next', text: sentence(t(text)), keys, run: () => perform(office, does) }];
  });
  return [
    ...chords,
    { id: 'support', icon: 'clip', text: t('support-title'), run: () => (office.supportOpen = true) },
    { id: 'lock', icon: 'lock', text: t('profile-lock'), run: () => void session.lock() },
  ];
}

/** Help of every screen in which all the words are found. */
export function helpItems(office: Office, words: string): PaletteItem[] {
  const wanted = fold(words).split(/\s+/u).filter(Boolean);
  const views = office.modules.flatMap((module) => Object.entries(module.views));
  const found = views.filter(([, view]) => {
    const has = fold(`${t(view.title)} ${t(view.help)}`).split(/[^\p{L}\p{N}+]+/u);
    return wanted.every((start) => has.some((word) => word.startsWith(start)));
  });
  return found.map(([name, view]) => ({
    id: `help-${name}`,
    icon: 'help',
    text: t('palette-help', { title: t(view.title) }),
    run: () => office.showHelp(name),
  }));
}

const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
