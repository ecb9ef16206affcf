// A month of a village without a server: founded by its mayor, an assembly of seven is invited and decides, extracts
// are printed, a task is reported on, the computer is lost and the office comes back on a second one from a disk and
// the printed sheet.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { daysLater } from './clock.mjs';
import { goTo, SCREENS } from './demo.mjs';
import { Key, Office } from './driver.mjs';
import { openMeeting } from './meeting.mjs';
import { SystemProgram } from './opened.mjs';
import { choose, closed, inClause, openNew, saved, select, writeClause, writeReport } from './paper.mjs';
import { LONG_MS } from './patience.mjs';
import { chooseRow, openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { asks, ground, invoke, looks, openPart } from './town.mjs';
import { verified } from './verify.mjs';
import { writeVillage } from './village.mjs';

const [, , PAPERS, MEETINGS, RESOLUTIONS, TASKS] = SCREENS;
const PHRASE = 'lípa kámen řeka most';
const SALE = 'Záměr prodeje pozemku u hřiště';
const ROAD = 'Oprava cesty ke hřbitovu';
/** What the assembly decides about each. */
const CLAUSES = { [SALE]: 'záměr prodeje pozemku p. č. 12', [ROAD]: 'opravu cesty ke hřbitovu' };
const TASK = 'objednat opravu cesty';
/** The annex of the paper about the road. */
const OFFER = { name: 'nabídka na cestu.txt', text: 'Oprava cesty ke hřbitovu za 168 000 Kč, 120 metrů.' };
const MEMBERS = ['Jan Dub', 'Eva Jasanová', 'Karel Habr', 'Marie Lípová', 'Ota Buk', 'Věra Javorová'];
const ASSEMBLY = 'Zastupitelstvo obce Lhota';
const DAYS_TO_ASSEMBLY = 15;

describe('a month of a village', SUITE, () => {
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
    await openPart(office, 'Lidé', 'Josef Lhotský');
    for (const name of MEMBERS) {
      const [given, family] = name.split(' ');
      await office.click('Přidat osobu', 'main button');
      await office.find('dialog[open]');
      await office.fill('Jméno', given);
      await office.fill('Příjmení', family);
      await office.fill('Funkce', 'člen zastupitelstva');
      await office.click('Uložit', 'dialog[open] button');
      await closed(office);
    }
    await usable();
    await openPart(office, 'Orgány a členové', ASSEMBLY);
    await office.click(ASSEMBLY, 'button.name');
    for (const [name, role] of [['Lhotský', 'chair'], ...MEMBERS.map((one) => [one, 'member'])]) {
      await office.click('Přidat člena', 'button');
      await choose(office, await office.field('Osoba'), name);
      await office.soon(
        `the role ${role}`,
        `const list = [...document.querySelectorAll('dialog[open] select')].find((one) => [...one.options].some(({ value }) => value === arguments[0]));
         list.value = arguments[0];
         list.dispatchEvent(new Event('change', { bubbles: true }));`,
        role,
      );
      await office.fill('Volební strana', 'Společně pro Lhotu');
      await office.click('Přidat člena', 'dialog[open] button');
      await closed(office);
    }
    await looks(office, 'obec-mesic-0-clenove');
    await usable();
    assert.equal((await asks(office, 'settings', {})).bodies.find((one) => one.value.kind === 'assembly').mandates, 7);
  });

  test('two drafts go straight on the agenda, and the invitation is printed', async () => {
    await drafted(SALE, [CLAUSES[SALE]]);
    await drafted(ROAD, [CLAUSES[ROAD]], TASK, OFFER);
    await goTo(office, [4, '', 'Zatím tu není žádné jednání']);
    await openNew(office, 'Které jednání naplánovat?');
    await select(office, 'Orgán', 'Zastupitelstvo');
    await office.type('Den', `${written(DAYS_TO_ASSEMBLY)}${Key.tab}`);
    await office.click('Naplánovat jednání', 'dialog[open] button');
    await closed(office);
    await office.reads('Připravené tisky');
    for (const title of [SALE, ROAD]) await putOn(title);
    [{ id: meeting }] = await asks(office, 'meetings', { body: '', from: null, to: null });
    const begins = (await asks(office, 'meeting', { id: meeting })).items.filter((item) => item.paper === '').map((item) => item.title);
    assert.deepEqual(begins, ['Zahájení zasedání', 'Určení zapisovatele a ověřovatelů zápisu', 'Schválení programu', 'Kontrola plnění usnesení', 'Různé a diskuse', 'Závěr']);
    await office.click('Svolat', 'button');
    await office.reads('Chybí začátek nebo místo.');
    assert.equal(await (await office.findText('Svolat', 'dialog[open] button')).isEnabled(), false, 'nobody could be invited');
    await office.picture('obec-mesic-1-bez-mista');
    await office.press(Key.escape);
    await closed(office);
    await office.soon('further acts', `document.querySelector('[aria-label^="Další úkony"]').click()`);
    await office.click('Změnit den, čas, místo', 'button');
    await office.fill('Začátek', '18.00');
    await office.fill('Místo', 'Kulturní dům');
    await office.click('Uložit změnu', 'dialog[open] button');
    await closed(office);
    await office.click('Svolat', 'button');
    await office.click('Svolat', 'dialog[open] button');
    await office.reads('Jednání je svoláno, pořad má verzi 1.');
    await closed(office);
    await usable();
    await looks(office, 'obec-mesic-1-svolano');
    await office.click('Pozvánka', 'button');
    const [invitation] = await printed(/oznameni-o-zasedani/u, 1);
    const words = wordsOf(invitation);
    for (const said of [SALE, ROAD, 'Kulturní dům']) assert.ok(words.includes(said), words);
  });

  test('the assembly decides by names and the extracts are printed', async () => {
    await daysPass(DAYS_TO_ASSEMBLY);
    await openMeeting(office, meeting);
    await office.reads(SALE);
    for (const [title, votes] of [[SALE, '*'], [ROAD, '2*']]) {
      await chooseRow(office, title, '[role=grid] td');
      await office.click('Zapsat výsledek', 'button');
      await office.find('dialog[open]');
      await office.click('Po jménech', 'dialog[open] label, dialog[open] button, dialog[open] [role=radio]');
      await (await office.find('[role=listbox][aria-label]')).type(votes);
      await office.reads('Zapsáno všech 7 členů.');
      await office.picture('obec-mesic-2-hlasovani');
      await usable();
      await office.click('Zapsat výsledek', 'dialog[open] button');
      await closed(office);
    }
    for (const [place, [title, decided]] of Object.entries(CLAUSES).entries()) {
      await goTo(office, RESOLUTIONS);
      await openRow(office, title);
      await office.reads('Znění');
      await office.click('Výpis', 'button.primary');
      const words = wordsOf((await printed(/vypis-usneseni/u, place + 1)).at(-1));
      assert.ok(words.includes(decided), words);
    }
    await looks(office, 'obec-mesic-3-usneseni');
    await usable();
  });

  test('its task is reported on', async () => {
    await goTo(office, TASKS);
    await chooseRow(office, TASK);
    await office.click('Podat zprávu', 'button');
    await office.find('dialog[open]');
    await office.fill('Co', 'Cesta je objednaná u technických služeb.');
    await office.click('Podat zprávu', 'dialog[open] button');
    await office.reads('Zpráva k úkolu je podána.');
    await usable();
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
    await office.until(async () => /Úřad je obnovený ze zálohy/u.test(await office.text()), 'the office', LONG_MS);
    await looks(office, 'obec-mesic-4-obnoveno');
    assert.deepEqual(await everything(), before);
    await usable();
  });

  test('the chain of what came back is whole from its first link', async () => {
    await office.close();
    office = undefined;
    const { whole, links, damaged_blobs } = verified(join(second.home, 'urad'), PHRASE);
    assert.deepEqual([whole, damaged_blobs], [true, []]);
    assert.ok(links > 30, `${links} links`);
  });

  const start = (home, env = {}) => Office.open({ home, env: { OBEZNIK_KEYRING: 'none', ...program.env, ...env } });

  /** Founds a draft, with a task for the mayor and an annex if there are such, and submits it. */
  async function drafted(title, clauses, task, annex) {
    await goTo(office, PAPERS);
    await openNew(office, 'Založit nový tisk');
    await select(office, 'Druh tisku', 'Návrh usnesení');
    await office.fill('Název', title);
    await office.type('Působnost', '§ 84');
    await office.click('Založit tisk', 'dialog[open] button');
    await closed(office);
    await office.reads('Přidat bod');
    for (const [place, text] of clauses.entries()) await writeClause(office, place, 'schvaluje', text);
    if (task) {
      await writeClause(office, clauses.length, 'ukládá', task);
      await choose(office, await inClause(office, clauses.length, 'Odpovídá'), 'Lhotský');
      await (await inClause(office, clauses.length, 'Termín')).type(`${written(40)}${Key.tab}`);
    }
    await saved(office);
    if (annex) {
      const path = join(disk, annex.name);
      await writeFile(path, annex.text);
      await office.give(path, '.files input[type=file]:not(.view)');
      await office.findText('nabídka na cestu', '.att .link');
      await rm(path);
    }
    await writeReport(office, 'Navrhuje starosta.');
    await usable();
    papers.set(title, await office.until(() => idOf(title), `the paper ${title}`));
    await office.click('Předložit tisk', 'button');
    await office.click('Předložit tisk', 'dialog[open] button');
    await office.until(async () => (await asks(office, 'paper', { id: papers.get(title) })).state === 'ready', 'the draft to be ready');
  }

  async function idOf(text) {
    const slice = { sort: '', descending: false, offset: 0, limit: 5 };
    return (await asks(office, 'papers', { text, states: [], body: '', department: '', year: 0, mine: false, slice })).rows[0]?.id;
  }

  /** The plus beside the ready paper. */
  async function putOn(title) {
    const plus = `
      const row = [...document.querySelectorAll('.rd')].find((one) => one.textContent.includes(arguments[0]));
      const found = row?.querySelector('button[aria-label], .btn');
      found?.click();
      return Boolean(found);`;
    await office.until(() => office.execute(plus, title), `the ready paper ${title}`);
    await office.reads(`Zařazeno: ${title}`);
  }

  /** Files so named that were opened in the system's program, once there are so many of them. */
  function printed(name, count) {
    return office.until(async () => {
      const found = (await program.opened()).filter((path) => name.test(path));
      return found.length >= count && found;
    }, `${count} × ${name}`);
  }

  async function usable() {
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
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

  /** What the village decided, as its lists have it, and the annex as another program gets it. */
  async function everything() {
    const slice = { sort: '', descending: false, offset: 0, limit: 100 };
    const resolutions = await asks(office, 'resolutions', { text: '', body: '', year: 0, states: [], slice });
    const tasks = await asks(office, 'tasks', { text: '', which: 'all', mine: false, slice });
    const { history, attachments } = await asks(office, 'paper', { id: papers.get(ROAD) });
    const [{ id, name }] = attachments;
    const handed = (await program.opened()).length;
    await invoke(office, 'open_attachment', { id });
    const copy = await office.until(async () => (await program.opened())[handed], 'the annex to be opened');
    const annex = { name, text: await readFile(copy, 'utf8') };
    assert.deepEqual(annex, OFFER);
    return {
      annex,
      resolutions: resolutions.rows.map(({ id, number, title }) => [id, number, title]),
      tasks: tasks.rows.map(({ id, text, state }) => [id, text, state]),
      history: history.map(({ at, what }) => [at, what.key]),
    };
  }
});

/** What stands in a PDF, with words whole that were divided at the end of a line. */
const wordsOf = (path) => execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).replace(/[-\u00ad\u2010]\n/gu, '').replace(/\s+/gu, ' ');

/** A day so many days ahead as a clerk writes it. */
const written = (days) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Prague' }).split('-').map(Number).reverse().join('. ');
