const MOVES: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** ↑ ↓ Home End move the focus among the rows (`data-row`) of a short list; the rows themselves are buttons. */
export function arrows(event: KeyboardEvent): void {
  const move = MOVES[event.key];
  const list = event.currentTarget;
  if (!move || event.altKey || event.ctrlKey || event.shiftKey || !(list instanceof HTMLElement)) return;
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  rows[move(at, rows.length - 1)]?.focus();
}
