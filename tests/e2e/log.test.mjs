// The log of the office: who did what when, narrowed by person, paper and day, by mouse and by keys.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousFaults, seriousInBothThemes } from './axe.mjs';
import { goTo, newPaper, openVzorov, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';

const TITLE = 'Oprava lávky přes Bystřici';
/** Somebody of the demo town who drafts papers. */
const DRAFTER = 'Josef Bukvic';

describe('the log of the office', SUITE, () => {
  let office;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
    await newPaper(office, TITLE);
  });
  after(() => office?.close());

  test('is opened from the settings and begins with what was done last', async () => {
    await goTo(office, SCREENS[7]);
    await office.click('Deník', '.parts button');
    await office.click('Otevřít deník', 'button');
    await office.reads('Kdo co kdy udělal');
    await office.until(async () => (await rows(office))[0]?.includes('Tisk založen'), 'the newest act');
    assert.ok((await rows(office))[0].includes(TITLE), 'and what it concerned');
    await office.picture('denik');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.picture('denik-tmave');
    await office.theme('light');
  });

  test('is narrowed to a person and to days, and says when there is nothing', async () => {
    const total = await count(office);
    await choose(office, 'Kdo', DRAFTER);
    await office.until(async () => (await count(office)) < total, 'fewer lines');
    await office.until(async () => (await rows(office)).every((row) => row.includes(DRAFTER)), 'lines of the drafter alone');
    await office.picture('denik-osoba');
    await office.click('Celý deník', 'button');
    await office.until(async () => (await count(office)) === total, 'all lines again');
    await office.fill('Od dne', '1. 1. 2050');
    await office.press(Key.tab);
    await office.reads('Takový úkon v deníku není');
    await office.fill('Do dne', '1. 1. 2049');
    await office.press(Key.tab);
    await office.reads('Poslední den je dřív než první');
    await office.picture('denik-nic');
    assert.deepEqual(await seriousFaults(office), []);
    await office.click('Celý deník', 'button');
  });

  test('offers the package for a supervisory body, of this year so far', async () => {
    await office.click('Balíček pro kontrolu…', 'button');
    await office.reads('Otevře se i bez programu');
    const fields = () => office.execute('return [...document.querySelectorAll("dialog[open] input:not([type=checkbox])")].map((field) => field.value)');
    const days = await office.until(async () => ((found) => found.length > 1 && found.every(Boolean) && found)(await fields()), 'both days');
    assert.match(days[0], /^1\.\s*1\.\s*\d{4}$/u, days[0]);
    assert.equal(days[0].slice(-4), days[1].slice(-4), 'both days are of one year');
    await office.picture('balicek');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.picture('balicek-tmave');
    await office.theme('light');
    await office.execute('document.documentElement.style.fontSize = "200%"');
    await office.picture('balicek-200');
    assert.deepEqual(await seriousFaults(office), []);
    await office.execute('document.documentElement.style.fontSize = ""');
    await office.press(Key.escape);
    await office.until(async () => !(await office.execute('return document.querySelector("dialog[open]") !== null')), 'the dialog is closed');
  });

  test('of one paper is opened from the paper, and leads back to it', async () => {
    await goTo(office, SCREENS[2]);
    await openRow(office, TITLE);
    await office.click('Celý deník tisku', 'button');
    await office.until(async () => (await count(office)) === 1, 'the one act of the paper');
    await openRow(office, 'Tisk založen');
    await office.reads('Návrh usnesení');
  });

  test('loses nothing at 200 %', async () => {
    await office.press(Key.control, 'k');
    await office.until(() => office.execute('return document.activeElement?.matches("dialog.pal[open] input") ?? false'), 'the palette');
    await office.write('Deník');
    await office.click('Deník', '[role=option]');
    await office.execute('document.documentElement.style.fontSize = "200%"');
    await office.reads('Kdo co kdy udělal');
    await office.picture('denik-200');
    assert.deepEqual(await seriousFaults(office), []);
    await office.execute('document.documentElement.style.fontSize = ""');
  });
});

/** Texts of the rows that are drawn. */
const rows = (office) => office.execute('return [...document.querySelectorAll("tbody tr, [role=rowgroup] [role=row]")].map((row) => row.innerText)');

/** How many lines the whole list has. */
const count = (office) => office.execute('return Number(document.querySelector("[aria-rowcount]").getAttribute("aria-rowcount")) - 1');

async function choose(office, label, words) {
  const field = await office.field(label);
  await office.soon(
    `„${words}“ among „${label}“`,
    `const [field, words] = arguments;
     field.value = [...field.options].find((option) => option.textContent.includes(words)).value;
     field.dispatchEvent(new Event('change', { bubbles: true }));`,
    field,
    words,
  );
}
