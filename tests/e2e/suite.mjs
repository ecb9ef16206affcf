// What every file of tests begins with: its bound, and a day that is long enough.

import { setTimeout as sleep } from 'node:timers/promises';

/** Ends a test that hangs, never one on a slow machine. */
export const SUITE = { timeout: 3_600_000 };

const DAY_MS = 86_400_000;
/** Most files come to their end sooner. */
const LONG_ENOUGH_MS = 20 * 60_000;

const left = untilMidnight(new Date());
if (left < LONG_ENOUGH_MS) {
  console.log(`In Prague the day ends in ${Math.ceil(left / 60_000)} min: what is planned for today waits for tomorrow.`);
  await sleep(left + 1_000);
}

/** What the clocks of the office call the day ends with midnight in Prague. */
function untilMidnight(now) {
  const zone = { timeZone: 'Europe/Prague', hourCycle: 'h23', hour: 'numeric', minute: 'numeric', second: 'numeric' };
  const parts = new Intl.DateTimeFormat('en-GB', zone).formatToParts(now);
  const [hour, minute, second] = ['hour', 'minute', 'second'].map((type) => Number(parts.find((part) => part.type === type).value));
  return DAY_MS - ((hour * 60 + minute) * 60 + second) * 1_000;
}
