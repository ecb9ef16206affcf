// A real key ring, locked while the program is away: the program asks and never makes a new key.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { Office } from './driver.mjs';
import { LONG_MS, PATIENCE_MS } from './patience.mjs';
import { SUITE } from './suite.mjs';
import { asks, foundOffice, ground, invoke, looks, startAgain } from './town.mjs';

const LOGIN = '/org/freedesktop/secrets/collection/login';

describe('a locked key ring', SUITE, () => {
  let office;
  let place;
  let code;
  let keys;
  const readKeys = () => readFile(join(place.home, 'urad/store.keys'), 'utf8');
  before(async () => {
    place = await ground();
    office = await Office.open({ home: place.home });
    code = await foundOffice(office, null);
    keys = await readKeys();
    await office.close();
    lockKeyring();
  });
  after(async () => {
    if (isLocked()) await unlockKeyring();
    await office?.close();
    await place?.clear();
  });

  test('is answered by a question, not by a new office or a new key', async () => {
    office = await startAgain(place.home);
    await office.until(async () => /Odemknout úřad/u.test(await office.text()), 'the question', LONG_MS);
    assert.deepEqual((await invoke(office, 'desk')).ways, ['recovery', 'keyring']);
    await office.reads('Je-li zamčená, odemkněte ji v systému');
    await looks(office, 'klicenka-zamcena');
    assert.equal(await readKeys(), keys, 'the keys of the store are as they were');
    await assert.rejects(asks(office, 'session'), (error) => error.api?.code === 'locked');
  });

  test('says so when it is asked again while it is still locked', async () => {
    await office.click('Klíčenka systému', 'form button');
    await office.click('Odemknout', 'form .primary');
    await office.until(async () => /Klíčenka systému neodpovídá nebo je zamčená/u.test(await office.text()), 'the answer', LONG_MS);
    assert.equal(await readKeys(), keys);
  });

  test('gives way to the printed code', async () => {
    await office.click('Obnovovací kód', 'form button');
    await office.fill('Obnovovací kód', code);
    await office.click('Odemknout', 'form .primary');
    await office.reads('Můj den');
    assert.equal((await asks(office, 'session')).person.name, 'Bc. Milena Jasanová');
    assert.equal(await readKeys(), keys);
  });

  test('opens the office again once it is unlocked', async () => {
    await office.close();
    await unlockKeyring();
    office = await startAgain(place.home);
    await office.reads('Můj den');
    assert.equal(await readKeys(), keys);
  });
});

/** Locks the collection of the signed-in person, as the system does when they lock their session. */
function lockKeyring() {
  call('org.freedesktop.secrets', '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock', `array:objpath:${LOGIN}`);
  assert.equal(isLocked(), true, 'the real key ring is locked');
}

/**
 * Starts the key ring of this session anew with the words of session.sh, as signing in to the computer does.
 * A running one does not take its words a second time (measured).
 */
async function unlockKeyring() {
  const said = call('org.freedesktop.DBus', '/', 'org.freedesktop.DBus.GetConnectionUnixProcessID', 'string:org.freedesktop.secrets');
  process.kill(Number(/uint32 (\d+)/u.exec(said)[1]));
  await until(() => !isThere(), 'the old key ring to end');
  const env = { ...process.env };
  delete env.DISPLAY;
  spawnSync('gnome-keyring-daemon', ['--unlock', '--components=secrets'], { env, input: 'test', stdio: ['pipe', 'ignore', 'ignore'] });
  await until(() => isThere() && isUnlocked(), 'the key ring to be unlocked');
}

const isThere = () => /boolean true/u.test(call('org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'));
const isLocked = () =>
  /boolean true/u.test(call('org.freedesktop.secrets', LOGIN, 'org.freedesktop.DBus.Properties.Get', 'string:org.freedesktop.Secret.Collection', 'string:Locked'));

/** One that has just begun has no collection to ask yet. */
function isUnlocked() {
  try {
    return !isLocked();
  } catch {
    return false;
  }
}

function call(service, path, method, ...input) {
  const words = ['--session', '--print-reply', `--reply-timeout=${PATIENCE_MS}`, `--dest=${service}`, path, method, ...input];
  const { status, stdout, stderr } = spawnSync('dbus-send', words, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

async function until(condition, told) {
  const end = performance.now() + PATIENCE_MS;
  while (!condition()) {
    assert.ok(performance.now() < end, `waited ${PATIENCE_MS / 1000} s for ${told}`);
    await sleep(50);
  }
}
