import type { ClosingDay } from '$lib/api';
import { NBSP, parseDay, t, type Day, type PlainTextKey } from '$lib/i18n';

const DOORS: Record<string, PlainTextKey> = {
  papers: 'closing-papers',
  opinions: 'closing-opinions',
  check: 'closing-check',
  pack: 'closing-pack',
  notice: 'closing-notice',
};

/** What closes before a meeting in one line: "tisky 13. 11. · rozeslání 18. 11.". A door of a newer office is left out. */
export function closingText(days: readonly ClosingDay[]): string {
  const said = days.flatMap(({ door, on }) => {
    const key = DOORS[door];
    return key ? [`${t(key)} ${inYear(on)}`] : [];
  });
  return said.join(' · ');
}

/** "13. 11.": the year is that of the meeting. */
function inYear(day: Day): string {
  const parts = parseDay(day);
  return parts ? `${parts.day}.${NBSP}${parts.month}.` : day;
}
