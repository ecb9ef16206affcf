import { basedThen, enteredAs, type Again, type FieldEdit, type MeetingDetail } from '$lib/api';
import type { Day } from '$lib/i18n';
import { clock, readTime } from './calendar';

/** A meeting as its dialog writes it. */
export interface MeetingForm {
  on: Day | '';
  time: string;
  place: string;
  /** One name on each line. */
  sections: string;
  note: string;
}

/** The form of a meeting, with what was entered in a refused change; what cannot be changed any more stays as it is. */
export function meetingForm(meeting: MeetingDetail, again?: Again): MeetingForm {
  const { row, sections, invitation_note } = meeting;
  const now = { on: row.on, time: clock(row.starts_at), place: row.place, sections: sections.join('\n'), note: invitation_note };
  const entered = new Map(editsOf(again).map(({ field, value }) => [field, value]));
  const text = (field: string, old: string) => (typeof entered.get(field) === 'string' ? String(entered.get(field)) : old);
  const note = text('invitation_note', now.note);
  if (row.state !== 'planned') return { ...now, note };
  const named = entered.get('sections');
  return {
    on: text('on', now.on),
    time: clock(text('starts_at', row.starts_at)),
    place: text('place', now.place),
    sections: Array.isArray(named) ? named.join('\n') : now.sections,
    note,
  };
}

/** Names of the parts of the agenda, as they are written. */
export const namesOf = (form: Pick<MeetingForm, 'sections'>): string[] => form.sections.split('\n').map((name) => name.trim()).filter(Boolean);

/** What differs from the meeting, each over what the person saw. */
export function meetingEdits(form: MeetingForm, then: MeetingDetail, again?: Again): FieldEdit[] {
  const wanted: [string, unknown, unknown][] = [
    ['on', form.on, then.row.on],
    ['starts_at', readTime(form.time) ?? '', then.row.starts_at],
    ['place', form.place.trim(), then.row.place],
    ['sections', namesOf(form), then.sections],
    ['invitation_note', form.note.trim(), then.invitation_note],
  ];
  const changed = wanted.filter(([, now, before]) => JSON.stringify(now) !== JSON.stringify(before));
  return basedThen(changed.map(([field, value]) => ({ field, value, base: then.seen[field] ?? null })), editsOf(again));
}

const editsOf = (again: Again | undefined): readonly FieldEdit[] => enteredAs(again, 'circulation.edit_meeting')?.edits ?? [];
