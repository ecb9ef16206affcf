// A village without a council: the mayor decides in its place, on a paper and without one, and leaves a matter to the assembly.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, SCREENS } from './demo.mjs';
import { Key, Office } from './driver.mjs';
import { inLargeText, outOfSight } from './large-text.mjs';
import { SystemProgram } from './opened.mjs';
import { choose, closed, inClause, openNew } from './paper.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { asks, begin, does, ground, invoke, looks, newId, openPart } from './town.mjs';
import { writeVillage } from './village.mjs';

const [, , PAPERS, , RESOLUTIONS, TASKS] = SCREENS;
const DAY = [1, 'muj-den', 'Hlídač lhůt'];
const PAVEMENT = 'Oprava chodníku u školy';
const OWN = 'Pronájem obecní louky rodině starosty';
const TASK = 'objednat opravu chodníku u místní firmy';
const BUDGET = 'Rozpočtové opatření č. 4';

describe('the mayor in place of the council', SUITE, () => {
  let office;
  let program;
  let clear;
  before(async () => {
    let home;
    ({ home, clear } = await ground());
    program = await SystemProgram.install();
    office = await Office.open({ home, env: { OBEZNIK_KEYRING: 'none', ...program.env } });
  });
  after(async () => {
    await office?.close();
    await program?.remove();
    await clear?.();
  });

  test('the wizard sets the mayor up in the place of the council and seats who founds the office', async () => {
    await writeVillage(office);
    await office.click('Pokračovat', 'form button');
    await office.reads('Kdo jste');
    await office.fill('Jméno', 'Josef');
    await office.fill('Příjmení', 'Lhotský');
    await office.fill('Funkce', 'starosta');
    await office.click('Heslovou větou', 'label.card');
    await office.fill('Heslová věta', 'lípa kámen řeka most');
    await office.fill('Heslová věta znovu', 'lípa kámen řeka most');
    await office.click('Založit úřad', 'form button');
    await office.reads('Obnovovací kód');
    await office.click('Teď ne', 'form button');
    await office.click('Pokračovat bez kódu', 'dialog[open] button');
    await office.click('Nechat bez listu', 'dialog[open] button');
    await office.reads('Starostou je Josef Lhotský.');
    await looks(office, 'starosta-1-organy');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Dokončit a otevřít', 'form button');
    await office.reads('Můj den');
    const { bodies, paper_types } = await asks(office, 'settings', {});
    const mayor = bodies.find((one) => one.value.kind === 'mayor');
    assert.deepEqual(mayor.members.map((one) => [one.person_name, one.role]), [['Josef Lhotský', 'chair']]);
    assert.ok(paper_types.some((one) => one.value.name === 'Rozhodnutí starosty'));
    assert.ok(!bodies.some((one) => one.value.kind === 'council'));
  });

  test('the page is empty and says how something comes there', async () => {
    await toDecisions();
    await office.reads('Na starostu teď nic nečeká');
    await office.reads('Zatím žádné rozhodnutí');
    await looked('starosta-2-prazdno');
  });

  test('a paper waits for the mayor in the day and on the page, and is decided by the keyboard', async () => {
    await draft(PAVEMENT, [
      { id: newId(), verb: 'schvaluje', text: 'opravu chodníku u školy za 96 000 Kč', points: [], task: null },
      { id: newId(), verb: 'ukládá', text: '', points: [{ text: TASK, points: [], task: { assignee: 'Josef Lhotský', due_on: dayIn(20) } }], task: null },
    ]);
    await draft(OWN, [{ id: newId(), verb: 'bere na vědomí', text: 'žádost o pacht louky', points: [], task: null }]);
    await begin(office);
    await goTo(office, DAY);
    await office.reads('čeká na rozhodnutí starosty');
    await looks(office, 'starosta-3-muj-den');
    await toDecisions();
    await office.reads(PAVEMENT);
    await looked('starosta-4-ceka');
    await goTo(office, PAPERS);
    await openRow(office, PAVEMENT);
    await office.reads('Návrh usnesení');
    await looks(office, 'starosta-5-tisk');
    await office.click('Rozhodnout', 'button.primary');
    await office.reads('Dostane číslo RS 1/');
    await looked('starosta-6-okno');
    await office.press(Key.control, Key.enter);
    await office.reads('Rozhodnutí RS 1/');
    await office.reads('v působnosti rady podle § 99 odst. 2');
    await office.reads(TASK);
    await looked('starosta-7-rozhodnuti');
  });

  test('the decision is printed with its paragraph and its task waits', async () => {
    await office.click('Rozhodnutí', 'button.primary');
    const printed = await office.until(async () => (await program.opened()).at(-1), 'the decision to be opened');
    assert.match(printed, /rozhodnuti-starosty-RS/u);
    const { rows } = await resolutions();
    const word = await invoke(office, 'make_document', { kind: 'extract', id: rows[0].id, format: 'docx' });
    assert.equal((await readFile(word)).subarray(0, 2).toString(), 'PK');
    await goTo(office, TASKS);
    await office.reads(TASK);
    await goTo(office, RESOLUTIONS);
    await office.reads('RS 1/');
  });

  test('a decision without a paper is asked about what its words make doubtful', async () => {
    await toDecisions();
    await openNew(office, 'Vydat rozhodnutí');
    await office.click('Vydat rozhodnutí', 'dialog[open] button');
    await office.reads('Napište, čeho se rozhodnutí týká.');
    await office.fill('Věc', BUDGET);
    await choose(office, await inClause(office, 0, 'Sloveso'), 'schvaluje');
    await (await inClause(office, 0, 'Text')).type('rozpočtové opatření č. 4 podle přílohy');
    await office.reads('jen v rozsahu, který mu svěřilo zastupitelstvo');
    await office.click('Vydat rozhodnutí', 'dialog[open] button');
    await office.reads('Odpovězte, nebo věc předejte zastupitelstvu.');
    await looked('starosta-8-upozorneni');
    await office.fill('Kterým usnesením to zastupitelstvo svěřilo', 'usnesení ZO 3/1/2026');
    await office.click('Vydat rozhodnutí', 'dialog[open] button');
    await office.reads('Rozhodnutí RS 2/');
    await office.reads('Odpověď: usnesení ZO 3/1/2026');
  });

  test('a lease is refused until its intention has hung', async () => {
    await toDecisions();
    await openNew(office, 'Vydat rozhodnutí');
    await office.fill('Věc', 'Pronájem prodejny');
    await choose(office, await inClause(office, 0, 'Sloveso'), 'schvaluje');
    await (await inClause(office, 0, 'Text')).type('pronájem nebytových prostor v budově č. p. 5');
    await office.reads('Není uvedeno, kdy byl záměr vyvěšen');
    assert.equal(await office.execute('return document.querySelector("dialog[open] button.primary").disabled'), true);
    await office.press(Key.escape);
    await closed(office);
    assert.equal((await resolutions()).total, 2);
  });

  test('a matter of the mayor is left to the assembly with the reason', async () => {
    await office.click('Nerozhodovat', 'main button');
    await office.find('dialog[open]');
    await office.click('Mám na věci osobní zájem', 'dialog[open] label');
    await office.fill('Důvod', 'Louku chce můj bratr.');
    await looked('starosta-9-nerozhodovat');
    await office.click('Předat dál', 'dialog[open] button');
    await closed(office);
    await office.reads('Na starostu teď nic nečeká');
    const paper = await asks(office, 'papers', { text: OWN, states: [], department: '', body: '', year: 0, mine: false, slice: SLICE });
    const detail = await asks(office, 'paper', { id: paper.rows[0].id });
    assert.deepEqual(detail.consultations.map((one) => [one.body.kind, one.state]), [['mayor', 'referred'], ['assembly', 'ready']]);
    assert.match(detail.consultations[0].reason, /§\s83\sodst\.\s2.*Louku chce můj bratr/u);
  });

  test('the assembly is told at its next session', async () => {
    const { bodies } = await asks(office, 'settings', {});
    const assembly = bodies.find((one) => one.value.kind === 'assembly').id;
    const meeting = newId();
    await does(office, 'circulation.plan_meeting', { meeting, body: assembly, term: 10, on: dayIn(20), starts_at: '18:00', place: 'Kulturní dům' });
    await begin(office);
    await office.reads('Můj den');
    await toDecisions();
    await office.click('Dát zprávu na program', 'main button');
    await office.reads('Zpráva je na programu zasedání.');
    const { items } = await asks(office, 'meeting', { id: meeting });
    // The closing of the session stays last; the report stands before it.
    assert.ok(items.length > 1 && items.at(-1).title === 'Závěr', items.map((item) => item.title).join());
    assert.match(items.find((item) => item.title.startsWith('Zpráva')).title, /^Zpráva\so\srozhodnutích\sstarosty\sv\spůsobnosti\srady\s\(RS\s1\/\d{4},\sRS\s2\/\d{4}\)$/u);
    await office.reads('už je zpráva o rozhodnutích: RS 1/');
    await office.until(async () => !/Dát\szprávu\sna\sprogram/u.test(await office.text()), 'the offer to go');
    await looked('starosta-10-vydana');
  });

  test('a council ends what the mayor may, and the page says so', async () => {
    const { bodies } = await asks(office, 'settings', {});
    const assembly = bodies.find((one) => one.value.kind === 'assembly');
    const council = { ...assembly.value, kind: 'council', name: 'Rada obce Lhota', short_name: 'Rada', abbreviation: 'RO', seats: 5, from: dayIn(0) };
    await does(office, 'municipality.define_body', { id: newId(), body: council });
    await begin(office);
    await office.reads('Můj den');
    await toDecisions();
    await office.reads('tu působí rada');
    assert.equal(await office.execute('return [...document.querySelectorAll("main button")].some((one) => one.innerText.includes("Nové rozhodnutí"))'), false);
    await looked('starosta-11-rada');
    await openPart(office, 'Orgány a členové', 'Starosta v působnosti rady');
    await looks(office, 'starosta-12-organy');
  });

  const SLICE = { sort: '', descending: false, offset: 0, limit: 100 };
  const resolutions = () => asks(office, 'resolutions', { text: '', body: '', year: 0, states: [], slice: { ...SLICE, descending: true } });

  async function toDecisions() {
    await office.click('Rozhodnutí starosty', 'nav a');
    await office.reads('Vydaná rozhodnutí');
  }

  /** A draft of the mayor's own type, submitted. */
  async function draft(title, clauses) {
    const { paper_types } = await asks(office, 'settings', {});
    const { me } = await asks(office, 'overview');
    const paper = newId();
    const type = paper_types.find((one) => one.value.name === 'Rozhodnutí starosty').id;
    await does(office, 'circulation.create_paper', {
      paper, paper_type: type, title, presenter: me.id, co_presenters: [], drafter: me.id, department: null, competence: '§ 102 odst. 3',
      confidentiality: 'public', named: [], report: 'Navrhuje starosta.', clauses, due_on: dayIn(10),
    });
    await does(office, 'circulation.submit_to_head', { paper });
  }

  /** As the page looks, with nothing out of reach in large text and no serious fault of accessibility. */
  async function looked(name) {
    await looks(office, name);
    assert.deepEqual(await inLargeText(office, () => outOfSight(office)), []);
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  }
});

const dayIn = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Prague' });
