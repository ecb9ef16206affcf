// The window locks by itself when nobody works in it and when the computer slept.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { Office } from './driver.mjs';
import { SUITE } from './suite.mjs';
import { FOUNDER, foundOffice, ground, intoNewPage, openPart, startAgain } from './town.mjs';

const PROFILE = ['Profil a přihlášení', 'Zamykání'];

describe('a window nobody works in', SUITE, () => {
  let office;
  let place;
  before(async () => {
    place = await ground();
    office = await Office.open({ home: place.home, env: { OBEZNIK_KEYRING: 'none' } });
    await foundOffice(office);
  });
  after(async () => {
    await office?.close();
    await place?.clear();
  });

  test('locks after the minutes the person has chosen, and says so', async () => {
    await openPart(office, ...PROFILE);
    await office.until(async () => (await chosen(office)) === '15', 'a quarter of an hour at first');
    await choose(office, '5');
    await office.picture('zamykani');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await restFor(office, [110_000, 110_000, 110_000]);
    await office.reads('Okno se zamklo po 5 minutách bez práce. Všechno je uložené.');
    await office.picture('zamceno-samo');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.picture('zamceno-samo-tmave');
    await office.theme('light');
    await unlock(office);
    assert.ok(!(await office.text()).includes('Okno se zamklo'), 'it is told once');
  });

  test('locks when the computer slept, also where nobody wants it for rest', async () => {
    await openPart(office, ...PROFILE);
    await choose(office, '0');
    await restFor(office, [200_000]);
    await office.reads('Okno se zamklo, když počítač usnul. Všechno je uložené.');
    await unlock(office);
    await openPart(office, ...PROFILE);
    await office.until(async () => (await chosen(office)) === '0', 'what was chosen');
  });

  test('locks when the system tells of a sleep, however short', async () => {
    await intoNewPage(office, () => office.execute("window.__TAURI_INTERNALS__.invoke('plugin:event|emit', { event: 'sleep', payload: null })"));
    await office.reads('Okno se zamklo, když počítač usnul. Všechno je uložené.');
    await unlock(office);
  });

  test('locks as the administrator of the computer has it', async () => {
    await office.close();
    const policy = join(place.home, 'policy.json');
    await writeFile(policy, '{ "lock_minutes": 1 }');
    office = await startAgain(place.home, { OBEZNIK_KEYRING: 'none', OBEZNIK_POLICY: policy });
    await unlock(office);
    await openPart(office, ...PROFILE);
    await office.reads('Okno se zamkne po 1 minutě bez práce. Určil to správce počítače.');
    await office.picture('zamykani-spravce');
    await restFor(office, [61_000]);
    await office.reads('Okno se zamklo po 1 minutě bez práce.');
  });
});

/** The minutes the person has chosen. */
const chosen = async (office) => (await office.field('Zamknout okno')).property('value');

async function choose(office, minutes) {
  const field = await office.field('Zamknout okno');
  await office.execute(
    `const [field, minutes] = arguments;
     field.value = minutes;
     field.dispatchEvent(new Event('change', { bubbles: true }));`,
    field,
    minutes,
  );
}

/**
 * Time passes in the page without anybody working. A step shorter than a sleep leaves room for what passes by itself:
 * the window looks every ten seconds, and later where it is busy.
 */
async function restFor(office, steps) {
  await intoNewPage(office, async () => {
    // Each look of the window reads when somebody worked last, here or in a window beside.
    await office.execute(`
      const read = Storage.prototype.getItem;
      window.looks = 0;
      Storage.prototype.getItem = function (key) {
        if (key === 'obeznik.worked-at') window.looks += 1;
        return read.call(this, key);
      };`);
    for (const step of steps) {
      const looks = await office.execute(
        `const now = Date.now, step = arguments[0];
         Date.now = () => now() + step;
         return window.looks;`,
        step,
      );
      // Two steps that no look parts would be a sleep. A slow window may lock before the last one.
      await office.until(() => office.execute('return window.oldPage === undefined || window.looks > arguments[0]', looks), 'the window to look');
    }
  });
}

async function unlock(office) {
  await office.fill('Heslová věta', FOUNDER);
  await office.click('Odemknout', 'form button');
  await office.reads('Můj den');
}
