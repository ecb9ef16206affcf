// The application as a person has it in front of them: start it, find things by what is
// written on them, click, type, look. Started by `cargo xtask e2e`, which gives the paths.

import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, open, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENCE_MS } from './patience.mjs';
import { freePort } from './ports.mjs';
import { Session, WebDriverError } from './webdriver.mjs';

export { Key } from './webdriver.mjs';

/** A picture taken sooner after a change of the page still shows the old frame (measured). */
const SETTLE_MS = 250;
const POLL_MS = 50;
/** Debian's and Ubuntu's place; tauri-driver wants a path, not a name. */
const NATIVE_DRIVER = process.env.WEBKIT_WEBDRIVER ?? '/usr/bin/WebKitWebDriver';
/** Comes with the libraries of the window (`libwebkit2gtk-4.1-0`). */
const BROWSER = process.env.WEBKIT_BROWSER ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/**
 * WebKitGTK answers a request for a picture with the next frame, and a page at rest draws none:
 * the request would wait forever (measured). One transparent pixel that moves keeps frames coming.
 */
const PULSE = `
  const pixel = document.createElement('div');
  pixel.id = 'pulse-for-picture';
  pixel.ariaHidden = 'true';
  Object.assign(pixel.style, { position: 'fixed', top: 0, left: 0, width: '1px', height: '1px', pointerEvents: 'none' });
  document.documentElement.append(pixel);
  pixel.animate([{ opacity: 0 }, { opacity: 0.01 }], { duration: 100, iterations: Infinity });`;

const running = new Set();
process.on('exit', () => running.forEach((driver) => killGroup(driver)));

/** The window of one running application. */
export class Office {
  /**
   * Starts the application on its own empty store.
   *
   * @param {object} [options]
   * @param {string} [options.home] folder of the store (`OBEZNIK_HOME`); a new one when absent
   * @param {string[]} [options.args] arguments, such as `--demo`
   * @param {Record<string, string>} [options.env] further variables
   */
  static async open({ home, args = [], env = {} } = {}) {
    const folder = home ?? (await mkdtemp(join(tmpdir(), 'obeznik-store-')));
    const office = new Office(folder, home === undefined);
    try {
      await office.#start(args, env);
    } catch (error) {
      await office.close();
      throw error;
    }
    return office;
  }

  /**
   * WebKit's own small browser instead of the application, to look at pages of a server as anybody does.
   *
   * @param {object} [options]
   * @param {boolean} [options.dark] whether its person prefers dark pages
   */
  static async browse({ dark = false } = {}) {
    const page = new Office(undefined, false);
    try {
      page.base = await page.#driver(NATIVE_DRIVER, (port) => [`--port=${port}`], {});
      const args = ['--automation', ...(dark ? ['--dark-mode'] : [])];
      // A village's server made its certificate itself.
      page.session = await Session.start(page.base, { acceptInsecureCerts: true, 'webkitgtk:browserOptions': { binary: BROWSER, args } });
    } catch (error) {
      await page.close();
      throw error;
    }
    return page;
  }

  constructor(home, ownsHome) {
    this.home = home;
    this.ownsHome = ownsHome;
  }

  async #start(args, env) {
    const application = required('OBEZNIK_APPLICATION');
    const words = (port, native) => ['--port', `${port}`, '--native-port', `${native}`, '--native-driver', NATIVE_DRIVER];
    this.base = await this.#driver(required('OBEZNIK_TAURI_DRIVER'), words, { OBEZNIK_HOME: this.home, ...env });
    this.session = await Session.start(this.base, { 'tauri:options': { application, args } });
    await this.until(() => this.execute('return document.readyState === "complete"'), 'the page to load');
  }

  /** A driver for this window alone: what it starts inherits its variables. */
  async #driver(program, words, env) {
    const [port, native] = [await freePort(), await freePort()];
    const log = await keptLog();
    this.driver = spawn(program, words(port, native), {
      env: { ...process.env, WEBKIT_DISABLE_DMABUF_RENDERER: '1', ...env },
      stdio: ['ignore', log.fd, log.fd],
      detached: true, // a group of its own, so that everything below it can be ended at once
    });
    await log.close();
    running.add(this.driver);
    const base = `http://127.0.0.1:${port}`;
    const begins = () => {
      if (hasEnded(this.driver)) throw new Error(`${program} ended at once, see application.log`);
      return answers(`${base}/status`);
    };
    await poll(begins, 'the driver to answer');
    return base;
  }

  /** Closes the window as a person would leave a session, and removes a store made for it. */
  async close() {
    // A store that stays shall be found as an orderly end leaves it: the driver would only kill.
    const hasLeft = this.home !== undefined && !this.ownsHome && (await this.#leave());
    if (!hasLeft) await this.session?.end().catch(() => {});
    if (!hasLeft && this.home !== undefined) await this.#cutOff();
    await this.#endDriver();
    if (this.ownsHome) await clearAway(this.home);
  }

  /** Asks the application to end, as the system does at the end of the day; gives whether it did. */
  async #leave() {
    const pids = await this.pids();
    for (const pid of pids) signalQuietly(pid, 'SIGTERM');
    return poll(() => areOver(pids), 'the application to end').catch(() => false);
  }

  /** Ends the application the way a power cut does. The store stays where it is. */
  async kill() {
    await this.#cutOff();
    await this.#endDriver();
  }

  /** What is killed still holds its store until the system has taken it away. */
  async #cutOff() {
    const pids = await this.pids();
    for (const pid of pids) killQuietly(pid);
    await poll(() => areOver(pids), 'the killed application to be gone');
  }

  async #endDriver() {
    if (!this.driver) return;
    running.delete(this.driver);
    const gone = hasEnded(this.driver) ? null : new Promise((done) => this.driver.once('exit', done));
    killGroup(this.driver);
    await gone;
    this.driver = undefined;
  }

  /** Processes of the application that run on this store. */
  async pids() {
    const wanted = `OBEZNIK_HOME=${this.home}`;
    const found = [];
    for (const name of await readdir('/proc')) {
      if (/^\d+$/.test(name) && (await runsApplication(name, wanted))) found.push(Number(name));
    }
    return found;
  }

  // Finding. Everything waits until the thing is there, or fails saying what was not.

  /** The first shown element of a CSS selector. */
  find(selector) {
    return this.#found('css selector', selector, selector);
  }

  /** All elements of a CSS selector, as they are now. */
  all(selector) {
    return this.session.elements('css selector', selector);
  }

  /** The first shown element of a selector whose text contains `words`. */
  findText(words, selector = 'button, a, [role], label, h1, h2, h3, td, th, p, span, li') {
    return this.until(async () => {
      const script = `
        const [selector, words] = arguments;
        const clean = (text) => text.replace(/\\s+/gu, ' ').trim();
        const shown = [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility());
        const matching = shown.filter((e) => clean(e.textContent).includes(words));
        return matching.sort((a, b) => a.textContent.length - b.textContent.length)[0] ?? null;`;
      const reference = await this.session.execute(script, selector, words);
      return reference && this.session.elementOf(reference);
    }, `„${words}“ in ${selector}`);
  }

  /** The field whose label begins so (a star of a required field aside); behind an open dialog nothing can be reached. */
  field(label) {
    return this.until(async () => {
      const script = `
        const clean = (text) => (text ?? '').replace(/\\*/gu, '').replace(/\\s+/gu, ' ').trim();
        const around = document.querySelector('dialog[open]') ? 'dialog[open]' : ':root';
        const fields = [...document.querySelectorAll('input, textarea, select, [role=textbox], [role=combobox]')];
        return fields.filter((field) => field.closest(around)).find((field) =>
          [...(field.labels ?? [])].some((label) => clean(label.textContent).startsWith(arguments[0])) ||
          clean(field.getAttribute('aria-label')) === arguments[0] ||
          (field.getAttribute('aria-labelledby') ?? '').split(' ').some((id) =>
            id && clean(document.getElementById(id)?.textContent) === arguments[0])) ?? null;`;
      const reference = await this.session.execute(script, label);
      return reference && this.session.elementOf(reference);
    }, `the field „${label}“`);
  }

  #found(strategy, value, told) {
    return this.until(async () => {
      for (const element of await this.session.elements(strategy, value)) {
        if (await element.isShown()) return element;
      }
      return undefined;
    }, told);
  }

  // Acting.

  /** Clicks the button, link or tab on which `words` are written, once it can be pressed. */
  async click(words, selector = 'button, a, summary, label, [role=tab], [role=menuitem], [role=option], [role=row]') {
    await this.#acts(() => this.findText(words, selector), press, `„${words}“ to be clicked`);
  }

  /** Clicks the first shown element of a CSS selector, once it can be pressed. */
  async clickAt(selector) {
    await this.#acts(() => this.find(selector), press, `${selector} to be clicked`);
  }

  /** Runs a script as soon as what it reaches for is on the page; one that throws must have done nothing. */
  async soon(told, script, ...args) {
    await this.#acts(() => this.session, (session) => session.execute(script, ...args), told);
  }

  /** Gives a file field what the dialog of the system would give it: a file that lies on the disk. */
  async give(path, selector = 'input[type=file]') {
    const give = async ([field]) => (field ? field.type(path) : false);
    await this.#acts(() => this.all(selector), give, `a place for ${path}`);
  }

  /** Replaces the content of a field. */
  async fill(label, text) {
    const type = async (field) => {
      await field.clear();
      await field.type(text);
    };
    await this.#acts(() => this.field(label), type, `the field „${label}“ to be filled`);
  }

  /** Writes behind what a field holds. */
  async type(label, text) {
    await this.#acts(() => this.field(label), (field) => field.type(text), `the field „${label}“ to be written into`);
  }

  /**
   * The page may redraw between finding and acting; what the driver refused was not done, so it is tried again, and so
   * is what gives false.
   */
  #acts(find, act, told) {
    return this.until(async () => (await act(await find())) !== false, told);
  }

  press(...keys) {
    return this.session.press(...keys);
  }

  write(text) {
    return this.session.write(text);
  }

  execute(script, ...args) {
    return this.session.execute(script, ...args);
  }

  // Looking.

  /** Title of the window as the page has it. */
  title() {
    return this.session.request('GET', '/title');
  }

  /** Everything that can be read on the page or in a part of it, with plain spaces for hard ones. */
  async text(within = 'body') {
    const text = await this.execute('return document.querySelector(arguments[0])?.innerText ?? ""', within);
    return text.replace(/[\u00a0\u202f]/gu, ' ');
  }

  /** Waits until the words can be read somewhere, or in a part of the page. */
  async reads(words, within = 'body') {
    await this.until(async () => (await this.text(within)).replace(/\s+/gu, ' ').includes(words), `„${words}“ on the page`);
  }

  /** Switches the theme of the page: `light` or `dark`. */
  theme(name) {
    return this.execute('document.documentElement.dataset.theme = arguments[0]', name);
  }

  /** Keeps a picture of the page as `<name>.png`; returns its path. */
  async picture(name) {
    await sleep(SETTLE_MS);
    const path = join(required('OBEZNIK_PICTURES'), `${name}.png`);
    await this.execute(PULSE);
    try {
      await writeFile(path, await this.session.screenshot());
    } finally {
      // The page may have begun anew meanwhile.
      await this.execute('document.getElementById("pulse-for-picture")?.remove()');
    }
    return path;
  }

  /** Waits until `condition` gives something true, and returns it; a wait in vain leaves a picture. */
  async until(condition, told, patience = PATIENCE_MS) {
    try {
      return await poll(condition, told, patience);
    } catch (error) {
      const picture = await this.picture(`waited-in-vain-${Date.now()}`).catch(() => 'no picture');
      error.message += `; the page is in ${picture}`;
      throw error;
    }
  }
}

async function poll(condition, told, patience = PATIENCE_MS) {
  const end = performance.now() + patience;
  let trouble;
  while (performance.now() < end) {
    try {
      const value = await condition();
      if (value) return value;
    } catch (error) {
      // The page may redraw between two questions; anything else is a fault of the test.
      if (!(error instanceof WebDriverError) && error.name !== 'TypeError') throw error;
      trouble = error;
    }
    await sleep(POLL_MS);
  }
  throw new Error(`waited ${patience / 1000} s for ${told}${trouble ? ` (${trouble.message})` : ''}`);
}

/** What drivers and applications say goes to one file beside the pictures. */
async function keptLog() {
  const folder = required('OBEZNIK_PICTURES');
  await mkdir(folder, { recursive: true });
  return open(join(folder, 'application.log'), 'a');
}

async function answers(address) {
  // A refused connection is a TypeError of fetch, which poll takes for "not yet".
  const response = await fetch(address);
  return response.status > 0;
}

/** Presses what takes a press; gives false for what does not take it now. */
async function press(element) {
  return (await element.isEnabled()) ? element.click() : false;
}

/** Removes a folder in which an office suite that made a PDF may still be ending. */
export const clearAway = (folder) => rm(folder, { recursive: true, force: true, maxRetries: 40, retryDelay: 250 });

/** One that a signal ended has no code of its own. */
export const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

async function runsApplication(pid, wanted) {
  try {
    const program = await readlink(`/proc/${pid}/exe`);
    if (program !== required('OBEZNIK_APPLICATION')) return false;
    const variables = await readFile(`/proc/${pid}/environ`, 'utf8');
    return variables.split('\0').includes(wanted);
  } catch {
    return false; // it ended meanwhile
  }
}

/** Whether each process is gone, or holds nothing more and only waits for somebody to look at how it ended. */
async function areOver(pids) {
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  return stats.every((stat) => stat === '' || /^\) [XZ] /u.test(stat.slice(stat.lastIndexOf(')'))));
}

function killGroup(driver) {
  killQuietly(-driver.pid);
}

function killQuietly(pid) {
  signalQuietly(pid, 'SIGKILL');
}

function signalQuietly(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run \`cargo xtask e2e\``);
  return value;
}
