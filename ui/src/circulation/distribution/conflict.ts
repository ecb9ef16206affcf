/**
 * The item a conflict of interest is announced at as its form opens: the one that was named before, or the first. One that
 * is on the agenda no more is chosen anew, and no other one takes its place unseen.
 */
export const itemToAnnounce = (items: readonly { id: string }[], named?: string): string =>
  (named === undefined ? items[0] : items.find(({ id }) => id === named))?.id ?? '';
