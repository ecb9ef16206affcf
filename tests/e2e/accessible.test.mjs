// Places that no other test looks at in both themes: parts of the settings, the wizard, columns of an import, tabs of a paper.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { Key, Office } from './driver.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { ground, openPart } from './town.mjs';

const [, , PAPERS] = SCREENS;

/** Parts of the settings: their name, and what stands in them once they are read. */
const PARTS = [
  ['Přehled', 'Úložiště je v pořádku'],
  ['Vzhled', 'Vzhled'],
  ['Obec', 'Název ve 2. pádě'],
  ['Orgány a členové', 'Zastupitelstvo'],
  ['Mandáty', 'Náhradníci volebních stran'],
  ['Lidé', 'Jeřábek'],
  ['Odbory', 'Odbor správy majetku'],
  ['Druhy tisků', 'Materiál pro radu'],
  ['Dokumenty', 'Náhled první strany'],
  ['Zástupy', 'Zástupy'],
  ['Profil', 'Profil a přihlášení'],
  ['Upozornění', 'Kdy upozornění chodí'],
  ['Sdílení', 'Sdílení v kanceláři'],
  ['Zálohy', 'V ukázkové obci je všechno vymyšlené'],
  ['Složka', 'Složka s přílohami'],
  ['Spisová služba', 'Složka pro předávané dokumenty'],
  ['Historie obce', 'Načíst historii'],
  ['Deník', 'Otevřít deník'],
  ['Správa údajů', 'Otevřít správu údajů'],
  ['Obnovit přehledy', 'Obnovit přehledy'],
  ['O programu', 'použitých součástí'],
];
const TABS = ['Návrh usnesení', 'Důvodová zpráva', 'Verze', 'Souvislosti'];

describe('everybody can use', SUITE, () => {
  let office;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(() => office?.close());

  for (const [place, [words, expected]] of PARTS.entries()) {
    test(`the part of the settings „${words}“`, async () => {
      await openPart(office, words, expected);
      await office.until(() => isHere(office, '.parts [aria-current=page]', words), `the part ${words}`);
      await looked(office, `nastaveni-${place + 1}`);
    });
  }

  test('every part of the settings: none is left out here', async () => {
    await openPart(office, ...PARTS[0]);
    const shown = await office.execute('return [...document.querySelectorAll(".parts button")].map((one) => one.innerText.trim().replace(/\\s/gu, " "))');
    assert.equal(shown.length, PARTS.length, shown.join(', '));
    shown.forEach((name, place) => assert.ok(name.startsWith(PARTS[place][0]), name));
  });

  for (const [place, words] of TABS.entries()) {
    test(`the tab of a paper „${words}“`, async () => {
      await goTo(office, PAPERS);
      await openRow(office, 'Dodatek ke smlouvě o svozu');
      await office.click(words, '[role=tab]');
      await office.until(() => isHere(office, '[role=tab][aria-selected=true]', words), `the tab ${words}`);
      await looked(office, `tisk-zalozka-${place + 1}`);
    });
  }

  test('the columns of an import', async () => {
    const room = await mkdtemp(join(tmpdir(), 'obeznik-import-'));
    try {
      const path = join(room, 'historie.csv');
      await writeFile(path, `${HEAD}\n${LINE}\n`);
      await openPart(office, 'Historie obce', 'Načíst historii');
      await office.click('Načíst historii', 'main button.btn, main button');
      await office.reads('Přetáhněte soubory sem.');
      await office.give(path);
      await office.reads('historie.csv');
      await office.click('Pokračovat', 'button');
      await office.reads('Podle názvů sloupců jsme odhadli');
      await looked(office, 'import-sloupce');
    } finally {
      await rm(room, { recursive: true, force: true });
    }
  });
});

const HEAD = 'číslo usnesení;orgán;datum;název;text usnesení';
const LINE = 'R/1/1/2019;Rada města Vzorova;7. 1. 2019;Zimní údržba;Rada schvaluje plán zimní údržby chodníků.';

describe('everybody can found an office', SUITE, () => {
  let office;
  let place;
  before(async () => {
    place = await ground();
    office = await Office.open({ home: place.home, env: { OBEZNIK_KEYRING: 'none' } });
  });
  after(async () => {
    await office?.close();
    await place?.clear();
  });

  test('where they begin', async () => {
    await office.reads('S čím začnete?');
    await looked(office, 'zalozeni-1-zacatek');
  });

  test('where they name the town, also when something is missing', async () => {
    await office.click('Pokračovat', 'form button');
    await office.reads('Vaše obec');
    await looked(office, 'zalozeni-2-obec');
    await office.click('Pokračovat', 'form button');
    await office.reads('Napište název ve 2. pádě');
    await looked(office, 'zalozeni-2-obec-chybi');
  });

  test('where they say who they are', async () => {
    await office.fill('Název', 'Obec Lhota');
    await office.fill('Název ve 2. pádě', 'obce Lhoty');
    await office.fill('Od', `10. 10. 2026${Key.tab}`);
    await office.click('Pokračovat', 'form button');
    await office.reads('Kdo jste');
    await looked(office, 'zalozeni-3-vy');
  });

  test('where they keep the printed code and set up the bodies', async () => {
    await office.fill('Jméno', 'Jan');
    await office.fill('Příjmení', 'Vrba');
    await office.fill('Heslová věta znovu', PHRASE);
    await office.fill('Heslová věta', PHRASE);
    await office.click('Založit úřad', 'form button');
    await copyGroups(office);
    await looked(office, 'zalozeni-4-kod');
    await office.click('Pokračovat', 'form button');
    await office.reads('Orgány obce');
    await looked(office, 'zalozeni-5-organy');
  });
});

const PHRASE = 'lípa kámen řeka most';

/** Writes the groups of the printed code that are asked for. */
async function copyGroups(office) {
  await office.find('.screen input');
  const asked = await office.execute(
    `const code = [...document.querySelectorAll('.code b')].map((one) => one.textContent);
     return [...document.querySelectorAll('.screen label')].map((one) => code[Number(/\\d+/u.exec(one.textContent)[0]) - 1]);`,
  );
  const fields = await office.all('.screen input');
  assert.equal(asked.length, fields.length);
  for (const [place, group] of asked.entries()) await fields[place].type(group);
}

/** Keeps the place in both themes and finds no fault in either. */
async function looked(office, name) {
  await office.theme('light');
  await office.picture(name);
  const faults = await seriousInBothThemes(office);
  await office.picture(`${name}-tmave`);
  await office.theme('light');
  assert.deepEqual(faults, []);
}

const isHere = (office, selector, words) =>
  office.execute(
    'return document.querySelector(arguments[0])?.innerText.replace(/\\s+/gu, " ").trim().startsWith(arguments[1]) ?? false',
    selector,
    words,
  );
