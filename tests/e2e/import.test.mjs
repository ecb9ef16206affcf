// The history of a town comes in from a table: columns guessed, faults shown where they are, all of it one act.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { SUITE } from './suite.mjs';
import { asks } from './town.mjs';

const [, , , , RESOLUTIONS, , SEARCH, SETTINGS] = SCREENS;

const HEAD = 'číslo usnesení;orgán;datum;název;text usnesení';
const SOUND = [
  'R/1/1/2019;Rada města Vzorova;7. 1. 2019;Zimní údržba;Rada schvaluje plán zimní údržby chodníků.',
  'R/2/1/2019;Rada města Vzorova;7. 1. 2019;Kaštanová alej;Rada souhlasí s ořezem kaštanové aleje.',
];
const BROKEN = [
  'R/3/1/2019;Rada města Vzorova;31. 2. 2019;Den, který není;Rada bere na vědomí zprávu.',
  'R/1/1/2019;Rada města Vzorova;7. 1. 2019;Podruhé totéž;Rada schvaluje plán zimní údržby.',
];

describe('the history of a town', SUITE, () => {
  let office;
  let room;
  before(async () => {
    room = await mkdtemp(join(tmpdir(), 'obeznik-import-'));
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(async () => {
    await office?.close();
    await rm(room, { recursive: true, force: true });
  });

  test('is refused where it is broken, with file, line and column', async () => {
    await begin(office, await table('historie.csv', [...SOUND, ...BROKEN]));
    await office.picture('import-1-soubory');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Pokračovat', 'button');
    await office.reads('Podle názvů sloupců jsme odhadli');
    assert.equal(await (await office.field('Číslo usnesení')).property('value'), 'číslo usnesení');
    await office.picture('import-2-sloupce');
    await office.click('Pokračovat', 'button');
    await office.reads('V pořádku jsou 2 řádky, ostatní nejde použít.');
    assert.deepEqual(await faults(office), [
      ['historie.csv', '4', '3'],
      ['historie.csv', '5', '1'],
    ]);
    assert.equal(await isOff(office, 'Načíst 2 usnesení'), true);
    await office.picture('import-3-zavady');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('comes in without the broken lines once a person says so', async () => {
    const before = await count(office);
    await office.click('Vadné řádky vynechat', 'label');
    await office.click('Načíst 2 usnesení', 'button');
    await office.reads('Do úřadu přibyla 2 usnesení.');
    await office.picture('import-4-hotovo');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    assert.equal(await count(office), before + 2);
  });

  test('goes away again as one act', async () => {
    const before = await count(office);
    await office.click('Vzít zpět', 'button');
    await office.click('Vzít zpět', 'dialog[open] button');
    await office.reads('Import je vzat zpět, odebrána 2 usnesení.');
    await office.picture('import-5-vzato-zpet');
    assert.equal(await count(office), before - 2);
  });

  test('is found by its words in another inflection', async () => {
    await office.click('Načíst další soubory', 'button');
    await choose(office, await table('znovu.csv', SOUND));
    await office.click('Pokračovat', 'button');
    await office.reads('Podle názvů sloupců jsme odhadli');
    await office.click('Pokračovat', 'button');
    await office.reads('Přečtena 2 usnesení, bez závad.');
    await office.click('Načíst 2 usnesení', 'button');
    await office.reads('Do úřadu přibyla 2 usnesení.');
    await goTo(office, SEARCH);
    await office.fill('Co hledáte', 'kaštanovou alejí');
    await office.reads('Kaštanová alej');
    await goTo(office, RESOLUTIONS);
    await office.fill('Hledat v číslech a názvech', 'R/2/1/2019');
    await office.reads('Kaštanová alej');
  });

  async function table(name, lines) {
    const path = join(room, name);
    await writeFile(path, [HEAD, ...lines, ''].join('\n'));
    return path;
  }
});

async function begin(office, path) {
  await goTo(office, SETTINGS);
  await office.click('Historie obce', 'button');
  await office.click('Načíst historii', 'button');
  await office.reads('Přetáhněte soubory sem.');
  await choose(office, path);
}

async function choose(office, path) {
  await office.give(path);
  await office.until(async () => (await office.all('ul[aria-label="Vybrané soubory"] li')).length === 1, 'the chosen file');
}

const faults = (office) =>
  office.execute(
    'return [...document.querySelectorAll("section[aria-labelledby=faults] tbody tr")].map((row) => [...row.cells].slice(0, 3).map((cell) => cell.innerText))',
  );

const count = async (office) =>
  (await asks(office, 'resolutions', { text: '', body: '', year: 0, states: [], slice: { sort: '', descending: false, offset: 0, limit: 1 } })).total;

const isOff = (office, words) =>
  office.execute('return [...document.querySelectorAll("button")].find((button) => button.innerText.includes(arguments[0]))?.disabled ?? null', words);
