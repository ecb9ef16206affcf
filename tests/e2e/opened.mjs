// What the application hands to the programs of the system: here a program that only writes down which file.

import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The system's program for documents, as the application finds it in its path. */
export class SystemProgram {
  static async install() {
    const program = new SystemProgram();
    program.folder = await mkdtemp(join(tmpdir(), 'obeznik-programs-'));
    program.list = join(program.folder, 'opened.txt');
    const opener = join(program.folder, 'xdg-open');
    await writeFile(program.list, '');
    await writeFile(opener, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${program.list}'\n`);
    await chmod(opener, 0o755);
    return program;
  }

  /** Variables by which the application finds it before any other. */
  get env() {
    return { PATH: `${this.folder}:${process.env.PATH}` };
  }

  /** Files it was asked to open, in order. */
  async opened() {
    return (await readFile(this.list, 'utf8')).split('\n').filter(Boolean);
  }

  remove() {
    return rm(this.folder, { recursive: true, force: true });
  }
}
