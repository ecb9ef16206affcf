// A second start over the same store: it raises the open window, or says who has the office. It touches nothing.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { seriousInBothThemes } from './axe.mjs';
import { Office } from './driver.mjs';
import { PATIENCE_MS } from './patience.mjs';
import { SUITE } from './suite.mjs';
import { addPerson, asks, foundOffice, FOUNDER, ground, invoke, looks } from './town.mjs';

const WITHOUT_KEYRING = { OBEZNIK_KEYRING: 'none' };
/** The address of a bus that is not there. */
const WITHOUT_BUS = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };

describe('a second copy of the program', SUITE, () => {
  let first;
  let place;
  before(async () => {
    place = await ground();
    first = await Office.open({ home: place.home, env: WITHOUT_KEYRING });
    await foundOffice(first);
  });
  after(async () => {
    await first?.close();
    await place?.clear();
  });

  test('raises the open window and ends', async () => {
    const before = await rested(place.home);
    assert.equal(await startBeside(place.home), 0);
    assert.equal((await first.pids()).length, 1, 'one copy runs');
    assert.deepEqual(await look(place.home), before, 'nothing was touched');
    assert.equal((await asks(first, 'session')).person.name, 'Bc. Milena Jasanová');
  });

  test('over another store is another office', async () => {
    const other = await Office.open({ env: WITHOUT_KEYRING });
    try {
      await other.reads('S čím začnete?');
    } finally {
      await other.close();
    }
  });

  test('says without a message bus that the office is open, and touches nothing', async () => {
    const before = await rested(place.home);
    const second = await Office.open({ home: place.home, env: { ...WITHOUT_KEYRING, ...WITHOUT_BUS } });
    try {
      await second.reads('Úřad je už otevřený');
      await second.reads('Nic se nezměnilo');
      await looks(second, 'druha-kopie');
      assert.deepEqual(await seriousInBothThemes(second), []);
      await second.theme('light');
      await second.click('Zkusit znovu', 'button');
      await second.reads('Zatím to nejde');
      await assert.rejects(asks(second, 'session'), (error) => error.api?.code === 'locked');
      assert.deepEqual(await look(place.home), before, 'nothing was touched');
      await addPerson(first, 'Petr', 'Dvořák');
      // Once the first one lets go, the second opens on request.
      await invoke(first, 'lock');
      await second.click('Zkusit znovu', 'button');
      await second.reads('Odemknout úřad');
      await second.fill('Heslová věta', FOUNDER);
      await second.click('Odemknout', 'form button');
      await second.reads('Můj den');
    } finally {
      await second.close();
    }
  });
});

/** Starts the program as a person does who forgot that it runs; gives how it ended. */
function startBeside(home) {
  return new Promise((done, fail) => {
    const env = { ...process.env, ...WITHOUT_KEYRING, OBEZNIK_HOME: home, WEBKIT_DISABLE_DMABUF_RENDERER: '1' };
    const program = spawn(process.env.OBEZNIK_APPLICATION, [], { env, stdio: 'ignore' });
    const patience = setTimeout(() => program.kill('SIGKILL'), PATIENCE_MS);
    program.once('error', fail).once('exit', (code) => {
      clearTimeout(patience);
      done(code);
    });
  });
}

/** The same once the office that was just founded has written down what it had begun to. */
async function rested(home) {
  for (let before = await look(home); ; ) {
    await sleep(2_000);
    const now = await look(home);
    if (isDeepStrictEqual(now, before)) return now;
    before = now;
  }
}

/** Every file of the store: name, size, time of its last change. */
async function look(home) {
  const folder = join(home, 'urad');
  const found = [];
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const { size, mtimeMs, isFile } = await about(join(folder, name));
    if (isFile) found.push(`${name} ${size} ${mtimeMs}`);
  }
  return found;
}

async function about(path) {
  const found = await stat(path);
  return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() };
}
