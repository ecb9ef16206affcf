// Two persons erase what is due: one proposes, another reads it, takes something out and agrees; the program erases.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousFaults, seriousInBothThemes } from './axe.mjs';
import { daysLater } from './clock.mjs';
import { goTo, SCREENS } from './demo.mjs';
import { Key, Office } from './driver.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { addPerson, asks, begin, does, FOUNDER, foundOffice, ground, invoke, looks, newId, openPart } from './town.mjs';

const CHIEF = 'okno do zahrady s jabloní';
const KEEPING = ['Správa údajů', 'Otevřít správu údajů'];

describe('two persons erase', SUITE, () => {
  let place;
  let office;
  let officer;
  let chief;
  let papers;
  before(async () => {
    place = await ground();
    office = await Office.open({ home: place.home });
    await foundOffice(office);
    officer = (await asks(office, 'session')).person.id;
    chief = await addPerson(office, 'Petr', 'Dvořák', 'chief_officer');
    await role(officer, 'data_protection');
    papers = [await withdrawn('Oprava lávky'), await withdrawn('Prodej pozemku')];
    await invoke(office, 'open_profile', { person: chief, secret: CHIEF });
    await office.close();
    office = await Office.open({ home: place.home, env: daysLater(12 * 365) });
    await office.reads('Odemknout úřad');
    await office.fill('Heslová věta', FOUNDER);
    await office.press(Key.enter);
    await office.reads('Můj den');
  });
  after(async () => {
    await office?.close();
    await place?.clear();
  });

  test('the data protection officer chooses what is due and says on what ground', async () => {
    await openKeeping();
    await office.until(async () => (await rowCount()) === 4, 'two papers and their comments');
    await office.click('Vybrat všechno', 'main button');
    await office.reads('Vybrány 4 položky');
    await looks(office, 'vymazani-1-vyber');
    await office.click('Navrhnout vymazání', 'main button');
    await office.reads('Návrh obsahuje 4 položky');
    await office.click('Navrhnout', 'dialog[open] button.primary');
    await office.reads('Napište, na základě čeho vymazání navrhujete.');
    await office.reads('Napište číslo jednací souhlasu archivu.');
    await looks(office, 'vymazani-2-navrh');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.fill('Na základě čeho', 'Uplynula lhůta podle spisového plánu');
    await office.fill('Souhlas archivu', 'SOA 112/2038');
    await office.click('Navrhnout', 'dialog[open] button.primary');
    await office.reads('Návrh čeká na druhou osobu.');
    await office.reads('Tisky: 2, Komentáře: 2');
    await office.picture('vymazani-3-seznam');
  });

  test('who proposed cannot agree, and is told who can', async () => {
    await openRow(office, 'Tisky: 2');
    await office.reads('Souhlasit musí jiná osoba než ta, která navrhla.');
    await office.reads('Po vymazání to nevrátí ani záloha programu.');
    assert.ok(!(await buttons()).some((words) => words.startsWith('Souhlasit s vymazáním')));
    await looks(office, 'vymazani-4-vlastni');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('another person finds it in the morning and takes one paper out by the keyboard', async () => {
    await sits(chief, CHIEF);
    await office.reads('Návrh vymazat 4 položky po lhůtě');
    await office.picture('vymazani-5-muj-den');
    await office.click('Posoudit návrh', 'main button');
    await office.reads('SOA 112/2038');
    await office.reads('Prodej pozemku');
    const table = await office.find('[role=grid]');
    await office.execute('arguments[0].focus()', table);
    const at = await office.execute(
      'return [...document.querySelectorAll("[role=grid] tbody tr")].findIndex((row) => row.innerText.includes("Prodej pozemku") && row.innerText.startsWith("Tisky"))',
    );
    assert.ok(at >= 0, 'the paper is in the list');
    await office.press(Key.home);
    for (let step = 0; step < at; step += 1) await office.press(Key.down);
    await office.press(' ');
    await office.reads('1 položka vyjmuta, zůstane.');
    await looks(office, 'vymazani-6-posouzeni');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.execute('document.documentElement.style.fontSize = "200%"');
    assert.deepEqual(await seriousFaults(office), []);
    await office.execute('document.documentElement.style.fontSize = ""');
  });

  test('the agreement says what cannot be taken back, and the program erases', async () => {
    await office.click('Souhlasit s vymazáním', 'main button.primary');
    await office.reads('Vymazat 3 položky?');
    await office.reads('Tisky: 1, Komentáře: 2');
    await looks(office, 'vymazani-7-souhlas');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Souhlasím, vymazat', 'dialog[open] button');
    await office.reads('Souhlas: Petr Dvořák');
    await office.reads('Název program nezná');
    await office.reads('Vyjmuto, zůstává');
    await looks(office, 'vymazani-8-hotovo');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    const { rows } = await asks(office, 'papers', {
      text: '', states: [], body: '', department: '', mine: false, year: 0, slice: { offset: 0, limit: 9, sort: '', descending: false },
    });
    assert.deepEqual(rows.map((row) => row.title), ['Prodej pozemku']);
    await assert.rejects(asks(office, 'paper', { id: papers[0] }), (error) => error.api?.key === 'paper-erased');
  });

  test('what was taken out is due on, what was erased is not', async () => {
    await openKeeping();
    await office.until(async () => (await rowCount()) === 1, 'the paper that stays');
    await office.reads('Prodej pozemku');
    await office.click('Vymazání', '.filters button');
    await office.reads('Vymazáno');
  });

  async function role(person, name) {
    const { bodies } = await asks(office, 'settings', {});
    const body = bodies.find((one) => one.value.kind === 'office').id;
    const membership = { body, person, role: name, from: '2026-10-10', to: null, end_reason: '', party: '' };
    await does(office, 'municipality.set_membership', { id: newId(), membership });
  }

  async function sits(person, secret) {
    await invoke(office, 'sign_in', { person, secret });
    await begin(office);
    await office.reads('Můj den');
  }

  async function openKeeping() {
    await goTo(office, SCREENS[0]);
    await openPart(office, ...KEEPING);
    await office.click('Otevřít správu údajů', 'button');
    await office.reads('co úřad ví o jedné osobě');
    await office.click('Po lhůtě', '.filters button');
  }

  /** A paper with a comment that its drafter withdrew. */
  async function withdrawn(title) {
    const [body, type, paper] = [newId(), newId(), newId()];
    await does(office, 'municipality.define_body', {
      id: body,
      body: {
        kind: 'committee', name: `Komise ${title}`, short_name: 'Komise', abbreviation: 'K', parent: null, seats: 5, resolution_pattern: '',
        verbs: [], agenda_sections: [], papers_close_days: 7, notice_days: 7, is_public: false, place: '', starts_at: '16:00', from: '2022-10-01', to: null,
      },
    });
    await does(office, 'circulation.define_paper_type', {
      paper_type: type,
      value: {
        name: `Materiál ${title}`, abbreviation: 'M', route: [{ id: 'komise', kind: 'consultation', body, role: 'opinion', days: null, mandatory: true }],
        required_opinions: [], number_pattern: '{seq:year}/{yyyy}', competence_hint: '', active: true,
      },
    });
    await does(office, 'circulation.create_paper', {
      paper, title, paper_type: type, presenter: officer, drafter: officer, department: null, competence: '', confidentiality: 'all_bodies', clauses: [],
    });
    await does(office, 'circulation.add_comment', { paper, comment: newId(), text: 'Chybí mapa.' });
    await does(office, 'circulation.withdraw_paper', { paper, reason: 'Opraví se příští rok.' });
    return paper;
  }

  const rowCount = () => office.execute('return Number(document.querySelector("[aria-rowcount]")?.getAttribute("aria-rowcount") ?? 1) - 1');
  const buttons = () => office.execute('return [...document.querySelectorAll("main button")].map((one) => one.innerText.trim().replace(/\\s/gu, " "))');
});
