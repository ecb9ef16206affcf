// A month of a village without a server: founded by its mayor, an assembly of seven is invited and decides, extracts
// are printed, a task is reported on, the computer is lost and the office comes back on a second one from a disk and
// the printed sheet.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { daysLater } from './clock.mjs';
import { goTo, SCREENS } from './demo.mjs';
import { Key, Office } from './driver.mjs';
import { SystemProgram } from './opened.mjs';
import { closed } from './paper.mjs';
import { asks, begin, does, ground, invoke, looks, newId, openPart } from './town.mjs';
import { writeVillage } from './village.mjs';

const [, , PAPERS, MEETINGS, RESOLUTIONS, TASKS] = SCREENS;
const PHRASE = 'lípa kámen řeka most';
const SALE = 'Záměr prodeje pozemku u hřiště';
const ROAD = 'Oprava cesty ke hřbitovu';
const TASK = 'objednat opravu cesty';
const MEMBERS = ['Jan Dub', 'Eva Jasanová', 'Karel Habr', 'Marie Lípová', 'Ota Buk', 'Věra Javorová'];
const DAYS_TO_ASSEMBLY = 15;

describe('a month of a village', { timeout: 1_200_000 }, () => {
  let office;
  let first;
  let second;
  let disk;
  let code;
  let program;
  let meeting;
  const papers = new Map();
  before(async () => {
    [first, second] = [await ground(), await ground()];
    disk = await mkdtemp(join(tmpdir(), 'obeznik-disk-'));
    program = await SystemProgram.install();
    office = await start(first.home);
  });
  after(async () => {
    await office?.close();
    await first?.clear();
    await second?.clear();
    await program?.remove();
    await rm(disk, { recursive: true, force: true });
  });

  test('the mayor founds it alone and copies the sheet down', async () => {
    await writeVillage(office);
    await office.click('Pokračovat', 'form button');
    await office.reads('Kdo jste');
    await office.fill('Jméno', 'Josef');
    await office.fill('Příjmení', 'Lhotský');
    await office.fill('Funkce', 'starosta');
    await office.click('Heslovou větou', 'label.card');
    await office.fill('Heslová věta', PHRASE);
    await office.fill('Heslová věta znovu', PHRASE);
    await office.click('Založit úřad', 'form button');
    await office.reads('Obnovovací kód');
    code = await office.until(async () => {
      const groups = await office.execute('return [...document.querySelectorAll(".code b")].map((one) => one.textContent)');
      return groups.length === 8 && groups.join('-');
    }, 'the code');
    const numbers = await office.execute('return [...document.querySelectorAll(".screen label")].map((one) => Number(/\\d+/u.exec(one.textContent)[0]))');
    const fields = await office.all('.screen input');
    for (const [place, number] of numbers.entries()) await fields[place].type(code.split('-')[number - 1]);
    await office.click('Pokračovat', 'form button');
    await office.reads('Orgány obce');
    await office.click('Dokončit a otevřít', 'form button');
    await office.reads('Můj den');
  });

  test('writes the seven members of the assembly down', async () => {
    const { bodies, me } = await asks(office, 'settings', {});
    const assembly = bodies.find((one) => one.value.kind === 'assembly').id;
    const seat = (person, role) => ({ body: assembly, person, role, from: '2026-10-10', to: null, end_reason: '', party: 'Společně pro Lhotu' });
    const mayor = me ?? (await asks(office, 'overview')).me.id;
    await does(office, 'municipality.set_membership', { id: newId(), membership: seat(mayor, 'chair') });
    for (const name of MEMBERS) {
      const [given, family] = name.split(' ');
      const id = newId();
      const person = { given, family, title_before: '', title_after: '', function: 'člen zastupitelstva', email: '', department: null, active: true };
      await does(office, 'municipality.define_person', { id, person });
      await does(office, 'municipality.set_membership', { id: newId(), membership: seat(id, 'member') });
    }
    await openPart(office, 'Orgány a členové', 'Zastupitelstvo obce Lhota');
    assert.equal((await asks(office, 'settings', {})).bodies.find((one) => one.value.kind === 'assembly').mandates, 7);
  });

  test('two drafts go straight on the agenda, and the invitation is printed', async () => {
    const { paper_types, bodies } = await asks(office, 'settings', {});
    const { me } = await asks(office, 'overview');
    const type = paper_types.find((one) => one.value.name === 'Návrh usnesení').id;
    const clauses = {
      [SALE]: [{ id: newId(), verb: 'schvaluje', text: 'záměr prodeje pozemku p. č. 12', points: [], task: null }],
      [ROAD]: [
        { id: newId(), verb: 'schvaluje', text: 'opravu cesty ke hřbitovu', points: [], task: null },
        { id: newId(), verb: 'ukládá', text: '', points: [{ text: TASK, points: [], task: { assignee: me.name, due_on: dayIn(40) } }], task: null },
      ],
    };
    meeting = newId();
    const assembly = bodies.find((one) => one.value.kind === 'assembly').id;
    await does(office, 'circulation.plan_meeting', { meeting, body: assembly, term: 10, on: dayIn(DAYS_TO_ASSEMBLY), starts_at: '18:00', place: 'Kulturní dům' });
    for (const title of [SALE, ROAD]) {
      const paper = newId();
      papers.set(title, paper);
      await does(office, 'circulation.create_paper', {
        paper, paper_type: type, title, presenter: me.id, co_presenters: [], drafter: me.id, department: null, competence: '§ 84',
        confidentiality: 'public', named: [], report: 'Navrhuje starosta.', clauses: clauses[title], due_on: null,
      });
      await open(title);
      await office.click('Předložit tisk', 'button');
      await office.click('Předložit tisk', 'dialog[open] button');
      await office.until(async () => (await asks(office, 'paper', { id: paper })).state === 'ready', 'the draft to be ready');
      await does(office, 'circulation.schedule', { paper, meeting, agenda_item: newId(), late_reason: '' });
    }
    await begin(office);
    await office.reads('Můj den');
    await goTo(office, MEETINGS);
    await office.click('Zastupitelstvo obce Lhota', '.line');
    await office.click('Svolat', 'button');
    await office.click('Svolat', 'dialog[open] button');
    await office.reads('Jednání je svoláno, pořad má verzi 1.');
    await looks(office, 'obec-mesic-1-svolano');
    const invitation = await invoke(office, 'make_document', { kind: 'invitation', id: meeting });
    assert.equal((await readFile(invitation)).subarray(0, 5).toString(), '%PDF-');
  });

  test('the assembly decides by names and the extract is printed', async () => {
    await daysPass(DAYS_TO_ASSEMBLY);
    await goTo(office, MEETINGS);
    await office.click('dnes', 'button.line');
    await office.reads(SALE);
    for (const votes of ['*', '2*']) {
      await office.click('Zapsat výsledek', 'button');
      await office.find('dialog[open]');
      await office.click('Po jménech', 'dialog[open] label, dialog[open] button, dialog[open] [role=radio]');
      await (await office.find('[role=listbox][aria-label]')).type(votes);
      await office.reads('Zapsáno všech 7 členů.');
      await office.picture('obec-mesic-2-hlasovani');
      await office.click('Zapsat výsledek', 'dialog[open] button');
      await closed(office);
    }
    await goTo(office, RESOLUTIONS);
    await office.click(ROAD, 'td');
    await office.press(Key.enter);
    await office.reads('Znění');
    await office.click('Výpis', 'button.primary');
    const printed = await office.until(async () => (await program.opened()).at(-1), 'the extract to be opened');
    assert.match(printed, /vypis-usneseni/u);
    await looks(office, 'obec-mesic-3-usneseni');
  });

  test('its task is reported on', async () => {
    await goTo(office, TASKS);
    await office.click(TASK, 'td');
    await office.click('Podat zprávu', 'button');
    await office.find('dialog[open]');
    await office.fill('Co', 'Cesta je objednaná u technických služeb.');
    await office.click('Podat zprávu', 'dialog[open] button');
    await office.reads('Zpráva k úkolu je podána.');
  });

  test('a backup lies on a disk, the computer is lost, and the office is back on a second one by the sheet alone', async () => {
    await openPart(office, 'Zálohy', 'Zálohy se zatím nikam neukládají.');
    await office.fill('Složka pro zálohy', disk);
    await office.click('Zálohovat sem', 'main button');
    await office.reads('Zálohy se budou ukládat sem.');
    await office.click('Zálohovat nyní', 'main button');
    await office.reads('Po zapsání ji program otevřel a zkontroloval.');
    const before = await everything();
    await office.close();
    await first.clear();
    office = await start(second.home, daysLater(DAYS_TO_ASSEMBLY));
    await office.reads('S čím začnete?');
    await office.click('Obnovit ze zálohy', 'label.card');
    await office.click('Pokračovat', 'form button');
    await office.fill('Disk nebo složka se zálohami', disk);
    await office.click('Najít zálohy', 'form button');
    await office.reads('Nejnovější:');
    await office.fill('Obnovovací kód', code.toLowerCase());
    await office.click('Obnovit úřad', 'form button');
    await office.until(async () => /Úřad je obnovený ze zálohy/u.test(await office.text()), 'the office', 120_000);
    await looks(office, 'obec-mesic-4-obnoveno');
    assert.deepEqual(await everything(), before);
  });

  const start = (home, env = {}) => Office.open({ home, env: { OBEZNIK_KEYRING: 'none', ...program.env, ...env } });

  async function open(title) {
    await begin(office);
    await office.reads('Můj den');
    await goTo(office, PAPERS);
    await office.click(title, 'td');
    await office.press(Key.enter);
    await office.reads('Návrh usnesení');
  }

  async function daysPass(days) {
    office.ownsHome = false;
    await office.close();
    office = await start(first.home, daysLater(days));
    await office.reads('Odemknout úřad');
    await office.fill('Heslová věta', PHRASE);
    await office.click('Odemknout', 'form button');
    await office.reads('Můj den');
  }

  /** What the village decided, as its lists have it. */
  async function everything() {
    const slice = { sort: '', descending: false, offset: 0, limit: 100 };
    const resolutions = await asks(office, 'resolutions', { text: '', body: '', year: 0, states: [], slice });
    const tasks = await asks(office, 'tasks', { text: '', which: 'all', mine: false, slice });
    const { history } = await asks(office, 'paper', { id: papers.get(ROAD) });
    return {
      resolutions: resolutions.rows.map(({ id, number, title }) => [id, number, title]),
      tasks: tasks.rows.map(({ id, text, state }) => [id, text, state]),
      history: history.map(({ at, what }) => [at, what.key]),
    };
  }
});

const dayIn = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Prague' });
