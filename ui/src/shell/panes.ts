const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/** A list is what its pane is for; the buttons over it come before it in the page. */
const GRID = '[role="grid"][tabindex="0"]';

const remembered = new WeakMap<Element, HTMLElement>();

/** The pane after the present one, round the end; where none has the focus, the first or the last. */
export function nextPane(present: number, count: number, by: 1 | -1): number {
  if (present < 0) return by > 0 ? 0 : count - 1;
  return (present + by + count) % count;
}

/** Moves the focus to the next pane: to where it was there, else to the first thing that takes it. */
export function movePane(root: ParentNode, by: 1 | -1): void {
  const panes = [...root.querySelectorAll('[data-pane]')].filter((pane) => pane.getClientRects().length > 0);
  const focused = document.activeElement;
  // Panes may lie in panes; the innermost one that holds the focus counts.
  const present = panes.findLastIndex((pane) => pane.contains(focused));
  const here = panes[present];
  if (here && focused instanceof HTMLElement) remembered.set(here, focused);
  const target = panes[nextPane(present, panes.length, by)];
  if (target) placeIn(target)?.focus();
}

function placeIn(pane: Element): HTMLElement | null {
  const before = remembered.get(pane);
  if (before?.isConnected && before.getClientRects().length > 0) return before;
  const own = pane.querySelector<HTMLElement>('[aria-current="page"]') ?? pane.querySelector<HTMLElement>(GRID);
  return own ?? pane.querySelector<HTMLElement>(FOCUSABLE);
}
