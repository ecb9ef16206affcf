// A route is an office's own: a lawyer approves while a head takes note, as the settings say; a returned paper passes again.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, invoke, openVzorov, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';
import { act, ask, choose, closed, found, saved, state, writeClause, writeReport } from './paper.mjs';
import { SUITE } from './suite.mjs';
import { looks, openPart } from './town.mjs';

const [DAY, , PAPERS] = SCREENS;
const PAPER = { title: 'Smlouva o správě hřiště', type: 'Materiál pro radu', department: 'Odbor správy majetku', competence: '§ 102 odst. 3' };
const HEAD = 'Jeřábek';
const LAWYER = 'Hloh';

describe('a route an office made its own', SUITE, () => {
  let office;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(() => office?.close());

  test('takes a step of the lawyer and beside it one of the head, put before the council by keys', async () => {
    await openPart(office, 'Druhy tisků', 'Materiál pro radu');
    await edit(office, 'Materiál pro radu');
    await addStep(office, { asks: 'Schválení', whom: LAWYER, up: 1 });
    await addStep(office, { asks: 'Na vědomí', whom: HEAD, up: 1, beside: true });
    assert.deepEqual(await stops(office), ['department_review', 'formal_check', 'approval', 'approval', 'consultation']);
    await office.execute('document.querySelector("dialog[open] .picture").scrollIntoView()');
    await looks(office, 'kroky-1-nastaveni');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Uložit', 'dialog[open] button');
    await closed(office);
    const { value: settings } = await invoke(office, 'query', { name: 'settings', input: {} });
    const type = settings.paper_types.find((one) => one.value.name === 'Materiál pro radu');
    assert.deepEqual(type.value.route.map((step) => step.approval?.is_beside ?? null), [null, null, false, true, null]);
  });

  test('takes a paper to both at once after the check', async () => {
    await goTo(office, PAPERS);
    await found(office, PAPER);
    await writeClause(office, 0, 'schvaluje', 'smlouvu o správě hřiště');
    await writeReport(office, 'Hřiště bude spravovat spolek.');
    await toTheSteps(office);
    await looks(office, 'kroky-2-souběžně');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    assert.equal((await paperNow(office)).route.filter((stop) => stop.progress === 'now').length, 2);
  });

  test('comes back from the lawyer with a reason and passes every step again', async () => {
    await ask(office, 'Vrátit s důvodem');
    await office.fill('Důvod', 'Chybí výpověď smlouvy.');
    await choose(office, await office.field('Za koho zapisujete'), LAWYER);
    await office.picture('kroky-3-vratit');
    await office.click('Vrátit s důvodem', 'dialog[open] button');
    await office.reads('Tisk je vrácen.');
    await state(office, 'Vrácen');
    await office.reads('Chybí výpověď smlouvy.');
    await office.picture('kroky-4-vraceno');
    await act(office, 'Přepracovat', 'Tisk je otevřen k přepracování.');
    await toTheSteps(office);
  });

  test('is approved by the lawyer, noted by the head, and is ready', async () => {
    await forAnother(office, 'Schválit', LAWYER, 'Tisk je schválen.');
    await state(office, 'U kroku úřadu');
    await office.picture('kroky-5-schvaleno');
    await forAnother(office, 'Vzít na vědomí', HEAD, 'Tisk je vzat na vědomí.');
    await state(office, 'Připraven');
    await office.picture('kroky-6-pripraven');
    const { route } = await paperNow(office);
    const done = route.filter((stop) => ['approve', 'take_note'].includes(stop.kind));
    assert.deepEqual(done.map((stop) => stop.progress), ['done', 'done']);
    assert.ok(done[0].who.includes(LAWYER) && done[1].who.includes(HEAD));
  });

  test('waits on the day of whoever is asked, with its one act', async () => {
    const { value: settings } = await invoke(office, 'query', { name: 'settings', input: {} });
    const type = settings.paper_types.find((one) => one.value.name === 'Materiál pro radu');
    const { value: overview } = await invoke(office, 'query', { name: 'overview', input: null });
    const [, check, , note, body] = type.value.route;
    const mine = { ...note, id: 'moje', approval: { ...note.approval, person: overview.me.id, is_beside: false, asks: 'approve' } };
    await run(office, 'circulation.define_paper_type', { paper_type: type.id, value: { ...type.value, route: [mine, check, body] } });
    await goTo(office, PAPERS);
    await found(office, { ...PAPER, title: 'Nájem klubovny' });
    await writeClause(office, 0, 'schvaluje', 'nájem klubovny');
    await writeReport(office, 'Klubovnu užívá oddíl.');
    await act(office, 'Předložit tisk', 'Tisk je předložen.');
    await state(office, 'U kroku úřadu');
    await goTo(office, DAY);
    await office.reads('čeká na vaše schválení');
    await office.picture('kroky-7-muj-den');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });
});

/** From the draft to the steps of the lawyer and the head. */
async function toTheSteps(office) {
  await saved(office);
  await act(office, 'Předložit tisk', 'Tisk je předložen.');
  await forAnother(office, 'Schválit za odbor', HEAD, 'Tisk je schválen a jde dál.');
  await office.reads('4 z 5 ověřil program');
  await ask(office, 'Posoudit');
  await office.click('Zapsat posouzení', 'dialog[open] button');
  await closed(office);
  await act(office, 'Potvrdit kontrolu', 'Tisk prošel kontrolou.');
  await state(office, 'U kroku úřadu');
}

/** Writes down what somebody else said. */
async function forAnother(office, words, person, said) {
  await ask(office, words);
  await choose(office, await office.field('Za koho zapisujete'), person);
  await office.click(words, 'dialog[open] button');
  await office.reads(said);
  await closed(office);
}

/** Opens a type of papers to change it. */
async function edit(office, name) {
  await office.until(
    () =>
      office.execute(
        `const row = [...document.querySelectorAll('main li, main tr, main .row')].find((one) => one.textContent.includes(arguments[0]) && one.querySelector('button'));
         if (!document.querySelector('dialog[open]')) row?.querySelector('button')?.click();
         return Boolean(document.querySelector('dialog[open] ol li'));`,
        name,
      ),
    `the type „${name}“ to open`,
  );
}

/** Adds a step of the office at the end and moves it up by Alt and the arrow. */
async function addStep(office, { asks, whom, up, beside = false }) {
  const before = (await stops(office)).length;
  await office.reads('Přidat zastávku');
  await office.soon(
    'one more stop to be asked for',
    `[...document.querySelectorAll('dialog[open] button')].find((one) => one.textContent.includes('Přidat zastávku')).click()`,
  );
  await office.until(async () => (await stops(office)).length === before + 1, 'one more stop');
  await inLastStop(office, 'Co se děje', 'Krok úřadu');
  await inLastStop(office, 'Co se žádá', asks);
  await inLastStop(office, 'Koho', whom);
  await office.execute(`[...document.querySelectorAll('dialog[open] ol li')].at(-1).querySelector('select').focus()`);
  for (let step = 0; step < up; step += 1) await office.press(Key.alt, Key.up);
  await office.until(async () => (await stops(office)).at(-1) === 'consultation', 'the step before the council');
  if (beside) await office.soon(
    'the step beside another',
    `const steps = [...document.querySelectorAll('dialog[open] ol li')];
     const box = [...steps.at(-2).querySelectorAll('label')].find((one) => one.textContent.includes('Souběžně'));
     (box.control ?? box.querySelector('input')).click();`,
  );
}

const inLastStop = (office, label, words) =>
  office.until(
    () =>
      office.execute(
        `const [label, words] = arguments;
         const stop = [...document.querySelectorAll('dialog[open] ol li')].at(-1);
         const field = [...stop.querySelectorAll('select')].find((one) => one.labels[0]?.textContent.trim().startsWith(label));
         const option = field && [...field.options].find((one) => one.textContent.includes(words));
         if (!option) return false;
         field.value = option.value;
         return field.dispatchEvent(new Event('change', { bubbles: true }));`,
        label,
        words,
      ),
    `„${words}“ among „${label}“ of the last stop`,
  );

/** Kinds of the stops in the open dialog. */
const stops = (office) =>
  office.execute(`return [...document.querySelectorAll('dialog[open] ol li')].map((one) => one.querySelector('select').value)`);

async function paperNow(office) {
  const slice = { sort: '', descending: false, offset: 0, limit: 500 };
  const input = { text: '', states: [], body: '', department: '', year: 0, mine: false, slice };
  const { value: list } = await invoke(office, 'query', { name: 'papers', input });
  const { id } = list.rows.find((row) => row.title === PAPER.title);
  return (await invoke(office, 'query', { name: 'paper', input: { id } })).value;
}

async function run(office, kind, payload) {
  const done = await invoke(office, 'execute', { request: { kind, payload, base: [], on_behalf_of: null } });
  assert.ok(!done.error, JSON.stringify(done.error));
}
