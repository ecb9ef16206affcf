import { expect, test } from 'vitest';
import type { Again, FieldEdit, MeetingDetail } from '$lib/api';
import { meetingEdits, meetingForm } from './meeting-form';

const meeting = {
  row: { on: '2026-12-03', starts_at: '16:00', place: 'radnice', state: 'planned' }, sections: ['Úvod', 'Majetek'], invitation_note: '',
  seen: { on: 'now-on', place: 'now-place', invitation_note: 'now-note', sections: 'now-sections' },
} as unknown as MeetingDetail;
const refused = (...edits: FieldEdit[]) => ({ kind: 'circulation.edit_meeting', input: { meeting: 'm1', edits } }) as unknown as Again;
const edit = (field: string, value: unknown): FieldEdit => ({ field, value, base: `then-${field}` });

test('a meeting nobody touched has nothing to send', () => {
  const form = meetingForm(meeting);
  expect(form).toEqual({ on: '2026-12-03', time: '16.00', place: 'radnice', sections: 'Úvod\nMajetek', note: '' });
  expect(meetingEdits(form, meeting)).toEqual([]);
  expect(meetingEdits({ ...form, place: 'škola' }, meeting)).toEqual([{ field: 'place', value: 'škola', base: 'now-place' }]);
});

test('a refused change opens over the meeting as it stands and goes over what was seen then', () => {
  const again = refused(edit('on', '2026-12-10'), edit('starts_at', '09:30'), edit('sections', ['Úvod', 'Různé']));
  const form = meetingForm(meeting, again);
  expect(form).toEqual({ on: '2026-12-10', time: '9.30', place: 'radnice', sections: 'Úvod\nRůzné', note: '' });
  const sent = meetingEdits({ ...form, on: '2026-12-11', place: 'škola', sections: 'Úvod\nMajetek' }, meeting, again);
  expect(sent).toEqual([
    { field: 'on', value: '2026-12-11', base: 'then-on' },
    { field: 'starts_at', value: '09:30', base: 'then-starts_at' },
    { field: 'place', value: 'škola', base: 'now-place' }, // it was not in the refused one
  ]);
});

test('of a convened meeting only the note opens: another day would need a new notice', () => {
  const convened = { ...meeting, row: { ...meeting.row, state: 'convened' } };
  const again = refused(edit('on', '2026-12-10'), edit('invitation_note', 'Vezměte si podklady.'));
  const form = meetingForm(convened, again);
  expect([form.on, form.note]).toEqual(['2026-12-03', 'Vezměte si podklady.']);
  expect(meetingEdits(form, convened, again).map(({ field }) => field)).toEqual(['invitation_note']);
});
