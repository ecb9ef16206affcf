// Whether an office that nobody has open is whole: the console walks its chain from the first link and reads each file.

import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';

/** What `obeznik-cli verify` says; a damaged office ends the test. The demo opens by its published pass-phrase. */
export function verified(store, phrase) {
  const cli = join(dirname(process.env.OBEZNIK_APPLICATION), 'obeznik-cli');
  const words = ['verify', '--store', store, '--json', ...(phrase ? ['--pass-phrase-stdin'] : [])];
  const env = { ...process.env, OBEZNIK_KEYRING: 'none' };
  return JSON.parse(execFileSync(cli, words, { env, input: phrase ? `${phrase}\n` : '' }));
}
