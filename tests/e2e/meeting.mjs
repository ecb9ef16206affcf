// Meetings, as a person finds them in the calendar.

import { goTo, SCREENS } from './demo.mjs';
import { asks } from './town.mjs';

const [, , , MEETINGS] = SCREENS;

/** Opens a meeting from the calendar by its body and its number: another body may meet on the same day. */
export async function openMeeting(office, id) {
  await goTo(office, MEETINGS);
  const { body, number } = (await asks(office, 'meetings', { body: '', from: null, to: null })).find((one) => one.id === id);
  await office.click(`${body.name} ${number}.`, '.line');
}

/** The meeting of a body on a day. */
export async function meetingOn(office, kind, day) {
  const all = await asks(office, 'meetings', { body: '', from: null, to: null });
  return all.find((one) => one.body.kind === kind && one.on === day);
}
