/** What the keyboard asks of a list. */
export type ListKey =
  | { act: 'move'; to: number; extend: boolean }
  | { act: 'open' }
  | { act: 'preview' }
  | { act: 'toggle' }
  | { act: 'all' }
  | { act: 'copy' }
  | { act: 'clear' }
  | { act: 'type'; letter: string };

/** The part of a keyboard event that matters. */
export interface KeyLike {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/** Where the list is. */
export interface ListPlace {
  active: number;
  total: number;
  /** Rows that fit on the screen. */
  page: number;
  selected: number;
}

const STEPS: Record<string, (place: ListPlace) => number> = {
  ArrowDown: ({ active }) => active + 1,
  ArrowUp: ({ active }) => active - 1,
  PageDown: ({ active, page }) => active + page,
  PageUp: ({ active, page }) => active - page,
  Home: () => 0,
  End: ({ total }) => total - 1,
};

/** Reads a key pressed in a list; nothing when it is not for the list. */
export function listKey(event: KeyLike, place: ListPlace): ListKey | undefined {
  if (event.altKey || event.metaKey) return undefined;
  const step = STEPS[event.key];
  if (step) return moveKey(event, step(place), place);
  return event.ctrlKey ? controlKey(event.key) : plainKey(event, place);
}

function moveKey(event: KeyLike, wanted: number, place: ListPlace): ListKey | undefined {
  // Ctrl+↑ and Ctrl+↓ belong to the detail beside the list.
  if (place.total === 0 || (event.ctrlKey && event.key.startsWith('Arrow'))) return undefined;
  return { act: 'move', to: Math.max(0, Math.min(place.total - 1, wanted)), extend: event.shiftKey };
}

function controlKey(key: string): ListKey | undefined {
  if (key === ' ') return { act: 'toggle' };
  if (key.toLowerCase() === 'a') return { act: 'all' };
  if (key.toLowerCase() === 'c') return { act: 'copy' };
  return undefined;
}

function plainKey(event: KeyLike, place: ListPlace): ListKey | undefined {
  if (event.key === 'Enter') return { act: 'open' };
  if (event.key === ' ') return { act: 'preview' };
  if (event.key === 'Escape') return place.selected > 0 ? { act: 'clear' } : undefined;
  return [...event.key].length === 1 ? { act: 'type', letter: event.key } : undefined;
}
