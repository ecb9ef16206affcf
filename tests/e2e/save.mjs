// The system's own dialog in which a person says where a file is to lie. It is no part of the page: the driver of the
// page does not reach it, so it is found on the screen and answered by keys (package `xdotool`).

import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PATIENCE_MS } from './patience.mjs';

const run = promisify(execFile);

/** The dialog is on the screen before it lists its folder; then it takes the keyboard to the name once more. */
const SETTLE_MS = 400;
/** Whoever has work does some of it in so long, or waits for a processor and is seen doing so. */
const GLANCE_MS = 100;
/** So many glances in a row at which the program of the dialog had nothing to do: it listed its folder. */
const CALM_GLANCES = 5;
/** After so long, with nothing to do, a key did not reach it. */
const AGAIN_MS = 10_000;

/** The open dialog whose title says so. */
export class SaveDialog {
  static async of(office, title) {
    const window = await office.until(() => shown(title), `the system's dialog „${title}“`);
    const dialog = new SaveDialog(office, title, window);
    await sleep(SETTLE_MS);
    await dialog.#rests();
    return dialog;
  }

  constructor(office, title, window) {
    this.office = office;
    this.title = title;
    this.window = window;
  }

  /** Saves into the folder under the name that is offered. */
  async into(folder) {
    await this.#press('Home');
    await run('xdotool', ['type', '--delay', '5', `${folder}/`]);
    await this.#ends('Return');
  }

  /** Saves under a path of its own instead of the offered name. */
  async as(path) {
    await this.#press('ctrl+a');
    await run('xdotool', ['type', '--delay', '5', path]);
    await this.#ends('Return');
  }

  /** Closes it and saves nothing. */
  leave() {
    return this.#ends('Escape');
  }

  /** Presses the key until the dialog is gone. */
  async #ends(key) {
    let pressed = -Infinity;
    const isGone = async () => {
      if (!(await shown(this.title))) return true;
      if (performance.now() - pressed > AGAIN_MS) {
        await this.#rests();
        if (!(await shown(this.title))) return true;
        // It may close under the hand.
        await this.#press(key).catch(() => {});
        pressed = performance.now();
      }
      return false;
    };
    try {
      await this.office.until(isGone, `the dialog „${this.title}“ to close`);
    } catch (error) {
      const picture = join(process.env.OBEZNIK_PICTURES, `dialog-in-vain-${Date.now()}.png`);
      await run('import', ['-window', 'root', picture]);
      error.message += `; the screen is in ${picture}`;
      throw error;
    }
  }

  /** Waits until the program of the dialog has nothing more to do, for as long as anybody would wait for it. */
  async #rests() {
    const pid = await ownerOf(this.window);
    const end = performance.now() + PATIENCE_MS;
    for (let calm = 0; calm < CALM_GLANCES && performance.now() < end; ) {
      calm = (await hasNothingToDo(pid)) ? calm + 1 : 0;
      await sleep(GLANCE_MS);
    }
  }

  async #press(key) {
    await run('xdotool', ['windowfocus', '--sync', this.window]);
    await run('xdotool', ['key', key]);
  }
}

async function shown(title) {
  // Some of the spaces are hard. The search ends with a fault where it finds none.
  const name = `^${title.replaceAll(' ', '.+')}$`;
  const found = await run('xdotool', ['search', '--onlyvisible', '--name', name]).catch(() => ({ stdout: '' }));
  return found.stdout.trim().split('\n').find(Boolean);
}

/** The process that draws a window; nothing once it is gone. */
async function ownerOf(window) {
  const { stdout } = await run('xdotool', ['getwindowpid', window]).catch(() => ({ stdout: '' }));
  return stdout.trim();
}

/** Whether no thread of the process runs, waits for a processor or for a disk (proc(5), `stat`). */
async function hasNothingToDo(pid) {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const stats = await Promise.all(threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/stat`, 'utf8').catch(() => '')));
  return stats.every((stat) => stat === '' || /^\) [SI] /u.test(stat.slice(stat.lastIndexOf(')'))));
}
