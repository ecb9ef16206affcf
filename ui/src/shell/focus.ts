/**
 * Keeps the focus on the screen. An act draws the screen anew, often without the button or the field that was used:
 * the focus would fall out of the page, and who works by keys would begin at its top. It goes to the heading.
 * What lets go of the focus itself, such as a press beside everything, is left alone.
 */
export function keepFocus(main: HTMLElement): () => void {
  let last: EventTarget | null = null;
  const note = (event: FocusEvent) => (last = event.target);
  const isLost = () => document.activeElement === document.body && last instanceof Element && !last.isConnected;
  const look = new MutationObserver(() => {
    if (!isLost()) return;
    // Whoever took the element away may have another place for the focus.
    requestAnimationFrame(() => {
      if (isLost()) main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    });
  });
  main.addEventListener('focusin', note);
  look.observe(main, { childList: true, subtree: true });
  return () => {
    main.removeEventListener('focusin', note);
    look.disconnect();
  };
}
