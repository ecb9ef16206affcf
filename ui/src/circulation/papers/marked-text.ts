/** The longest quote a comment carries; more words say no more about the place. */
const LONGEST = 400;

/** Words as a comment quotes them: one space between them, a long passage cut. */
export function quoted(words: string): string {
  const plain = words.replace(/\s+/gu, ' ').trim();
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST).trimEnd()}…`;
}

/** The words marked inside a place; empty when the marking there is gone, nothing when the person is elsewhere. */
export function markedIn(place: HTMLElement): string | undefined {
  const focused = document.activeElement;
  if (focused instanceof HTMLTextAreaElement && place.contains(focused)) {
    return quoted(focused.value.slice(focused.selectionStart, focused.selectionEnd));
  }
  // Pressing a button beside the text is no new marking.
  if (focused && !place.contains(focused) && !focused.contains(place)) return undefined;
  const selection = document.getSelection();
  const isInside = [selection?.anchorNode, selection?.focusNode].every((node) => node && place.contains(node));
  return selection && isInside ? quoted(selection.toString()) : undefined;
}
