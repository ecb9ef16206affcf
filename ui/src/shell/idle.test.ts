import { expect, test } from 'vitest';
import { Idle, LOCK_MINUTES, type LockReason } from './idle';

const MINUTE = 60_000;

/** Windows over one storage, with a clock that is moved by hand. */
function windows(minutes: number, count = 1, locks = true) {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  const clock = { now: 1_000_000_000 };
  const locked: LockReason[] = [];
  const idles = Array.from(
    { length: count },
    () => new Idle({ minutes: () => minutes, locks: () => locks, now: () => clock.now, storage, lock: (reason) => locked.push(reason) }),
  );
  /** Time passes while the windows are looked at every ten seconds, as the program does. */
  const pass = (ms: number) => {
    for (let left = ms; left > 0; left -= 10_000) {
      clock.now += Math.min(left, 10_000);
      for (const idle of idles) idle.look();
    }
  };
  return { idles, clock, locked, pass };
}

test('locks after so many minutes without work, once', () => {
  const { locked, pass } = windows(15);
  pass(15 * MINUTE - 10_000);
  expect(locked).toEqual([]);
  pass(10_000);
  expect(locked).toEqual(['idle']);
  pass(14 * MINUTE);
  expect(locked).toEqual(['idle']);
});

test('work puts it off, and so does work in another window', () => {
  const { idles, locked, pass } = windows(10, 2);
  pass(9 * MINUTE);
  idles[0]?.work();
  pass(9 * MINUTE);
  expect(locked).toEqual([]);
  idles[1]?.work();
  pass(9 * MINUTE);
  expect(locked).toEqual([]);
});

test('locks after a sleep of the computer, also when a hand wakes it up before anybody looks', () => {
  const { idles, clock, locked, pass } = windows(60);
  pass(MINUTE);
  clock.now += 20 * MINUTE;
  idles[0]?.work();
  expect(locked).toEqual(['sleep']);
});

test('a page that is seldom asked because it is hidden has not slept', () => {
  const { idles, clock, locked } = windows(60);
  for (let minute = 0; minute < 50; minute += 1) {
    clock.now += MINUTE;
    idles[0]?.look();
  }
  expect(locked).toEqual([]);
});

test('a sleep locks whatever was chosen about minutes, seen by the clock or told by the system', () => {
  for (const minutes of LOCK_MINUTES) {
    const seen = windows(minutes);
    seen.clock.now += 20 * MINUTE;
    seen.idles[0]?.work();
    expect(seen.locked, `${minutes}`).toEqual(['sleep']);

    // A nap too short for the clock of the page.
    const told = windows(minutes);
    told.pass(MINUTE);
    told.idles[0]?.sleep();
    told.pass(MINUTE);
    expect(told.locked, `${minutes}`).toEqual(['sleep']);
  }
});

test('what the system told before a sleep is not found again after it', () => {
  const { idles, clock, locked } = windows(0);
  idles[0]?.sleep();
  clock.now += 2 * MINUTE;
  idles[0]?.work();
  expect(locked).toEqual(['sleep']);
});

test('never locks for rest where nobody wants it, nor anyhow where it may not, nor because the clock was set back', () => {
  const never = windows(0);
  never.pass(600 * MINUTE);
  expect(never.locked).toEqual([]);

  const mayNot = windows(5, 1, false);
  mayNot.pass(600 * MINUTE);
  mayNot.clock.now += 600 * MINUTE;
  mayNot.idles[0]?.work();
  mayNot.idles[0]?.sleep();
  expect(mayNot.locked).toEqual([]);

  const back = windows(15);
  back.clock.now -= 300 * MINUTE;
  back.idles[0]?.look();
  expect(back.locked).toEqual([]);
  back.pass(16 * MINUTE);
  expect(back.locked).toEqual(['idle']);
});
