import type { FieldEdit, MeetingDetail } from '$lib/api';
import type { Day } from '$lib/i18n';

/** What changed of the days a notice hung, against the meeting as it was seen. */
export function noticeEdits(seen: MeetingDetail, posted: Day | '', removed: Day | ''): FieldEdit[] {
  const wanted: [string, string | null, string | null][] = [
    ['notice_posted_on', posted || null, seen.notice?.posted_on ?? null],
    ['notice_removed_on', removed || null, seen.notice?.removed_on ?? null],
  ];
  return wanted.filter(([, now, then]) => now !== then).map(([field, value]) => ({ field, value, base: seen.seen[field] ?? null }));
}

/** A day as a refused change held it, else as it was written down. */
export function enteredDay(edits: readonly FieldEdit[], field: string, written: Day | null): Day | '' {
  const value = edits.find((edit) => edit.field === field)?.value;
  return (typeof value === 'string' ? value : value === null ? '' : written) ?? '';
}
