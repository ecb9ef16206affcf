import type { BeforeBody, PaperRef } from '$lib/api';
import type { Day } from '$lib/i18n';

/** What a body that ends leaves behind. */
export interface LeftBehind {
  papers: readonly PaperRef[];
  /** Days of its meetings that are after its last day. */
  meetings: readonly Day[];
}

/** What waits for a body whose last day is set; nothing where it goes on, and before it is read. */
export const leftBehind = (before: BeforeBody | undefined, to: Day | null): LeftBehind => ({
  papers: to === null || !before ? [] : before.papers,
  meetings: to === null || !before ? [] : before.meetings.filter((day) => day > to),
});

/** Most papers named in the warning; their number is told whole. */
export const MOST_NAMED = 5;
