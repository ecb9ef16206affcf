// Days that pass between two visits: the application runs by a clock that is so much ahead.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'faketime/libfaketime.so.1';

/** Variables by which everything the application starts lives so many days later, or earlier. */
export function daysLater(days) {
  // Only the civil time moves; what waits for a while keeps waiting by the clock of the machine.
  return { LD_PRELOAD: library(), FAKETIME: `${days < 0 ? '' : '+'}${days}d`, FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' };
}

/** Debian and Ubuntu keep it below the triplet of the machine (package `faketime`). */
function library() {
  const folders = readdirSync('/usr/lib').map((triplet) => join('/usr/lib', triplet, NAME));
  const found = [join('/usr/lib', NAME), ...folders].find((path) => existsSync(path));
  if (!found) throw new Error('the package faketime is not installed: run `cargo xtask doctor`');
  return found;
}
