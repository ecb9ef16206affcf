// The first run and the ways in: by the pass-phrase, by the printed code, by the key ring; and wrong ones.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { Key, Office } from './driver.mjs';
import { SUITE } from './suite.mjs';
import { asks, ground, intoNewPage, invoke, looks, startAgain } from './town.mjs';

const WITHOUT_KEYRING = { OBEZNIK_KEYRING: 'none' };
const MINE = 'lípa kámen řeka most';
const NEXT = 'okno do zahrady s jabloní';

describe('the first run without a key ring', SUITE, () => {
  let office;
  let place;
  let code;
  before(async () => {
    place = await ground();
    office = await Office.open({ home: place.home, env: WITHOUT_KEYRING });
  });
  after(async () => {
    await office?.close();
    await place?.clear();
  });

  test('founds the office screen by screen and says what is missing', async () => {
    await welcome(office);
    await town(office);
    await office.reads('Kdo jste');
    await office.click('Založit úřad', 'form button');
    await office.reads('Napište jméno.');
    await person(office);
    await office.fill('Heslová věta znovu', 'lípa kámen řeka mos');
    await office.fill('Heslová věta', MINE);
    await office.click('Založit úřad', 'form button');
    await office.reads('Obě věty se liší');
    await office.fill('Heslová věta znovu', MINE);
    await looks(office, 'zalozeni-1-osoba');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Založit úřad', 'form button');
    code = await printedCode(office);
    assert.equal(code.split('-').length, 8);
    await looks(office, 'zalozeni-2-kod');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('asks two groups of the printed code back and lets nobody on with wrong ones', async () => {
    await groups(office, code, (group) => `${group.slice(0, 4)}${group.endsWith('7') ? '8' : '7'}`);
    await office.click('Pokračovat', 'form button');
    await office.find('.banner.warn');
    await office.picture('zalozeni-3-kod-spatne');
    await groups(office, code, (group) => group.toLowerCase());
    await office.click('Pokračovat', 'form button');
    await office.reads('Orgány obce');
  });

  test('sets the bodies up and opens the office', async () => {
    await looks(office, 'zalozeni-4-organy');
    await office.click('Dokončit a otevřít', 'form button');
    await office.reads('Můj den');
    const { municipality, bodies } = await asks(office, 'settings', {});
    assert.equal(municipality.name, 'Obec Lhota');
    assert.ok(bodies.some((one) => one.value.kind === 'assembly'));
  });

  test('asks for the pass-phrase at the next start and says which key is wrong', async () => {
    await office.close();
    office = await startAgain(place.home, WITHOUT_KEYRING);
    await office.reads('Odemknout úřad');
    await looks(office, 'odemknuti-1');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Odemknout', 'form button');
    await office.reads('Napište, čím se má odemknout.');
    await unlock(office, 'Heslová věta', 'lípa kámen řeka mos');
    await office.reads('Tato věta úložiště neotevírá');
    await office.picture('odemknuti-2-spatne');
    await office.click('Obnovovací kód', 'form button');
    await unlock(office, 'Obnovovací kód', code.slice(0, -6));
    await office.reads('Kód má osm skupin');
    await unlock(office, 'Obnovovací kód', `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`);
    await office.reads('Překlep je v 8. skupině');
    await assert.rejects(asks(office, 'session'), (error) => error.api?.code === 'locked');
  });

  test('opens by the printed code, and asks for a new pass-phrase', async () => {
    await unlock(office, 'Obnovovací kód', code.toLowerCase().replaceAll('-', ' '));
    await office.reads('Úřad jste otevřeli obnovovacím kódem.');
    await looks(office, 'odemknuti-3-kodem');
    await office.click('Zvolit heslovou větu', 'main .banner button');
    await office.click('Změnit heslovou větu', 'main button');
    await office.fill('Nová heslová věta znovu', NEXT);
    await office.fill('Nová heslová věta', NEXT);
    await office.click('Uložit', 'dialog[open] button');
    await office.reads('Nová heslová věta platí.');
    await office.until(async () => !(await office.text()).includes('Úřad jste otevřeli obnovovacím kódem.'), 'the advice to go');
  });

  test('opens by the new pass-phrase, and the old one opens nothing', async () => {
    await intoNewPage(office, () => office.click('Zamknout', 'main button'));
    await unlock(office, 'Heslová věta', MINE);
    await office.reads('Tato věta úložiště neotevírá');
    await unlock(office, 'Heslová věta', NEXT);
    await office.reads('Můj den');
    assert.equal((await asks(office, 'session')).person.name, 'Jan Vrba');
  });

  test('after a pulled plug says what came back to nobody but who unlocked, once', async () => {
    await office.kill();
    office = await startAgain(place.home, WITHOUT_KEYRING);
    await office.reads('Odemknout úřad');
    assert.ok(!(await office.text()).includes('skončil nečekaně'));
    assert.equal((await invoke(office, 'crash_waiting')).recovered, null, 'a locked office counts nothing');
    await unlock(office, 'Heslová věta', NEXT);
    await office.reads('Program minule skončil nečekaně');
    await office.reads('nic potvrzeného se neztratilo');
    await office.click('Zobrazit zprávu', 'main [role=status] button');
    await office.reads('zaznamy/crash-');
    await office.click('Neukládat', 'dialog[open] button');
    await office.click('Rozumím', 'main [role=status] button');
    await office.until(async () => !(await office.text()).includes('skončil nečekaně'), 'the strip to go');
    await office.close();
    office = await startAgain(place.home, WITHOUT_KEYRING);
    await unlock(office, 'Heslová věta', NEXT);
    await office.reads('Můj den');
    assert.equal(await invoke(office, 'crash_waiting'), null, 'neither the settled end nor an orderly one');
  });
});

describe('the first run with a key ring', SUITE, () => {
  test('founds the office without a pass-phrase, and the next start opens by itself', async () => {
    const place = await ground();
    let office = await Office.open({ home: place.home });
    try {
      await welcome(office);
      await town(office);
      await person(office);
      await office.click('Klíčenkou systému', 'label.card');
      await office.picture('zalozeni-klicenka');
      await office.click('Založit úřad', 'form button');
      const code = await printedCode(office);
      await groups(office, code, (group) => group);
      await office.click('Pokračovat', 'form button');
      await office.click('Dokončit a otevřít', 'form button');
      await office.reads('Můj den');
      await office.close();
      office = await startAgain(place.home);
      await office.reads('Můj den');
    } finally {
      await office.close();
      await place.clear();
    }
  });
});

async function welcome(office) {
  await office.reads('S čím začnete?');
  await office.click('Pokračovat', 'form button');
}

async function town(office) {
  await office.reads('Vaše obec');
  await office.fill('Název', 'Obec Lhota');
  await office.execute('document.activeElement.blur()');
  const genitive = await office.field('Název ve 2. pádě');
  await genitive.clear();
  await genitive.type('obce Lhoty');
  await office.fill('Od', `10. 10. 2026${Key.tab}`);
  await office.click('Pokračovat', 'form button');
}

async function person(office) {
  await office.fill('Jméno', 'Jan');
  await office.fill('Příjmení', 'Vrba');
}

const printedCode = (office) =>
  office.until(async () => {
    const groups = await office.execute('return [...document.querySelectorAll(".code b")].map((one) => one.textContent)');
    return groups.length === 8 && groups.join('-');
  }, 'the printed code');

/** Writes the two groups that are asked for, as `spoken` gives them. */
async function groups(office, code, spoken) {
  const asked = await office.execute(
    'return [...document.querySelectorAll(".screen label")].map((one) => Number(/\\d+/u.exec(one.textContent)[0]))',
  );
  assert.equal(asked.length, 2);
  const fields = await office.all('.screen input');
  for (const [place, number] of asked.entries()) {
    await fields[place].clear();
    await fields[place].type(spoken(code.split('-')[number - 1]));
  }
}

async function unlock(office, label, secret) {
  await office.fill(label, secret);
  await office.click('Odemknout', 'form button');
}
