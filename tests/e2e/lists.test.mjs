// Lists as a person arranges them: columns, order, named filters, several rows at once, ten thousand rows.

import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, SCREENS } from './demo.mjs';
import { clearAway, Key, Office } from './driver.mjs';
import { fill, SCROLL } from './long-list.mjs';
import { SUITE } from './suite.mjs';

const [, , PAPERS, , RESOLUTIONS, TASKS] = SCREENS;
const env = { OBEZNIK_KEYRING: 'none' };

describe('a list', SUITE, () => {
  let office;
  let home;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'obeznik-store-'));
    office = await Office.open({ home, args: ['--demo'], env });
    await office.reads('Čeká na vás');
  });
  after(async () => {
    await office?.close();
    await clearAway(home);
  });

  test('takes and hides columns, sorts, and keeps a filter under a name', async () => {
    await goTo(office, PAPERS);
    await heads(office, (titles) => titles.includes('Odbor'));
    await office.clickAt('.tools button.btn');
    await office.click('Odbor', '.pop label');
    await office.click('Druh', '.pop label');
    await office.picture('seznam-sloupce');
    await office.press(Key.escape);
    await office.click('Název', 'th button');
    await office.until(async () => (await sortedBy(office)) === 'Název', 'the list sorted by title');
    await office.fill('Hledat', 'smlouv');
    await saveFilter(office, 'Smlouvy');
    await renameFilter(office, 'Smlouvy', 'Smlouvy obce');
    await office.picture('seznam-filtry');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.press(Key.escape);
  });

  test('is as it was left after a restart', async () => {
    await office.close();
    office = await Office.open({ home, args: ['--demo'], env });
    await office.reads('Čeká na vás');
    await goTo(office, PAPERS);
    await heads(office, (titles) => !titles.includes('Odbor') && titles.includes('Druh'));
    await office.until(async () => (await sortedBy(office)) === 'Název', 'the order that was kept');
    await pop(office, 'Uložené filtry');
    await office.click('Smlouvy obce', '.pop button');
    await office.until(async () => (await (await office.field('Hledat')).property('value')) === 'smlouv', 'the words of the filter');
    await office.until(async () => ((count) => count > 0 && count < 15)((await rows(office)).length), 'a narrowed list');
    await office.picture('seznam-po-restartu');
  });

  test('chooses several rows and copies them as cells of a spreadsheet', async () => {
    await goTo(office, RESOLUTIONS);
    await office.until(async () => (await office.all('tbody tr[id]')).length > 2, 'the rows of the list');
    await clickWith(office, 0, {});
    await clickWith(office, 2, { shiftKey: true });
    await office.reads('Vybrány 3 z');
    await office.until(async () => (await office.all('tbody input.check')).length > 0, 'the boxes of the rows');
    await office.picture('seznam-vyber');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.execute('document.querySelector("table[role=grid]").focus()');
    await office.press(Key.control, 'c');
    await office.reads('Zkopírovány 3 řádky');
    const pasted = await pastedInto(office, 'Hledat v číslech a názvech');
    const cells = pasted.text.split('\n').map((line) => line.split('\t'));
    assert.equal(cells.length, 4, pasted.text);
    assert.ok(cells.every((row) => row.length === cells[0].length), pasted.text);
    assert.match(pasted.html, /<table[ >].*<td[ >].*<\/table>/su);
  });

  test('forgets a filter', async () => {
    await goTo(office, TASKS);
    await office.click('Všechny', 'button, label');
    await saveFilter(office, 'Vše');
    await office.clickAt('.pop [aria-label="Smazat filtr Vše"]');
    await office.reads('Zatím žádný');
    await office.press(Key.escape);
  });
});

describe('a list of ten thousand rows', SUITE, () => {
  let office;
  let home;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'obeznik-store-'));
    await fill(home);
    office = await Office.open({ home, args: ['--demo'], env });
    await office.reads('Čeká na vás');
  });
  after(async () => {
    await office?.close();
    await clearAway(home);
  });

  test('draws only what is in sight, in every frame of a long way down', async () => {
    await goTo(office, RESOLUTIONS);
    await office.reads('řádků');
    await office.find('tbody tr[id]');
    const figures = await office.session.executeAsync(SCROLL);
    // How long a frame takes is the machine's and is told alone; how much there is to draw is ours.
    console.log(`10 000 rows: ${JSON.stringify(figures)}`);
    assert.ok(figures.total > 10_000, `${figures.total} rows`);
    assert.ok(figures.drawn > 0 && figures.most < 120, `${figures.drawn} rows drawn, ${figures.most} at most`);
    await office.press(Key.end);
    await office.picture('seznam-10000');
  });
});

const rows = async (office) => office.execute('return [...document.querySelectorAll("tbody tr[id]")].map((row) => row.innerText)');

async function heads(office, fits) {
  await office.until(async () => {
    const titles = await office.execute('return [...document.querySelectorAll("thead th")].map((head) => head.innerText.replace(/[↓↑\\s]+$/u, "").trim())');
    return titles.length > 0 && fits(titles);
  }, 'the heads of the list');
}

const sortedBy = (office) =>
  office.execute('return document.querySelector("th[aria-sort]")?.innerText.replace(/[↓↑\\s]+$/u, "").trim()');

async function pop(office, label) {
  await office.clickAt(`[aria-label="${label}"]`);
}

async function saveFilter(office, name) {
  await office.until(async () => {
    await office.execute('document.activeElement?.blur()');
    await pop(office, 'Uložené filtry');
    return (await office.all('.pop form')).length > 0 || (await office.press(Key.escape), false);
  }, 'the field for a name');
  await office.fill('Název nastaveného filtru', name);
  await office.press(Key.enter);
  await office.until(async () => (await office.all(`.pop [aria-label="Smazat filtr ${name}"]`)).length > 0, `the filter ${name}`);
}

async function renameFilter(office, from, to) {
  await office.clickAt(`.pop [aria-label="Přejmenovat filtr ${from}"]`);
  await office.fill('Nový název', to);
  await office.press(Key.enter);
  await office.until(async () => (await office.all(`.pop [aria-label="Smazat filtr ${to}"]`)).length > 0, `the filter ${to}`);
}

/** WebDriver holds no key while it clicks, so the page is told the click itself. */
const clickWith = (office, place, keys) =>
  office.soon(
    `row ${place} to be clicked`,
    `const row = document.querySelectorAll('tbody tr[id]')[arguments[0]];
     row.querySelector('td:last-child').dispatchEvent(new MouseEvent('click', { bubbles: true, ...arguments[1] }));`,
    place,
    keys,
  );

/** What a program that is pasted into gets, in both forms. */
async function pastedInto(office, label) {
  await office.execute(`window.pasted = undefined; document.addEventListener('paste', (event) => {
    window.pasted = { text: event.clipboardData.getData('text/plain'), html: event.clipboardData.getData('text/html') };
  }, { once: true })`);
  const field = await office.field(label);
  await field.click();
  await office.press(Key.control, 'v');
  return office.until(() => office.execute('return window.pasted'), 'something pasted');
}
