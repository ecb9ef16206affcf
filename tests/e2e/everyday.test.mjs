// What a person meets every day: help of each screen, the palette as a teacher, a list on paper, what is left after a retry.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, invoke, newPaper, openVzorov, SCREENS, send } from './demo.mjs';
import { Key } from './driver.mjs';
import { SUITE } from './suite.mjs';
import { asks } from './town.mjs';

describe('every day', SUITE, () => {
  let office;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(() => office?.close());

  test('F1 helps on every screen, with the chords that work there', async () => {
    await office.press(Key.f1);
    for (const screen of SCREENS) {
      await goTo(office, screen);
      const opensBeside = ['tisky', 'usneseni'].includes(screen[1]);
      await office.until(async () => {
        const help = await office.text('aside.help');
        const isWhole = help.length > 200 && /hledat nebo napsat příkaz/u.test(help);
        return isWhole && /otevřít\s+v\s+novém\s+okně/u.test(help) === opensBeside;
      }, `the help of ${screen[1]}`);
    }
    await goTo(office, SCREENS[2]);
    await office.picture('napoveda');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.execute('document.documentElement.style.fontSize = "200%"');
    await office.picture('napoveda-tmave-200');
    await office.execute('document.documentElement.style.fontSize = ""');
    await office.theme('light');
    await office.press(Key.f1);
  });

  test('the palette shows commands with their chords and finds words of the help', async () => {
    await palette(office, '>');
    const lines = () => office.execute('return [...document.querySelectorAll(".pi")].map((line) => line.innerText.replace(/\\s+/gu, " "))');
    for (const command of [/^Vytisknout Ctrl ?\+? ?P/u, /Nový tisk/u]) {
      await office.until(async () => (await lines()).some((line) => command.test(line)), `the command ${command}`);
    }
    await office.picture('paleta-prikazy');
    await palette(office, 'uložíte si ho jako filtr');
    await palette(office, 'tabulky');
    await office.reads('Nápověda');
    await office.picture('paleta-napoveda');
    await office.press(Key.escape);
  });

  test('an empty palette offers the last five things and the signs narrow it', async () => {
    for (const place of ['Úkoly', 'Jednání', 'Usnesení', 'Hledat', 'Tisky', 'Nastavení']) {
      await palette(office, place);
      await office.click(place, '.pi');
    }
    await palette(office, '');
    const recent = () => office.execute('return document.querySelectorAll(".list [role=group]")[0].querySelectorAll(".pi").length');
    await office.until(async () => (await recent()) === 5, 'the last five things');
    await office.picture('paleta-naposledy');
    const { rows } = await asks(office, 'papers', {
      text: 'Dodatek ke smlouvě o svozu', states: [], body: '', department: '', year: 0, mine: false,
      slice: { sort: '', descending: false, offset: 0, limit: 5 },
    });
    await palette(office, `#${rows.find((row) => row.title.startsWith('Dodatek ke smlouvě')).number}`);
    await office.reads('Dodatek ke smlouvě', 'dialog.pal');
    await palette(office, '@Habrov');
    await office.reads('Habrová');
    await office.press(Key.escape);
  });

  test('Ctrl+P puts the whole list on paper, its head on every page', async () => {
    await goTo(office, SCREENS[2]);
    await office.find('tbody tr[id]');
    await office.execute('window.print = () => (window.sheets = (window.sheets ?? 0) + 1)');
    await office.press(Key.control, 'p');
    await office.until(() => office.execute('return window.sheets === 1'), 'the list to be printed');
    const sheet = await office.execute(
      'const sheet = document.querySelector("body > .print-sheet"); return { text: sheet.textContent, rows: sheet.querySelectorAll("tbody tr").length }',
    );
    assert.equal(sheet.rows, 30);
    assert.match(sheet.text.replace(/\s+/gu, ' '), /Tisky 30 řádků, vytištěno/u);
    await asOnPaper(office, async () => {
      const shown = await office.execute('return document.querySelector(".app").checkVisibility()');
      assert.equal(shown, false);
      assert.equal(await office.execute('return getComputedStyle(document.querySelector(".print-sheet thead")).display'), 'table-header-group');
      await office.picture('tisk-seznamu');
    });
    await office.execute('window.dispatchEvent(new Event("afterprint"))');
    await office.until(async () => (await office.all('.print-sheet')).length === 0, 'the sheet to go');
  });

  test('a refused act leaves „Vyžaduje pozornost“ by itself once it goes through', async () => {
    const paper = await newPaper(office, 'Nákup kontejnerů na textil');
    const submit = () => send(office, 'circulation.submit_to_head', { paper });
    assert.equal((await submit()).error?.code, 'refused');
    await goTo(office, SCREENS[1]);
    await office.reads('důvodovou zprávu');
    await office.picture('pozornost-odmitnuto');
    const { value: detail } = await invoke(office, 'query', { name: 'paper', input: { id: paper } });
    const empty = createHash('sha256').update('""').digest('hex').slice(0, 32);
    const edits = [{ field: 'report', value: 'Kontejnery chybějí.', base: empty }];
    await send(office, 'circulation.edit_paper', { paper, edits }, [[paper, detail.ver]]);
    assert.deepEqual((await submit()).error, undefined);
    await goTo(office, SCREENS[0]);
    await goTo(office, SCREENS[1]);
    await office.reads('Nic nevyžaduje pozornost');
  });
});

async function palette(office, text) {
  await office.press(Key.escape);
  await office.execute('document.activeElement?.blur()');
  await office.press(Key.control, 'k');
  await office.until(() => office.execute('return document.activeElement?.matches("dialog.pal[open] input") ?? false'), 'the palette');
  if (text) await office.write(text);
}

/** Draws the page by its rules for paper. */
async function asOnPaper(office, look) {
  const swap = (from, to) =>
    office.execute(
      `const [from, to] = arguments;
       for (const sheet of document.styleSheets) for (const rule of sheet.cssRules)
         if (rule instanceof CSSMediaRule && rule.media.mediaText === from) rule.media.mediaText = to;`,
      from,
      to,
    );
  await swap('print', 'screen and (min-width: 1px)');
  try {
    await look();
  } finally {
    await swap('screen and (min-width: 1px)', 'print');
  }
}
