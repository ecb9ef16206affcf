// Care of data: periods of the municipality, what is due, and the statement about a person.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { seriousFaults, seriousInBothThemes } from './axe.mjs';
import { daysLater } from './clock.mjs';
import { goTo, invoke, openVzorov, SCREENS, send } from './demo.mjs';
import { Key, Office } from './driver.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { foundOffice, ground } from './town.mjs';

describe('care of data', SUITE, () => {
  let office;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(() => office?.close());

  test('shows periods to everybody and lets nobody change them who does not care for data', async () => {
    await open(office);
    await office.reads('Po lhůtě nic není');
    await office.picture('sprava-udaju');
    await show(office, 'Lhůty');
    await office.reads('trvale, předává se archivu');
    await office.until(async () => (await line(office, 'Komentáře')).includes('3 roky'), 'the proposed period');
    assert.equal(await office.execute('return document.querySelectorAll("main li button").length'), 0);
    assert.ok(!(await texts(office)).includes('Výpis o osobě…'));
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('lets the data protection officer set a period of the municipality and take it back', async () => {
    await becomeOfficer(office);
    await office.until(async () => (await texts(office)).includes('Výpis o osobě…'), 'the button of the officer');
    await press(office, 'Změnit lhůtu: Tisky');
    await office.reads('Navrženo: 10');
    await office.fill('Počet let', '120');
    await office.reads('Napište celý počet let');
    await office.picture('sprava-udaju-lhuta');
    await office.fill('Počet let', '15');
    await office.click('Nastavit lhůtu', 'dialog[open] button');
    await office.until(async () => (await line(office, 'Tisky')).includes('15 let'), 'the period that was set');
    assert.ok((await line(office, 'Tisky')).includes('vlastní lhůta'));
    await office.picture('sprava-udaju-lhuty');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.picture('sprava-udaju-lhuty-tmave');
    await office.theme('light');
    await press(office, 'Změnit lhůtu: Tisky');
    const field = await office.field('Počet let');
    await office.execute('arguments[0].value = ""; arguments[0].dispatchEvent(new Event("input", { bubbles: true }));', field);
    await office.click('Nastavit lhůtu', 'dialog[open] button');
    await office.until(async () => (await line(office, 'Tisky')).includes('10 let'), 'the proposed period again');
  });

  test('asks about whom and upon what before a statement is made', async () => {
    await office.click('Výpis o osobě…', 'button');
    await office.reads('Vydání se zapíše');
    await office.click('Uložit…', 'dialog[open] button');
    await office.reads('Vyberte osobu.');
    await office.reads('Napište, na základě čeho výpis vydáváte.');
    await office.picture('vypis-o-osobe');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.picture('vypis-o-osobe-tmave');
    await office.theme('light');
    await office.execute('document.documentElement.style.fontSize = "200%"');
    await office.picture('vypis-o-osobe-200');
    assert.deepEqual(await seriousFaults(office), []);
    await office.execute('document.documentElement.style.fontSize = ""');
    await office.press(Key.escape);
    await office.until(async () => !(await office.execute('return document.querySelector("dialog[open]") !== null')), 'the dialog is closed');
    await show(office, 'Vydané výpisy');
    await office.reads('Žádný výpis o osobě zatím vydán nebyl');
  });

  test('lists statements that were made, and loses nothing at 200 %', async () => {
    const { value: session } = await invoke(office, 'session', {});
    const noted = await send(office, 'keeping.note_statement', { person: session.person.id, request: 'MUVZ 311/2026' });
    assert.equal(noted.error, undefined, JSON.stringify(noted.error));
    await leaveAndOpen(office);
    await show(office, 'Vydané výpisy');
    await office.reads('MUVZ 311/2026');
    await office.execute('document.documentElement.style.fontSize = "200%"');
    await office.picture('sprava-udaju-200');
    assert.deepEqual(await seriousFaults(office), []);
    await office.execute('document.documentElement.style.fontSize = ""');
  });

  test('finds texts that name who is no person of the office, and lets an official tell namesakes apart', async () => {
    const noted = await send(office, 'keeping.note_statement', { person: null, name: 'Karel Vomáčka', request: 'žádost Karla Vomáčky' });
    assert.equal(noted.error, undefined, JSON.stringify(noted.error));
    await leaveAndOpen(office);
    await office.click('O kom, kdo v úřadu nepůsobí…', 'button');
    await office.reads('Občané bývají v textech jen jmenováni');
    await office.click('Najít texty', 'dialog[open] button');
    await office.reads('Napište příjmení.');
    await office.fill('Jméno', 'Karel');
    await office.fill('Příjmení', 'Vomáčka');
    await office.click('Najít texty', 'dialog[open] button');
    await office.reads('žádost Karla Vomáčky');
    await office.reads('Není označen žádný text.');
    await office.soon('the first text to be marked', 'document.querySelector("dialog[open] li input[type=checkbox]").click();');
    await office.reads('Označen 1 text.');
    await office.picture('vypis-jmenovany');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.picture('vypis-jmenovany-tmave');
    await office.theme('light');
    await office.execute('document.documentElement.style.fontSize = "200%"');
    await office.picture('vypis-jmenovany-200');
    assert.deepEqual(await seriousFaults(office), []);
    await office.execute('document.documentElement.style.fontSize = ""');
    await office.click('Uložit výpis…', 'dialog[open] button');
    await office.reads('Napište, na základě čeho výpis vydáváte.');
    await office.click('Hledat jinak', 'dialog[open] button');
    await office.fill('Další slova', 'Neznámá 12');
    await office.click('Najít texty', 'dialog[open] button');
    await office.reads('Slova nestojí v žádném textu');
    await office.press(Key.escape);
    await office.until(async () => !(await office.execute('return document.querySelector("dialog[open]") !== null')), 'the dialog is closed');
    await show(office, 'Vydané výpisy');
    await office.reads('Karel Vomáčka');
  });
});

describe('twelve years later', SUITE, () => {
  let place;
  let office;
  before(async () => {
    place = await ground();
    office = await Office.open({ home: place.home });
    await foundOffice(office, null);
    await withdrawnPaper(office);
    await office.close();
    office = await Office.open({ home: place.home, env: daysLater(12 * 365) });
  });
  after(async () => {
    await office?.close();
    await place?.clear();
  });

  test('a withdrawn paper and its comment are due, the paper is opened from the list', async () => {
    await open(office);
    await office.until(async () => (await rowCount(office)) === 2, 'the paper and its comment');
    await office.reads('Nic nebrání');
    await office.picture('sprava-udaju-po-lhute');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.picture('sprava-udaju-po-lhute-tmave');
    await office.theme('light');
    await show(office, 'Zatím nesmí');
    await office.reads('Nic po lhůtě nečeká');
    await show(office, 'Nic nebrání');
    await openRow(office, 'Tisky');
    await office.reads('Oprava lávky');
  });
});

/** A paper with a comment that its drafter withdrew. */
async function withdrawnPaper(office) {
  const { value: session } = await invoke(office, 'session', {});
  const [body, type, paper] = [randomUUID(), randomUUID(), randomUUID()];
  const me = session.person.id;
  const acts = [
    ['municipality.define_body', {
      id: body,
      body: {
        kind: 'council', name: 'Rada města', short_name: 'Rada', abbreviation: 'RM', parent: null, seats: 5, resolution_pattern: 'R/{seq:year}/{yyyy}',
        verbs: [], agenda_sections: [], papers_close_days: 7, notice_days: 7, is_public: false, place: '', starts_at: '16:00', from: '2022-10-01', to: null,
      },
    }],
    ['circulation.define_paper_type', {
      paper_type: type,
      value: {
        name: 'Materiál', abbreviation: 'M', route: [{ id: 'rada', kind: 'consultation', body, role: 'decides', days: null, mandatory: true }],
        required_opinions: [], number_pattern: '{seq:year}/{yyyy}', competence_hint: '', active: true,
      },
    }],
    ['circulation.create_paper', {
      paper, title: 'Oprava lávky', paper_type: type, presenter: me, drafter: me, department: null, competence: '',
      confidentiality: 'all_bodies', clauses: [],
    }],
    ['circulation.add_comment', { paper, comment: randomUUID(), text: 'Chybí mapa.' }],
    ['circulation.withdraw_paper', { paper, reason: 'Opraví se příští rok.' }],
  ];
  for (const [kind, payload] of acts) {
    const done = await send(office, kind, payload);
    assert.equal(done.error, undefined, `${kind} ${JSON.stringify(done.error)}`);
  }
}

async function open(office) {
  await goTo(office, SCREENS[7]);
  await office.click('Správa údajů', '.parts button');
  await office.click('Otevřít správu údajů', 'button');
  await office.reads('co úřad ví o jedné osobě');
}

async function leaveAndOpen(office) {
  await goTo(office, SCREENS[0]);
  await open(office);
}

/** The one who is signed in takes the role that cares for data; the page is opened anew. */
async function becomeOfficer(office) {
  const { value: session } = await invoke(office, 'session', {});
  const { value: settings } = await invoke(office, 'query', { name: 'settings', input: {} });
  const body = settings.bodies.find((one) => one.value.kind === 'office').id;
  const membership = { body, person: session.person.id, role: 'data_protection', from: '2022-10-01', to: null, end_reason: '', party: '' };
  const done = await send(office, 'municipality.set_membership', { id: randomUUID(), membership });
  assert.equal(done.error, undefined, JSON.stringify(done.error));
  await leaveAndOpen(office);
  await show(office, 'Lhůty');
}

const show = (office, words) => office.click(words, '.filters button');
const texts = (office) => office.execute('return [...document.querySelectorAll("main button")].map((one) => one.innerText.trim().replace(/\\s/gu, " "))');
const line = (office, words) =>
  office.execute('return [...document.querySelectorAll("main li")].find((one) => one.innerText.startsWith(arguments[0]))?.innerText.replace(/\\s+/gu, " ") ?? ""', words);
const rowCount = (office) => office.execute('return Number(document.querySelector("[aria-rowcount]")?.getAttribute("aria-rowcount") ?? 1) - 1');

async function press(office, label) {
  await office.until(
    () => office.execute('const one = document.querySelector(`button[aria-label="${arguments[0]}"]`); one?.click(); return Boolean(one);', label),
    `the button ${label}`,
  );
}
