/** Acts that every screen may have. */
export type ScreenAct =
  | 'new' | 'save' | 'find' | 'print' | 'primary' | 'undo' | 'redo'
  | 'previous' | 'next' | 'rename' | 'reload' | 'move-up' | 'move-down';

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

const act = (name: ScreenAct): WindowKey => ({ kind: 'act', act: name });

const CONTROL: Record<string, WindowKey> = {
  k: { kind: 'palette' },
  n: act('new'),
  s: act('save'),
  f: act('find'),
  p: act('print'),
  enter: act('primary'),
  arrowup: act('previous'),
  arrowdown: act('next'),
};
const PLAIN: Record<string, WindowKey> = {
  F1: { kind: 'help' },
  F2: act('rename'),
  F5: act('reload'),
  F6: { kind: 'pane', by: 1 },
};
const ALT: Record<string, WindowKey> = {
  ArrowUp: act('move-up'),
  ArrowDown: act('move-down'),
};

/** Reads a chord; nothing when it is not for the window. */
export function readChord(chord: Chord, place: KeyPlace): WindowKey | undefined {
  if (chord.metaKey) return undefined;
  if (chord.ctrlKey) return chord.altKey ? undefined : control(chord, place);
  if (chord.altKey) return alt(chord, place);
  if (chord.key === 'F6') return { kind: 'pane', by: chord.shiftKey ? -1 : 1 };
  return chord.shiftKey ? undefined : PLAIN[chord.key];
}

function control(chord: Chord, place: KeyPlace): WindowKey | undefined {
  const key = chord.key.toLowerCase();
  if (key === 'z' || key === 'y') return undoKey(key, chord.shiftKey, place);
  if (chord.shiftKey || (place.editing && key.startsWith('arrow'))) return undefined;
  return CONTROL[key];
}

function undoKey(key: string, shift: boolean, place: KeyPlace): WindowKey | undefined {
  if (place.editing) return undefined;
  return act(key === 'y' || shift ? 'redo' : 'undo');
}

function alt(chord: Chord, place: KeyPlace): WindowKey | undefined {
  if (chord.shiftKey) return undefined;
  const digit = /^Digit([1-8])$/u.exec(chord.code);
  if (digit) return { kind: 'navigate', place: Number(digit[1]) };
  if (chord.key === 'ArrowLeft' || chord.key === 'ArrowRight') return way(chord.key, place);
  if (chord.key.toLowerCase() === 'n') return { kind: 'menu' };
  return ALT[chord.key];
}

const way = (key: string, place: KeyPlace): WindowKey | undefined =>
  place.ownArrows ? undefined : { kind: key === 'ArrowLeft' ? 'back' : 'forward' };
