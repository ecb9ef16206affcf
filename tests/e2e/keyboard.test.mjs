// A paper from Ctrl+N to its resolution without a mouse: only keys are pressed and only letters are written.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { nextNumber, openVzorov } from './demo.mjs';
import { Key } from './driver.mjs';
import { asked, confirm, focused, pick, reach, toRow, type } from './keys.mjs';
import { closed, openNew, saved, state } from './paper.mjs';
import { SUITE } from './suite.mjs';
import { intoNewPage } from './town.mjs';

const TITLE = 'Nákup kontejnerů na textil';
const HEAD = 'Jeřábek';
const SECRETARY = 'Jasanová';
const TASK = 'uzavřít smlouvu s dodavatelem kontejnerů';
const back = { by: [Key.shift, Key.tab] };

describe('a paper led by keys alone', SUITE, () => {
  let office;
  let stopped;
  /** Of the paper. */
  let number;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
    await forbidMouse(office);
  });
  after(() => office?.close());
  /** One step of the way; after one that failed there is nothing to go on with. */
  const step = (name, work) =>
    test(name, async () => {
      assert.equal(stopped, undefined, `the way ended at „${stopped}“`);
      stopped = name;
      await work();
      stopped = undefined;
    });

  step('is founded by Ctrl+N from the first screen', async () => {
    number = await nextNumber(office);
    await openNew(office, 'Založit nový tisk');
    await asked(office, 'Založit nový tisk');
    await office.until(async () => (await focused(office)).name.startsWith('Druh tisku'), 'the focus in the first field');
    await type(office, 'Materiál pro radu');
    await reach(office, 'Působnost');
    await office.write('§ 102 odst. 3');
    await reach(office, 'Název');
    await office.write(TITLE);
    await reach(office, 'Předkládá');
    await pick(office, 'starosta');
    await reach(office, 'Odbor');
    await type(office, 'Odbor správy majetku');
    await confirm(office);
    await closed(office);
    await office.reads('Přidat bod');
    await state(office, 'Koncept');
    await onHeading(office, TITLE);
    await office.reads(number, 'main');
  });

  step('gets a clause and another one with a task', async () => {
    await reach(office, 'Přidat bod');
    await office.press(Key.enter);
    await office.until(async () => (await focused(office)).name.startsWith('Sloveso'), 'the verb of the new clause');
    await pick(office, 'schvaluje');
    await reach(office, 'Text');
    await office.write('nákup šesti kontejnerů na textil za 96 000 Kč');
    await reach(office, 'Přidat bod');
    await office.press(Key.enter);
    await office.until(async () => (await focused(office)).name.startsWith('Sloveso'), 'the verb of the new clause');
    await pick(office, 'ukládá');
    await reach(office, 'Text');
    await office.write(TASK);
    await reach(office, 'Odpovídá');
    await pick(office, 'starosta');
    await reach(office, 'Termín');
    await office.write('15. 12. 2030');
    await office.press(Key.tab);
    await saved(office);
    await office.picture('klavesnice-1-body');
  });

  step('gets its report in another tab and is submitted by Ctrl+Enter', async () => {
    await reach(office, 'Návrh usnesení', back);
    await office.press(Key.right);
    await office.until(async () => (await focused(office)).name.startsWith('Důvodová zpráva'), 'the next tab');
    await office.press(Key.tab);
    await office.until(async () => (await focused(office)).role === 'textarea', 'the focus in the text');
    await office.write('Textil dnes končí ve směsném odpadu. Kontejnery pořídíme z kapitoly odpadů.');
    await saved(office);
    await firstThing(office, 'Předložit tisk');
    await confirm(office);
    await answered(office, 'Předložit tisk', 'Tisk je předložen.');
    await state(office, 'Ke schválení v odboru');
    await onScreen(office);
  });

  step('waits for the head of the department in „Můj den“, who approves it', async () => {
    await sitDown(office, HEAD);
    await openFromDay(office, 'vedouci');
    await state(office, 'Ke schválení v odboru');
    await firstThing(office, 'Schválit za odbor');
    await confirm(office);
    await answered(office, 'Schválit za odbor', 'Tisk je schválen a jde dál.');
    await state(office, 'Formální kontrola');
    await onScreen(office);
  });

  step('passes the formal check', async () => {
    await sitDown(office, SECRETARY);
    await openFromDay(office, 'tajemnice');
    await state(office, 'Formální kontrola');
    await reach(office, 'Posoudit');
    await office.press(Key.enter);
    await asked(office, 'Zapsat posouzení');
    await confirm(office);
    await office.reads('Posouzení je zapsáno.');
    await closed(office);
    await firstThing(office, 'Potvrdit kontrolu');
    await confirm(office);
    await answered(office, 'Potvrdit kontrolu', 'Tisk prošel kontrolou.');
    await state(office, 'Připraven');
    await onScreen(office);
  });

  step('stands on the agenda of a meeting planned for today, behind another paper', async () => {
    await place(office, 3, 'Tisky, které procházejí');
    await office.press(Key.f6);
    await office.until(async () => (await focused(office)).role === 'grid', 'the list of papers to have the focus after F6');
    await place(office, 4, 'Co nás čeká');
    await openNew(office, 'Které jednání naplánovat?');
    await asked(office, 'Které jednání naplánovat?');
    await reach(office, 'Orgán');
    await type(office, 'Rada');
    await reach(office, 'Den');
    await office.write(today());
    await confirm(office);
    await closed(office);
    await office.reads('Připravené tisky');
    await onHeading(office, 'Pořad');
    await reach(office, `Zařadit tisk ${number}`);
    await office.press(Key.enter);
    await sayWhyLate(office);
    await office.reads(`Zařazeno: ${TITLE}`);
    // The message may come before the agenda does; until then there is no pane to go to.
    await office.until(async () => (await titles(office)).length === 1, 'the first paper');
    await toAgenda(office);
    await office.press(INSERT);
    await sayWhyLate(office);
    await office.until(async () => (await titles(office)).length === 2, 'the second paper');
    const [first, second] = await titles(office);
    assert.equal(first, TITLE);
    await office.until(async () => ![undefined, 'Zahájení'].includes(await sectionOfFirst(office)), 'the first paper outside the opening');
    await office.press(Key.alt, Key.up);
    await office.reads(`Přesunuto: ${second}`);
    await office.until(async () => (await titles(office)).join() === [second, TITLE].join(), 'the other order');
    await office.picture('klavesnice-2-porad');
  });

  step('is convened and its outcome entered', async () => {
    await firstThing(office, 'Svolat');
    await confirm(office);
    await asked(office, 'Svolat');
    await confirm(office);
    await office.reads('Jednání je svoláno, pořad má verzi 1.');
    await closed(office);
    await toAgenda(office);
    await toRow(office, TITLE);
    await firstThing(office, 'Zapsat výsledek');
    await confirm(office);
    await asked(office, TITLE);
    await reach(office, 'Pro');
    await office.write('5');
    await office.picture('klavesnice-3-vysledek');
    await confirm(office);
    await office.reads('je zapsáno a ukládá 1 úkol');
    await closed(office);
    await office.picture('klavesnice-4-usneseni');
  });

  step('came through without a single press of a mouse, which would have been noticed', async () => {
    const pressed = () => office.execute('return sessionStorage.getItem("mouse")');
    assert.equal(await pressed(), null);
    await office.click('Můj den', 'nav a');
    await office.until(async () => /Můj den/u.test(await pressed()), 'the press that is noticed');
  });
});

const INSERT = '\uE016';

/** Notes every press of a mouse, also on pages that begin anew. A click made by a key has no pointer. */
const forbidMouse = (office) =>
  office.execute(`addEventListener('pointerdown', (event) => sessionStorage.setItem('mouse', event.target.innerText || event.target.localName), true)`);

/** Waits until the screen offers what Ctrl+Enter is to do: it follows what was done only once that was read again. */
const firstThing = (office, words) =>
  office.until(async () => (await office.findText(words, 'main button')).isEnabled(), `„${words}“ to be offered`);

/** A dialog may ask once more; what is said comes in any case. */
async function answered(office, words, said) {
  const reads = async () => (await office.text()).replace(/\s+/gu, ' ').includes(said);
  const isAsked = async () => (await focused(office)).dialog;
  await office.until(async () => (await isAsked()) || (await reads()), `an answer to „${words}“`);
  if (await isAsked()) await confirm(office);
  await office.reads(said);
  await closed(office);
}

/** Goes to a place of the navigation by its digit. */
async function place(office, digit, words) {
  await office.press(Key.alt, String(digit));
  await office.reads(words);
}

/** Gives the computer to another person of the demo town. */
async function sitDown(office, name) {
  await place(office, 8, 'Obec a její pravidla');
  await reach(office, 'Profil');
  await office.press(Key.enter);
  await office.reads('Další lidé na tomto počítači');
  const { name: whose } = await reach(office, 'Přihlásit', { within: name });
  assert.ok(whose.includes(name), `„${whose}“ says whom it signs in`);
  await office.press(Key.enter);
  await asked(office, name);
  await intoNewPage(office, () => confirm(office));
  await forbidMouse(office);
}

/** The row of the paper among the things that wait, by arrows and Enter. */
async function openFromDay(office, who) {
  await place(office, 1, 'na vás');
  await office.until(async () => (await focused(office)).role === 'grid', 'the list of the day to have the focus');
  await toRow(office, TITLE);
  await office.picture(`klavesnice-muj-den-${who}`);
  await office.press(Key.enter);
  await office.reads('Návrh usnesení');
  await onHeading(office, TITLE);
}

/** What was opened has the focus on its heading, so that it is announced and Tab goes on from there. */
const onHeading = (office, words) =>
  office.until(async () => {
    const { role, name } = await focused(office);
    return role === 'h1' && name.includes(words);
  }, `the focus on the heading „${words}“`);

/** The focus is on something of the screen, not fallen out of it with the button that was pressed. */
const onScreen = (office) =>
  office.until(() => office.execute('return document.activeElement !== document.body'), 'the focus on the screen');

/** A paper for a meeting of today comes late. */
async function sayWhyLate(office) {
  await asked(office, 'přichází tisk');
  await reach(office, 'Důvod pozdního předložení');
  await office.write('Zhotovitel čeká na objednávku.');
  await confirm(office);
  await closed(office);
}

/** Goes through the panes of the window to the agenda. */
function toAgenda(office) {
  return office.until(async () => {
    if ((await focused(office)).role === 'grid') return true;
    await office.press(Key.f6);
    return false;
  }, 'the agenda to have the focus');
}

const sectionOfFirst = (office) =>
  office.execute(
    `const rows = [...document.querySelectorAll('table[role=grid] tbody tr')];
     const first = rows.findIndex((row) => !row.matches('.group'));
     return rows[first - 1]?.querySelector('th').innerText;`,
  );

const titles = (office) => office.execute('return [...document.querySelectorAll("table[role=grid] .first .ttl")].map((one) => one.innerText)');

/** Today as a clerk writes it. */
const today = () => new Intl.DateTimeFormat('cs-CZ', { timeZone: 'Europe/Prague' }).format(new Date()).replace(/\u00a0/gu, ' ');
