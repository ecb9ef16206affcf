// The system's own dialog in which a person says where a file is to lie. It is no part of the page: the driver of the
// page does not reach it, so it is found on the screen and answered by keys (package `xdotool`).

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The dialog is on the screen before it lists its folder; then it takes the keyboard to the name once more. */
const SETTLE_MS = 400;
/** After so long a key did not reach it. */
const AGAIN_MS = 3_000;

/** The open dialog whose title says so. */
export class SaveDialog {
  static async of(office, title) {
    const window = await office.until(() => shown(title), `the system's dialog „${title}“`);
    await sleep(SETTLE_MS);
    return new SaveDialog(office, title, window);
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
        await this.#press(key);
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
