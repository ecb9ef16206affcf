// A village without a council: founded by its mayor alone, its draft goes straight on the agenda.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, SCREENS } from './demo.mjs';
import { Key, Office } from './driver.mjs';
import { closed, openNew } from './paper.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { asks, does, ground, looks, newId, openPart } from './town.mjs';
import { writeVillage } from './village.mjs';

const [, , PAPERS] = SCREENS;
const TITLE = 'Záměr prodeje pozemku u hřiště';

describe('a village without a council', SUITE, () => {
  let office;
  let clear;
  before(async () => {
    let home;
    ({ home, clear } = await ground());
    office = await Office.open({ home });
  });
  after(async () => {
    await office?.close();
    await clear?.();
  });

  test('is founded with an assembly, two committees and everything in one hand', async () => {
    await writeVillage(office);
    await looks(office, 'obec-1-mala');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Pokračovat', 'form button');
    await office.reads('Kdo jste');
    assert.equal(await office.execute('return document.querySelectorAll(".roles input:checked").length'), 4);
    await office.fill('Jméno', 'Josef');
    await office.fill('Příjmení', 'Lhotský');
    await office.fill('Funkce', 'starosta');
    await office.click('Klíčenkou systému', 'label.card');
    await office.click('Založit úřad', 'form button');
    await office.reads('Obnovovací kód');
    await office.click('Teď ne', 'form button');
    await office.click('Pokračovat bez kódu', 'dialog[open] button');
    await office.click('Nechat bez listu', 'dialog[open] button');
    await office.reads('Orgány obce');
    await office.reads('rada se nevolí');
    await looks(office, 'obec-2-organy');
    assert.deepEqual(await office.execute('return [...document.querySelectorAll("form li")].map((one) => one.ariaLabel)'), ['Zastupitelstvo obce Lhota', 'Starosta obce Lhota', 'Finanční výbor', 'Kontrolní výbor']);
    await office.click('Dokončit a otevřít', 'form button');
    await office.reads('Můj den');
  });

  test('has no departments to fill in and nothing of a town in the settings', async () => {
    await openPart(office, 'Obec', 'Jak obec pracuje');
    const parts = await office.execute('return [...document.querySelectorAll(".parts button")].map((one) => one.innerText.trim())');
    assert.ok(!parts.includes('Odbory'), parts.join());
    assert.deepEqual((await asks(office, 'settings', {})).paper_types.map((one) => one.value.name).sort(), ['Návrh usnesení', 'Rozhodnutí starosty', 'Návrh člena zastupitelstva nebo výboru'].sort());
    await goTo(office, PAPERS);
    await openNew(office, 'Název');
    assert.equal(await office.execute('return [...document.querySelectorAll("dialog[open] label")].some((one) => one.innerText.startsWith("Odbor"))'), false);
    await looks(office, 'obec-3-novy-tisk');
    await office.press(Key.escape);
    await closed(office);
  });

  test('puts a draft on the agenda of the assembly in one step', async () => {
    const { paper_types } = await asks(office, 'settings', {});
    const { me } = await asks(office, 'overview');
    const paper = newId();
    const type = paper_types.find((one) => one.value.name === 'Návrh usnesení').id;
    const clause = { id: newId(), verb: 'schvaluje', text: 'záměr prodeje pozemku', points: [], task: null };
    await does(office, 'circulation.create_paper', {
      paper, paper_type: type, title: TITLE, presenter: me.id, co_presenters: [], drafter: me.id, department: null, competence: '§ 85 písm. a)',
      confidentiality: 'public', named: [], report: 'Pozemek obec nepotřebuje.', clauses: [clause], due_on: null,
    });
    await goTo(office, PAPERS);
    await openRow(office, TITLE);
    await office.click('Předložit tisk', 'button');
    await office.click('Předložit tisk', 'dialog[open] button');
    await office.until(async () => (await asks(office, 'paper', { id: paper })).state === 'ready', 'the paper to be ready for the agenda');
    await looks(office, 'obec-4-pripraven');
    const { route } = await asks(office, 'paper', { id: paper });
    assert.deepEqual(route.map((stop) => [stop.kind, stop.name, stop.progress]), [['drafting', '', 'done'], ['consultation', 'Zastupitelstvo', 'now']]);
  });
});
