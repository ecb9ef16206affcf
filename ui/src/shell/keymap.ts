import type { PlainTextKey } from '$lib/i18n';

/** Acts that every screen may have. */
export type ScreenAct =
  | 'new' | 'save' | 'find' | 'print' | 'primary' | 'undo' | 'redo'
  | 'previous' | 'next' | 'rename' | 'reload' | 'move-up' | 'move-down' | 'window';

/** What a chord asks of the window. */
export type WindowKey =
  | { kind: 'palette' }
  | { kind: 'menu' }
  | { kind: 'help' }
  | { kind: 'back' }
  | { kind: 'forward' }
  | { kind: 'navigate'; place: number }
  | { kind: 'pane'; by: 1 | -1 }
  | { kind: 'act'; act: ScreenAct };

/** The part of a keyboard event that matters. */
export interface Chord {
  key: string;
  /** The place of the key: digits work on the Czech layout without Shift. */
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/** Where the chord was pressed. */
export interface KeyPlace {
  /** In a field, where the field's own undo and arrows come first. */
  editing: boolean;
  /** In two variants side by side, where Alt+← and Alt+→ choose one. */
  ownArrows: boolean;
}

/** One chord of the window and what it is for; help and palette show exactly these. */
export interface Shortcut {
  keys: string;
  does: WindowKey;
  /** Its line in the help; a chord that only doubles another has none. */
  text?: PlainTextKey;
}

const act = (name: ScreenAct): WindowKey => ({ kind: 'act', act: name });

/** Every chord of the window: the one table that is obeyed, shown in the help and taught by the palette. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: 'Ctrl+K', does: { kind: 'palette' }, text: 'key-palette' },
  { keys: 'F1', does: { kind: 'help' }, text: 'key-help' },
  { keys: 'F6', does: { kind: 'pane', by: 1 }, text: 'key-pane' },
  { keys: 'Shift+F6', does: { kind: 'pane', by: -1 } },
  { keys: 'Alt+ArrowLeft', does: { kind: 'back' }, text: 'key-back' },
  { keys: 'Alt+ArrowRight', does: { kind: 'forward' }, text: 'key-forward' },
  { keys: 'Alt+N', does: { kind: 'menu' }, text: 'key-menu' },
  { keys: 'Ctrl+Enter', does: act('primary'), text: 'key-primary' },
  { keys: 'Ctrl+N', does: act('new'), text: 'key-new' },
  { keys: 'Ctrl+Shift+Enter', does: act('window'), text: 'key-window' },
  { keys: 'F2', does: act('rename'), text: 'key-rename' },
  { keys: 'Ctrl+ArrowDown', does: act('next'), text: 'key-next' },
  { keys: 'Ctrl+ArrowUp', does: act('previous') },
  { keys: 'Alt+ArrowDown', does: act('move-down'), text: 'key-move' },
  { keys: 'Alt+ArrowUp', does: act('move-up') },
  { keys: 'Ctrl+Z', does: act('undo'), text: 'key-undo' },
  { keys: 'Ctrl+Y', does: act('redo'), text: 'key-redo' },
  { keys: 'Ctrl+Shift+Z', does: act('redo') },
  { keys: 'Ctrl+S', does: act('save'), text: 'key-save' },
  { keys: 'Ctrl+F', does: act('find'), text: 'key-find' },
  { keys: 'Ctrl+P', does: act('print'), text: 'key-print' },
  { keys: 'F5', does: act('reload'), text: 'key-reload' },
];

/** The chord of an act, as it is written. */
export const keysOf = (wanted: ScreenAct): string | undefined =>
  SHORTCUTS.find(({ does }) => does.kind === 'act' && does.act === wanted)?.keys;

const BY_KEYS = new Map(SHORTCUTS.map(({ keys, does }) => [keys.toLowerCase(), does]));

/** Reads a chord; nothing when it is not for the window. */
export function readChord(chord: Chord, place: KeyPlace): WindowKey | undefined {
  // AltGr, which writes signs, comes as Ctrl and Alt together.
  if (chord.metaKey || (chord.ctrlKey && chord.altKey)) return undefined;
  const found = digitKey(chord) ?? BY_KEYS.get(written(chord));
  return found && isFree(found, chord, place) ? found : undefined;
}

function digitKey(chord: Chord): WindowKey | undefined {
  const digit = chord.altKey && !chord.shiftKey ? /^Digit([1-9])$/u.exec(chord.code) : null;
  return digit ? { kind: 'navigate', place: Number(digit[1]) } : undefined;
}

const written = ({ key, ctrlKey, altKey, shiftKey }: Chord): string =>
  [ctrlKey && 'ctrl', altKey && 'alt', shiftKey && 'shift', key.toLowerCase()].filter(Boolean).join('+');

/** A field has its own undo and arrows, two variants have their own Alt+← and Alt+→. */
function isFree(key: WindowKey, chord: Chord, place: KeyPlace): boolean {
  if (key.kind === 'back' || key.kind === 'forward') return !place.ownArrows;
  const own = key.kind === 'act' && (key.act === 'undo' || key.act === 'redo' || (chord.ctrlKey && chord.key.startsWith('Arrow')));
  return !(own && place.editing);
}
