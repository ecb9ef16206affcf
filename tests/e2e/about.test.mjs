// „O programu“: every part of the program with its licence, as a person looks through them.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';
import { chooseRow } from './rows.mjs';
import { SUITE } from './suite.mjs';

describe('the list of licences', SUITE, () => {
  let office;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
    await goTo(office, SCREENS[7]);
    await office.click('O programu', 'nav.parts button');
    await office.reads('použitých součástí');
  });
  after(() => office?.close());

  test('holds hundreds of parts and draws only those in sight', async () => {
    const counted = /(\d+) použitých součástí/u.exec(await office.text());
    assert.ok(Number(counted[1]) > 500, counted[0]);
    const drawn = await office.all('tbody tr[data-row], tbody tr[id]');
    assert.ok(drawn.length < 100, `${drawn.length} rows drawn`);
    await office.picture('o-programu');
  });

  test('finds a part and shows the wording its authors enclosed', async () => {
    await office.fill('Najít součást nebo licenci', 'sqlcipher');
    await chooseRow(office, 'sqlcipher-src');
    await office.reads('Licence součásti sqlcipher-src');
    await office.reads('ZETETIC LLC');
    await office.picture('o-programu-licence');
    assert.deepEqual(await seriousInBothThemes(office), []);
  });

  test('walks through the parts by arrows, also at 200 % in the dark', async () => {
    await office.fill('Najít součást nebo licenci', 'svelte');
    await office.reads('Licence součásti svelte');
    await office.fill('Najít součást nebo licenci', 'pismo');
    await chooseRow(office, 'Roboto');
    await office.press(Key.up);
    await office.theme('dark');
    await office.execute('document.documentElement.style.fontSize = "200%"');
    await office.picture('o-programu-tmave-200');
    await office.execute('document.documentElement.style.fontSize = ""');
    await office.theme('light');
  });
});
