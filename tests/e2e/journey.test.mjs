// One paper from the first word to the agenda of the council, as its secretary does it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';

const [, , PAPERS, MEETINGS, , , SEARCH] = SCREENS;
const TITLE = 'Nákup sekacího stroje pro technické služby';
const REPORT = 'Dosavadní stroj dosloužil, nový vyjde na 189 000 Kč z kapitoly technických služeb.';
const HEAD = 'Jeřábek';

describe('the journey of a paper through the office', { timeout: 600_000 }, () => {
  let office;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(() => office?.close());

  test('founds a paper by Ctrl+N with its number', async () => {
    await goTo(office, PAPERS);
    await found(office, TITLE, '§ 102 odst. 3');
    assert.match(await office.text(), /31\/2026/u);
  });

  test('keeps two clauses as they are written, the second with a task', async () => {
    await writeClause(office, 0, 'schvaluje', 'nákup sekacího stroje za 189 000 Kč včetně DPH');
    await writeClause(office, 1, 'ukládá', 'uzavřít kupní smlouvu s dodavatelem');
    await choose(office, await inClause(office, 1, 'Odpovídá'), 'starosta');
    await (await inClause(office, 1, 'Termín')).type(`15. 12. 2030${Key.tab}`);
    await saved(office);
    await office.picture('cesta-1-navrh');
  });

  test('refuses to submit a paper without its report and says what to add', async () => {
    await ask(office, 'Předložit vedoucí odboru');
    await office.click('Předložit vedoucí odboru', 'dialog[open] button');
    await office.reads('Tisk nemá důvodovou zprávu');
    await office.press(Key.escape);
    await closed(office);
  });

  test('submits it to the head of the department and takes the step back', async () => {
    await writeReport(office);
    await act(office, 'Předložit vedoucí odboru', 'Tisk je předložen vedoucí odboru.');
    await state(office, 'U vedoucí odboru');
    await office.click('Vrátit zpět', 'button');
    await state(office, 'Koncept');
    await act(office, 'Předložit vedoucí odboru', 'Tisk je předložen vedoucí odboru.');
    await office.picture('cesta-2-predlozeno');
  });

  test('approves it for the head, told on paper', async () => {
    await ask(office, 'Schválit za odbor');
    await choose(office, await office.field('Za koho zapisujete'), HEAD);
    await office.picture('cesta-3-za-koho');
    await office.click('Schválit za odbor', 'dialog[open] button');
    await office.reads('Tisk je schválen a jde do formální kontroly.');
    await state(office, 'Formální kontrola');
    await office.reads(HEAD);
  });

  test('passes the formal check once the open line is judged', async () => {
    await office.reads('4 z 5 ověřil program');
    await ask(office, 'Posoudit');
    await office.click('Zapsat posouzení', 'dialog[open] button');
    await office.reads('Posouzení je zapsáno.');
    await act(office, 'Projít kontrolou', 'Tisk prošel kontrolou a lze ho zařadit.');
    await state(office, 'Připraven');
    await office.picture('cesta-4-kontrola');
  });

  test('puts it on the agenda of the next council and the invitation goes out', async () => {
    await ask(office, 'Zařadit na pořad');
    await select(office, 'Jednání', '4. jednání');
    await office.click('Zařadit na pořad', 'dialog[open] button');
    await office.reads('Tisk je na pořadu.');
    await state(office, 'V orgánech');
    await goTo(office, MEETINGS);
    await office.click('4. schůze', 'button.line');
    await office.reads('Pořad 4. schůze');
    await office.reads(TITLE);
    await office.click('Svolat', 'button');
    await office.click('Svolat', 'dialog[open] button');
    await office.reads('Jednání je svoláno, pořad má verzi 1.');
    await office.picture('cesta-5-svolano');
  });

  test('returns another paper with a reason and takes it to be reworked', async () => {
    await goTo(office, PAPERS);
    await found(office, 'Oprava lávky přes Vzorovku', '§ 102 odst. 3');
    await writeClause(office, 0, 'schvaluje', 'opravu lávky přes Vzorovku');
    await writeReport(office);
    await act(office, 'Předložit vedoucí odboru', 'Tisk je předložen vedoucí odboru.');
    await ask(office, 'Vrátit s důvodem');
    await office.fill('Důvod', 'Doplňte položkový rozpočet.');
    await choose(office, await office.field('Za koho zapisujete'), HEAD);
    await office.click('Vrátit s důvodem', 'dialog[open] button');
    await office.reads('Tisk je vrácen zpracovateli.');
    await office.reads('Doplňte položkový rozpočet.');
    await office.picture('cesta-6-vraceno');
    await act(office, 'Přepracovat', 'Tisk je otevřen k přepracování.');
    await state(office, 'Koncept');
  });

  test('finds the new paper in another inflection', async () => {
    await goTo(office, SEARCH);
    await office.fill('Co hledáte', 'sekaci stroj');
    await office.reads(TITLE);
    await office.picture('cesta-7-hledani');
  });
});

async function found(office, title, competence) {
  await office.press(Key.control, 'n');
  await office.reads('Založit nový tisk');
  await select(office, 'Druh tisku', 'Materiál pro radu');
  await select(office, 'Odbor', 'Odbor správy majetku');
  await office.fill('Název', title);
  await choose(office, await office.field('Předkládá'), 'starosta');
  await (await office.field('Působnost')).type(competence);
  await office.click('Založit tisk', 'dialog[open] button');
  await closed(office);
  await office.reads('Přidat bod');
  await state(office, 'Koncept');
}

async function writeClause(office, place, verb, text) {
  await office.click('Přidat bod', 'button');
  await choose(office, await inClause(office, place, 'Sloveso'), verb);
  await (await inClause(office, place, 'Text')).type(text);
}

async function writeReport(office) {
  await office.click('Důvodová zpráva', '[role=tab]');
  await office.fill('Důvodová zpráva', REPORT);
  await saved(office);
}

/** A field of one clause of the draft. */
function inClause(office, place, label) {
  const script = `
    const [place, label] = arguments;
    const clause = document.querySelectorAll('[data-clause]')[place];
    const fields = [...(clause?.querySelectorAll('input, textarea') ?? [])];
    return fields.find((field) => field.labels[0]?.textContent.trim().startsWith(label)) ?? null;`;
  return office.until(async () => {
    const reference = await office.execute(script, place, label);
    return reference && office.session.elementOf(reference);
  }, `„${label}“ of clause ${place + 1}`);
}

/** Writes the beginning of an offer and takes the first one. */
async function choose(office, field, words) {
  await field.clear();
  await field.type(words);
  await office.find('[role=listbox]:not([hidden]) [role=option][aria-selected=true]');
  await office.press(Key.enter);
}

/** Chooses in a list of the dialog; behind it the page may have one of the same name. */
async function select(office, label, words) {
  const script = `
    const [label, words] = arguments;
    const lists = [...document.querySelectorAll('dialog[open] select')];
    const field = lists.find((one) => one.labels[0]?.textContent.trim().startsWith(label));
    if (!field) return false;
    const option = [...field.options].find((one) => one.textContent.includes(words));
    if (!option) return false;
    field.value = option.value;
    return field.dispatchEvent(new Event('change', { bubbles: true }));`;
  await office.until(() => office.execute(script, label, words), `„${words}“ among „${label}“`);
}

async function ask(office, words) {
  await office.click(words, 'main button, button');
  await office.find('dialog[open]');
}

async function act(office, words, said) {
  await office.click(words, 'button');
  const reads = async () => (await office.text()).replace(/\s+/gu, ' ').includes(said);
  await office.until(async () => (await isAsked(office)) || (await reads()), `an answer to „${words}“`);
  if (await isAsked(office)) await office.click(words, 'dialog[open] button');
  await office.reads(said);
}

const isAsked = (office) => office.execute('return document.querySelector("dialog[open]") !== null');
const closed = (office) => office.until(async () => !(await isAsked(office)), 'the dialog to close');
const state = (office, words) => office.findText(words, '.tag');
const saved = (office) => office.reads('uloženo');
