// A document in a window of its own, as on a second monitor.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { goTo, invoke, newPaper, openVzorov, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';
import { chooseRow, openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';

describe('a window beside the main one', SUITE, () => {
  let office;
  let main;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
    main = await office.session.request('GET', '/window');
  });
  after(() => office?.close());

  test('shows the paper from the list and has no navigation', async () => {
    await goTo(office, SCREENS[2]);
    await chooseRow(office, 'Dodatek ke smlouvě o svozu');
    await office.execute('document.querySelector("table[role=grid]").focus()');
    await office.press(Key.control, Key.shift, Key.enter);
    const [side] = await besides(office, 1);
    await within(office, side, async () => {
      await office.reads('Dodatek ke smlouvě o svozu');
      assert.equal((await office.all('nav.nav')).length, 0);
      await office.picture('okno-vedle');
    });
    await wholeScreen('okna-obe');
  });

  test('may work on the document and nothing of the set-up', async () => {
    const [side] = await besides(office, 1);
    await within(office, side, async () => {
      for (const command of ['create_office', 'lock', 'sign_in', 'restore_copy', 'import_run', 'rebuild', 'support_save']) {
        assert.match(await refusalOf(office, command), /not allowed/u, command);
      }
    });
  });

  test('reads again when something changes in the other one', async () => {
    const [side] = await besides(office, 1);
    const heard = within(office, side, () => office.session.executeAsync(
      `const done = arguments[0];
       window.__TAURI_INTERNALS__.invoke('plugin:event|listen', {
         event: 'changed', target: { kind: 'Any' }, handler: window.__TAURI_INTERNALS__.transformCallback(() => (window.heard = true)),
       }).then(() => done(true), (error) => done(String(error)));`));
    assert.equal(await heard, true);
    await newPaper(office, 'Nákup kontejnerů na textil');
    await within(office, side, () => office.until(() => office.execute('return window.heard === true'), 'the news of a change'));
  });

  test('closes when a person signs in; the office stays and the next one has the size the last one had', async () => {
    const [side] = await besides(office, 1);
    await within(office, side, async () => {
      await office.session.request('POST', '/window/rect', { width: 840, height: 610 });
      await office.until(() => hasSize(office, 840, 610), 'the new size');
    });
    const { value } = await invoke(office, 'session', {});
    assert.equal((await invoke(office, 'sign_in', { person: value.person.id, secret: '' })).error, undefined);
    await besides(office, 0);
    await goTo(office, SCREENS[3]);
    await office.reads('Co nás čeká');
    const [next] = await openFromPaper();
    await within(office, next, () => office.until(() => hasSize(office, 840, 610), 'the size it had'));
  });

  test('closes when the office is locked', async () => {
    await besides(office, 1);
    await office.execute('window.__TAURI_INTERNALS__.invoke("lock")');
    await besides(office, 0);
  });

  async function openFromPaper() {
    await goTo(office, SCREENS[2]);
    await openRow(office, 'Dodatek ke smlouvě o svozu');
    await office.reads('Návrh usnesení');
    await office.press(Key.control, Key.shift, Key.enter);
    return besides(office, 1);
  }

  /** Windows beside the main one, once there are so many. */
  const besides = (open, count) =>
    open.until(async () => {
      const handles = await open.session.request('GET', '/window/handles');
      const others = handles.filter((handle) => handle !== main);
      return others.length === count && others.concat(count === 0 ? [true] : []);
    }, `${count} windows beside`);

  async function within(open, handle, work) {
    await open.session.request('POST', '/window', { handle });
    try {
      return await work();
    } finally {
      await open.session.request('POST', '/window', { handle: main });
    }
  }
});

/** The whole screen with all windows, as a person sees it. */
async function wholeScreen(name) {
  await sleep(300);
  execFileSync('import', ['-window', 'root', join(process.env.OBEZNIK_PICTURES, `${name}.png`)]);
}

async function hasSize(office, width, height) {
  const rect = await office.session.request('GET', '/window/rect');
  return rect.width === width && rect.height === height;
}

const refusalOf = (office, command) =>
  office.session.executeAsync(
    `const [command, done] = arguments;
     window.__TAURI_INTERNALS__.invoke(command, {}).then(() => done('allowed'), (error) => done(String(error)));`,
    command,
  );
