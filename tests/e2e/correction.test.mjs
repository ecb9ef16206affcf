// A count was mistyped: the secretary mends it, both values stay, the number stays or is burnt.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';
import { closed } from './paper.mjs';
import { chooseRow, narrowed, openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';

const [, , , MEETINGS, RESOLUTIONS] = SCREENS;
const TITLE = 'Pronájem hrobových míst – ceník';

describe('an outcome that was entered wrongly', SUITE, () => {
  let office;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(() => office?.close());

  test('is corrected with a reason and keeps its number', async () => {
    await goTo(office, MEETINGS);
    await office.click('3. schůze', 'button.line');
    await chooseRow(office, TITLE);
    await office.click('Opravit zápis', 'button');
    await office.reads('Původní zápis zůstane uložený vedle opraveného.');
    await correct(office, 'Pro', '3', 'Proti', '1');
    await office.picture('oprava-1-dialog');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('dark');
    await office.picture('oprava-1-dialog-tmave');
    await office.theme('light');
    await send(office);
    await office.reads('Opravy zápisu');
    await office.reads('Původně zapsáno: pro 4, proti 0, zdržel se 1 – přijato.');
    await office.picture('oprava-2-bod');
  });

  test('asks for the reason before anything is sent', async () => {
    await office.click('Opravit zápis', 'button');
    await count(office, 'Pro', '4');
    await count(office, 'Proti', '0');
    await office.click('Opravit zápis', 'dialog[open] button');
    await office.reads('Napište, co bylo zapsáno chybně.');
    await office.press(Key.escape);
    await closed(office);
  });

  test('burns its number where it was never adopted, and both screens say so', async () => {
    await office.click('Opravit zápis', 'button');
    await correct(office, 'Pro', '2', 'Proti', '2');
    await send(office);
    await office.reads('nepřijato');
    await goTo(office, RESOLUTIONS);
    await office.fill('Hledat v číslech a názvech', 'hrobových');
    await narrowed(office, 'hrobových');
    await openRow(office, 'nepřijato, zápis opraven', 'td, td *');
    await office.reads('Usnesení nebylo přijato');
    await office.reads('Zápis výsledku opraven');
    await office.picture('oprava-3-usneseni');
    assert.deepEqual(await seriousInBothThemes(office), []);
  });
});

async function correct(office, one, votes, two, others) {
  await office.fill('Proč se zápis opravuje', 'překlep při zápisu');
  await count(office, one, votes);
  await count(office, two, others);
}

/** The count of one column; „Pro“ is also how other labels begin. */
async function count(office, column, votes) {
  const script = `
    const fields = [...document.querySelectorAll('dialog[open] .numbers input')];
    return fields.find((field) => field.labels[0]?.textContent.trim() === arguments[0]) ?? null;`;
  const field = await office.until(async () => {
    const reference = await office.execute(script, column);
    return reference && office.session.elementOf(reference);
  }, `the count „${column}“`);
  await field.clear();
  await field.type(votes);
}

async function send(office) {
  await office.click('Opravit zápis', 'dialog[open] button');
  await closed(office);
}
