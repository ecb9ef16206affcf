// What is typed into a dialog of the settings outlives a kill of the program, a lock of the window and Escape.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { Key, Office } from './driver.mjs';
import { SUITE } from './suite.mjs';
import { asks, FOUNDER, foundOffice, ground, intoNewPage, invoke, openPart, startAgain } from './town.mjs';

const WITHOUT_KEYRING = { OBEZNIK_KEYRING: 'none' };
const CAME_BACK = 'Pokračujete v textu rozepsaném';
const PEOPLE = ['Lidé', 'Přidat osobu'];
const BODIES = ['Orgány a členové', 'Přidat orgán'];
const VERBS = 'Slovesa usnesení';

describe('what is typed into the settings', SUITE, () => {
  let office;
  let place;
  /** The verbs a new body has before anybody writes. */
  let usual;
  before(async () => {
    place = await ground();
    office = await Office.open({ home: place.home, env: WITHOUT_KEYRING });
    await foundOffice(office);
  });
  after(async () => {
    await office?.close();
    await place?.clear();
  });

  test('is there again after the program was killed', async () => {
    await begin(office, PEOPLE);
    await office.fill('Příjmení', 'Jeřábek');
    await office.fill('Funkce', 'vedoucí odboru výstavby');
    await isKept(office, 'define-person/new', 'vedoucí odboru výstavby');
    await office.kill();
    office = await startAgain(place.home, WITHOUT_KEYRING);
    await unlock(office);
    await begin(office, PEOPLE);
    await office.reads(CAME_BACK, 'dialog[open]');
    assert.deepEqual(await values(office, 'Jméno', 'Příjmení', 'Funkce'), ['', 'Jeřábek', 'vedoucí odboru výstavby']);
    await office.picture('rozepsana-osoba');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('is let go of once the office took it', async () => {
    await office.fill('Jméno', 'Karel');
    await office.click('Uložit', 'dialog[open] button');
    await office.until(async () => (await kept(office, 'define-person/new')) === null, 'the draft to go');
    await begin(office, PEOPLE);
    assert.deepEqual(await values(office, 'Jméno', 'Příjmení', 'Funkce'), ['', '', '']);
    assert.ok(!(await office.text('dialog[open]')).includes(CAME_BACK));
    await escape(office);
  });

  test('is there again after the window locked over it', async () => {
    await begin(office, BODIES);
    [usual] = await values(office, VERBS);
    await office.fill(VERBS, 'bere na vědomí');
    await intoNewPage(office, () => office.execute('const now = Date.now; Date.now = () => now() + 200_000;'));
    await office.reads('Okno se zamklo, když počítač usnul.');
    await unlock(office);
    await begin(office, BODIES);
    await office.reads(CAME_BACK, 'dialog[open]');
    assert.deepEqual(await values(office, VERBS), ['bere na vědomí']);
    await office.picture('rozepsany-organ');
  });

  test('is there again after Escape, and goes when it is thrown away', async () => {
    await escape(office);
    await begin(office, BODIES);
    await office.reads(CAME_BACK, 'dialog[open]');
    await office.click('Zahodit', 'dialog[open] button');
    await office.until(async () => (await values(office, VERBS))[0] === usual, 'the usual verbs');
    await office.until(async () => (await kept(office, 'define-body/new')) === null, 'the draft to go');
    assert.ok(!(await office.text('dialog[open]')).includes(CAME_BACK));
  });
});

/** Opens a part of the settings and what adds to it. */
async function begin(office, [part, add]) {
  await openPart(office, part, add);
  await office.click(add, 'main button');
  await office.find('dialog[open]');
}

async function escape(office) {
  await office.press(Key.escape);
  await office.until(async () => (await office.all('dialog[open]')).length === 0, 'the dialog to close');
}

/** What the computer keeps of a dialog; null for nothing. */
async function kept(office, about) {
  const { person } = await asks(office, 'session');
  return invoke(office, 'get_draft', { key: `words/${person.id}/${about}` });
}

const isKept = (office, about, words) =>
  office.until(async () => (await kept(office, about))?.includes(words), `„${words}“ in the store`);

const values = (office, ...labels) =>
  Promise.all(labels.map(async (label) => (await office.field(label)).property('value')));

async function unlock(office) {
  await office.fill('Heslová věta', FOUNDER);
  await office.click('Odemknout', 'form button');
  await office.reads('Můj den');
}
