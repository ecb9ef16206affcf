// Several people at one computer: each asked for a pass-phrase of their own, each change in the log.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { daysLater } from './clock.mjs';
import { openVzorov } from './demo.mjs';
import { Key, Office } from './driver.mjs';
import { SUITE } from './suite.mjs';
import { addPerson, asks, begin, foundOffice, ground, intoNewPage, invoke, openPart, startAgain } from './town.mjs';

const PROFILE = ['Profil a přihlášení', 'Kdo tu seděl'];
const MINE = 'lípa kámen řeka most';
const CLERK = 'okno do zahrady s jabloní';
const WRONG = 'tohle není ta věta';

describe('people who share one computer', SUITE, () => {
  let office;
  let place;
  let code;
  before(async () => {
    place = await ground();
    office = await Office.open({ home: place.home });
    code = await foundOffice(office, null); // the keyring opens it
    await addPerson(office, 'Petr', 'Dvořák');
    await begin(office);
    await office.reads('Můj den');
  });
  after(async () => {
    await office?.close();
    await place?.clear();
  });

  test('asks the first one to choose a pass-phrase before anybody else gets a profile', async () => {
    await openPart(office, ...PROFILE);
    await office.reads('Heslovou větu zatím nemáte');
    await office.click('Založit profil', 'main button');
    await office.reads('Nejdřív si heslovou větu zvolte vy');
    await office.press(Key.escape);
    await office.click('Zvolit heslovou větu', 'main button');
    await phrase(office, 'krátká');
    await office.click('Uložit', 'dialog[open] button');
    await office.reads('Je krátká');
    await phrase(office, MINE);
    await office.click('Uložit', 'dialog[open] button');
    await office.reads('Nová heslová věta platí.');
  });

  test('gives a profile to a clerk, who types a pass-phrase of their own', async () => {
    await office.click('Založit profil', 'main button');
    await choose(office, 'Komu', 'Petr Dvořák');
    await phrase(office, CLERK);
    await office.picture('profil-1-zalozit');
    await office.click('Založit profil', 'dialog[open] button');
    await office.until(async () => !(await isAsked(office)), 'the dialog to close');
    await office.reads('profil založen');
    await office.picture('profil-2-lide');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('dark');
    await office.picture('profil-2-lide-tmave');
    await office.theme('light');
    await large(office, 200);
    await office.picture('profil-2-lide-200');
    await large(office, 100);
  });

  test('asks who switches, refuses a wrong pass-phrase and stays with who sits there', async () => {
    await office.click('Přihlásit', '.panel button');
    await office.fill('Heslová věta', WRONG);
    await office.click('Přihlásit', 'dialog[open] button');
    await office.reads('Tato heslová věta k osobě nepatří');
    await office.picture('profil-3-spatne');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    assert.equal((await asks(office, 'session')).person.name, 'Bc. Milena Jasanová');
  });

  test('lets the right one sit down, tells of the failure and begins with a clean screen', async () => {
    await office.fill('Heslová věta', CLERK);
    await intoNewPage(office, () => office.press(Key.enter));
    await office.reads('Od vašeho posledního přihlášení');
    await office.reads('Můj den');
    assert.equal((await asks(office, 'session')).person.name, 'Petr Dvořák');
    await office.picture('profil-4-dvorak');
    await office.click('Zobrazit záznam', 'main button');
    await office.reads('Petr Dvořák: přihlášení, předtím Bc. Milena Jasanová.');
    await office.reads('Neúspěšný pokus.');
    assert.ok(!(await office.text()).includes('Založit profil'), 'a clerk gives no profiles');
  });

  test('refuses what only the desk itself may write', async () => {
    const { person } = await asks(office, 'session');
    const request = { kind: 'municipality.sign_in', payload: { person: person.id, after: null, way: 'demo' }, base: [], on_behalf_of: null };
    await assert.rejects(invoke(office, 'execute', { request }), (error) => error.api?.code === 'invalid');
    await assert.rejects(invoke(office, 'sign_in', { person: person.id, secret: '' }), (error) => error.api?.key === 'sign-in-wrong');
  });

  test('asks who sits at the computer after a start, and shows nothing before', async () => {
    await office.close();
    office = await startAgain(place.home);
    await office.reads('Kdo sedí u počítače?');
    await assert.rejects(asks(office, 'my_day'), (error) => error.api?.key === 'sign-in-needed');
    await office.picture('profil-5-kdo-sedi');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('dark');
    await office.picture('profil-5-kdo-sedi-tmave');
    await office.theme('light');
    await large(office, 200);
    await office.picture('profil-5-kdo-sedi-200');
    await large(office, 100);
    await office.click('Milena Jasanová', 'label.card');
    await office.fill('Heslová věta', WRONG);
    await office.click('Přihlásit', 'form button');
    await office.reads('Tato heslová věta k osobě nepatří');
    await office.fill('Heslová věta', MINE);
    await intoNewPage(office, () => office.press(Key.enter));
    await office.reads('Můj den');
  });

  test('makes who keeps failing wait, also after another start', async () => {
    const { profiles } = await asks(office, 'overview');
    const clerk = profiles.find((one) => one.name === 'Petr Dvořák').id;
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await assert.rejects(invoke(office, 'sign_in', { person: clerk, secret: WRONG }));
    }
    await office.close();
    // A wait that began a day ahead is as long as it was, however long the program takes to start.
    office = await startAgain(place.home, daysLater(-1));
    await office.reads('Kdo sedí u počítače?');
    await office.click('Petr Dvořák', 'label.card');
    await office.fill('Heslová věta', CLERK);
    await office.click('Přihlásit', 'form button');
    await office.reads('Zkuste to znovu za minutu.');
    await office.picture('profil-6-ceka');
    await office.close();
    office = await startAgain(place.home);
    await office.reads('Kdo sedí u počítače?');
  });

  test('lets the founder, whom nobody else can help, in by the printed code', async () => {
    await office.click('Petr Dvořák', 'label.card');
    await office.click('Zapomněli jste heslovou větu?', 'button');
    await office.reads('Novou heslovou větu vám nastaví ten, kdo v úřadě spravuje lidi');
    await office.click('Milena Jasanová', 'label.card');
    await office.click('Zapomněli jste heslovou větu?', 'button');
    await office.fill('Obnovovací kód', `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`);
    await phrase(office, 'docela nová věta');
    await office.click('Zvolit větu a přihlásit', 'button');
    await office.reads('Překlep je v 8. skupině');
    await office.picture('profil-7-zapomenuta');
    await office.fill('Obnovovací kód', code.toLowerCase());
    await intoNewPage(office, () => office.click('Zvolit větu a přihlásit', 'button'));
    await office.reads('Můj den');
    await openPart(office, ...PROFILE);
    await office.reads('nová heslová věta podle obnovovacího kódu');
  });

  test('locks: the next one is asked', async () => {
    await office.click('Zamknout', 'main button');
    await office.reads('Kdo sedí u počítače?');
  });
});

describe('the demo town', SUITE, () => {
  test('switches without a pass-phrase, says so and logs it', async () => {
    const office = await openVzorov();
    try {
      await office.reads('Čeká na vás');
      await office.click('', '.top > .trigger');
      await office.reads('Smyšlené město: přepíná se bez hesla');
      await office.picture('profil-ukazka-nabidka');
      await office.click('Přepnout osobu', '.pop button');
      await office.reads('Kdo tu seděl');
      await office.click('Přihlásit', '.panel button');
      await office.reads('Ve smyšleném městě se přepíná bez heslové věty');
      await intoNewPage(office, () => office.click('Přihlásit', 'dialog[open] button'));
      await office.reads('Můj den');
      await openPart(office, ...PROFILE);
      await office.reads('přihlášení bez hesla (smyšlené město), předtím');
      await office.picture('profil-ukazka');
      await office.click('Zamknout', 'main button');
      await office.reads('Kdo sedí u počítače?');
      await office.picture('profil-ukazka-kdo-sedi');
      await office.click('Přihlásit', 'form button');
      await office.reads('Můj den');
    } finally {
      await office.close();
    }
  });
});

async function phrase(office, words) {
  await office.fill('Nová heslová věta znovu', words);
  await office.fill('Nová heslová věta', words);
}

async function choose(office, label, words) {
  const script = `
    const [label, words] = arguments;
    const field = [...document.querySelectorAll('dialog[open] select')].find((one) => one.labels[0]?.textContent.trim().startsWith(label));
    const option = [...(field?.options ?? [])].find((one) => one.textContent.includes(words));
    if (!option) return false;
    field.value = option.value;
    return field.dispatchEvent(new Event('change', { bubbles: true }));`;
  await office.until(() => office.execute(script, label, words), `„${words}“ among „${label}“`);
}

const isAsked = (office) => office.execute('return document.querySelector("dialog[open]") !== null');
const large = (office, percent) => office.execute('document.documentElement.style.fontSize = `${arguments[0]}%`', percent);
