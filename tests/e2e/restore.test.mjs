// A damaged file without a keyring: the pass-phrase finds the damage, the copy and the journal mend it.

import assert from 'node:assert/strict';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { Office } from './driver.mjs';
import { SUITE } from './suite.mjs';
import { addPerson, asks, begin, foundOffice, FOUNDER, ground, invoke, looks, startAgain } from './town.mjs';

const WITHOUT_KEYRING = { OBEZNIK_KEYRING: 'none' };
const DRAFT = 'rozepsaná důvodová zpráva, kterou nikdo nesmí ztratit';

describe('a damaged store on a computer without a keyring', SUITE, () => {
  let office;
  let place;
  before(async () => {
    place = await ground();
    office = await Office.open({ home: place.home, env: WITHOUT_KEYRING });
    await foundOffice(office);
    await addPerson(office, 'Petr', 'Dvořák');
    // A clean close makes a good copy; what follows is in the journal alone.
    await invoke(office, 'lock');
    await invoke(office, 'unlock', { way: 'passphrase', secret: FOUNDER });
    await addPerson(office, 'Jana', 'Malá');
    await invoke(office, 'put_draft', { key: 'paper/zkouska/report', text: DRAFT });
    await office.kill();
    await damage(join(place.home, 'urad/office.db'));
    office = await startAgain(place.home, WITHOUT_KEYRING);
  });
  after(async () => {
    await office?.close();
    await place?.clear();
  });

  test('asks for the pass-phrase first: without it nobody knows that the file is damaged', async () => {
    await office.reads('Odemknout úřad');
    await office.fill('Heslová věta', FOUNDER);
    await office.click('Odemknout', 'form button');
    await office.reads('Úložiště nejde přečíst');
  });

  test('offers the good copy, says what is safe and that nothing is thrown away', async () => {
    await office.reads('Poslední dobré kopie');
    await office.reads('Poškozený soubor zůstane stranou');
    await looks(office, 'obnova-1-nabidka');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('restores it and tells what the journal gave back', async () => {
    await office.click('Obnovit z kopie', 'button');
    await office.reads('Obnovit úřad z kopie');
    await office.click('Obnovit', 'dialog[open] .primary');
    await office.reads('Úřad je obnovený z kopie');
    await office.reads('Z deníku se doplnily 2 úkony');
    await looks(office, 'obnova-2-hotovo');
    const { people } = await asks(office, 'settings', {});
    assert.deepEqual(people.map((one) => one.full_name).sort(), ['Bc. Milena Jasanová', 'Jana Malá', 'Petr Dvořák']);
    assert.equal(await invoke(office, 'get_draft', { key: 'paper/zkouska/report' }), DRAFT);
  });

  test('opens as ever afterwards', async () => {
    await office.click('Přečteno', 'button');
    await begin(office);
    await office.reads('Můj den');
    assert.ok(!(await office.text()).includes('obnovený'));
  });
});

/** Writes over the middle of the file, as a failing disk does. */
async function damage(path) {
  const { size } = await stat(path);
  const file = await open(path, 'r+');
  try {
    await file.write(Buffer.alloc(Math.floor(size / 2), 0x5a), 0, Math.floor(size / 2), Math.floor(size / 4));
    await file.sync();
  } finally {
    await file.close();
  }
}
