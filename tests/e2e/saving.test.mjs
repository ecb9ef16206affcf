// Files that leave the office, saved in the system's own dialog as a person does it: the papers of a meeting as an
// envelope, an e-mail and for paper, the package for a supervisory body, the statement about a person.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { Office } from './driver.mjs';
import { openMeeting } from './meeting.mjs';
import { SystemProgram } from './opened.mjs';
import { choose, closed, isAsked } from './paper.mjs';
import { LONG_MS } from './patience.mjs';
import { readyPaper } from './ready.mjs';
import { SaveDialog } from './save.mjs';
import { SUITE } from './suite.mjs';
import { asks, begin, does, ground, looks, newId, openPart } from './town.mjs';

const [, , , , , , , SETTINGS] = SCREENS;
const OPEN = 'Oprava zábradlí na náměstí';
const KEPT = 'Výpověď nájmu Kvádrutínovi';
const APOLOGY = 'Jedu za dcerou.';
const SHARED = 'Kam uložit obálku';

describe('files that are saved by hand', SUITE, () => {
  let office;
  let programs;
  let reader;
  let room;
  let elsewhere;
  let council;
  let meeting;
  let kept;
  /** Members of the council: for the envelope, the e-mail and the paper. */
  let members;
  let phrase;
  let envelope;
  let answer;
  before(async () => {
    room = await mkdtemp(join(tmpdir(), 'obeznik-ulozeno-'));
    programs = await SystemProgram.install();
    office = await openVzorov({ env: programs.env });
    await office.reads('Čeká na vás');
    await convene();
  });
  after(async () => {
    await office?.close();
    await reader?.close();
    await elsewhere?.clear();
    await programs?.remove();
    await rm(room, { recursive: true, force: true });
  });

  test('an envelope that is not saved after all did not go and leaves nothing', async () => {
    await channel(members[0], 'bundle');
    await press(members[0], 'Vytvořit obálku…');
    phrase = await office.until(() => office.execute('return document.querySelector("dialog[open] input").value'), 'a pass-phrase');
    await office.click('Uložit obálku', 'dialog[open] button');
    await (await SaveDialog.of(office, SHARED)).leave();
    await office.until(() => office.execute('return !document.querySelector("dialog[open] button.primary").disabled'), 'the question to wait again');
    assert.equal(await (await office.field('Heslová věta')).property('value'), phrase, 'nothing written is lost');
    await office.click('Teď ne', 'dialog[open] button');
    await closed(office);
    assert.deepEqual(await readdir(room), []);
    assert.equal((await row(members[0])).sent, null);
    assert.ok(!/Hotovo:|nepodařilo|nejde/u.test(await office.text()), await office.text());
    assert.equal(await readings(), 0);
  });

  test('an envelope lies where it was saved, with what is kept close noted as handed out', async () => {
    await press(members[0], 'Vytvořit obálku…');
    await office.fill('Heslová věta', phrase);
    await office.click('Přidat i neveřejné materiály (1)', 'dialog[open] label');
    await office.click('Uložit obálku', 'dialog[open] button');
    await (await SaveDialog.of(office, SHARED)).into(room);
    await office.reads('Hotovo:');
    await looks(office, 'ulozeni-1-obalka');
    [envelope] = await readdir(room);
    assert.match(envelope, /^podklady-\d{4}-\d\d-\d\d-.*\.obalka$/u);
    assert.ok(envelope.includes(members[0].name.split(' ').at(-1)), `${envelope} says whose it is`);
    assert.equal((await readFile(join(room, envelope))).subarray(0, 6).toString(), 'obalka');
    await office.reads('i s neveřejným');
    assert.equal(await readings(), 1);
  });

  test('opens by its pass-phrase on a computer without an office, and the answer is saved there', async () => {
    elsewhere = await ground();
    reader = await Office.open({ home: elsewhere.home, env: programs.env });
    await reader.reads('S čím začnete?');
    await reader.click('Otevřít obálku…', 'button');
    await hand(reader, '.obalka', join(room, envelope));
    await reader.reads(envelope);
    await reader.fill('Heslová věta', phrase);
    await reader.click('Otevřít', 'button.primary');
    await reader.reads(OPEN);
    await reader.reads(KEPT);
    await reader.fill('Omluva z jednání', APOLOGY);
    await reader.click('Uložit odpověď pro úřad', 'button');
    await (await SaveDialog.of(reader, 'Kam uložit odpověď')).into(room);
    await reader.reads('Odpověď je uložená');
    answer = (await readdir(room)).find((name) => name.endsWith('.odpoved'));
    assert.ok(answer, (await readdir(room)).join(', '));
    await reader.close();
    reader = undefined;
  });

  test('the saved answer is read in where the envelope came from', async () => {
    await hand(office, '.odpoved', join(room, answer));
    await office.reads(APOLOGY);
    assert.equal((await row(members[0])).apology.reason, APOLOGY);
  });

  test('an e-mail is saved as a draft with the papers and without what is kept close', async () => {
    await channel(members[1], 'email');
    await press(members[1], 'Připravit e-mail…');
    assert.ok(!(await office.text()).includes('Přidat i neveřejné'));
    await office.click('Připravit zprávu', 'dialog[open] button');
    await (await SaveDialog.of(office, 'Kam uložit zprávu')).as(join(room, 'pro clenku'));
    await office.reads('Hotovo:');
    await closed(office);
    const name = 'pro clenku.eml'; // the ending is the program's business
    const message = (await readFile(join(room, name))).toString();
    assert.match(message, /^To: clenka@vzorov\.cz\r\nSubject: /u);
    assert.match(message, /\r\nX-Unsent: 1\r\n/u);
    const files = [...message.matchAll(/filename\*=utf-8''(\S+)/gu)].map(([, one]) => decodeURIComponent(one));
    assert.ok(files.length > 1 && files.every((one) => !one.includes('Výpověď')), files.join(', '));
    const text = Buffer.from(message.split('base64\r\n\r\n')[1].split('\r\n--')[0], 'base64').toString();
    assert.ok(!text.includes('Kvádrutín'), text);
    assert.equal(await readings(), 1, 'nothing kept close was handed out');
  });

  test('papers to be printed lie in one folder that is opened', async () => {
    await channel(members[2], 'print');
    await press(members[2], 'Vytisknout…');
    await office.click('Připravit k tisku', 'dialog[open] button');
    const folder = await office.until(async () => (await programs.opened()).at(-1), 'the folder to be opened');
    await closed(office);
    const files = await readdir(folder);
    assert.ok(files.length > 1, files.join(', '));
    for (const name of files.filter((one) => one.endsWith('.pdf'))) {
      assert.equal((await readFile(join(folder, name))).subarray(0, 5).toString(), '%PDF-', name);
    }
    await looks(office, 'ulozeni-2-rozeslano');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('a package for a supervisory body is saved whole, and what is kept close is noted as handed out', async () => {
    const decided = await decidedToday();
    await openLog();
    await office.click('Balíček pro kontrolu…', 'button');
    await office.reads('Otevře se i bez programu');
    await office.click('I neveřejné tisky', 'dialog[open] label');
    await office.click('Uložit…', 'dialog[open] button');
    await (await SaveDialog.of(office, 'Uložit balíček pro kontrolu')).leave();
    await office.reads('Otevře se i bez programu');
    assert.ok(await isAsked(office), 'the answers are still there');
    assert.deepEqual([(await readdir(room)).some((one) => one.endsWith('.zip')), await readings(decided)], [false, 0]);
    await office.click('Uložit…', 'dialog[open] button');
    await (await SaveDialog.of(office, 'Uložit balíček pro kontrolu')).into(room);
    await office.until(async () => /Balíček je uložen/u.test(await office.text()), 'the package', LONG_MS);
    await looks(office, 'ulozeni-3-balicek');
    assert.ok(!(await office.text()).includes('Deník není celý'));
    await office.click('Zavřít', 'dialog[open] button');
    await closed(office);
    const name = (await readdir(room)).find((one) => one.startsWith('kontrola-'));
    assert.match(name, /^kontrola-\d{4}-01-01-\d{4}-\d\d-\d\d\.zip$/u);
    const files = namesIn(await readFile(join(room, name)));
    for (const one of ['obsah.pdf', 'overeni-deniku.txt']) assert.ok(files.some((path) => path.endsWith(one)), files.join(', '));
    assert.equal(await readings(decided), 1);
  });

  test('a statement about a person is saved and stands among those that were issued', async () => {
    await becomeOfficer();
    await office.click('Výpis o osobě…', 'button');
    await choose(office, await office.field('O kom'), members[0].name.split(' ').at(-1));
    await office.fill('Na základě čeho', 'MUVZ 311/2026');
    await office.click('Uložit…', 'dialog[open] button');
    await (await SaveDialog.of(office, 'Uložit výpis o osobě')).leave();
    await office.reads('Na základě čeho');
    await office.click('Uložit…', 'dialog[open] button');
    await (await SaveDialog.of(office, 'Uložit výpis o osobě')).into(room);
    await office.until(async () => /Výpis je uložen/u.test(await office.text()), 'the statement', LONG_MS);
    await looks(office, 'ulozeni-4-vypis');
    await office.click('Zavřít', 'dialog[open] button');
    await closed(office);
    const name = (await readdir(room)).find((one) => one.startsWith('vypis-'));
    assert.match(name, /^vypis-\d{4}-\d\d-\d\d\.zip$/u);
    const files = namesIn(await readFile(join(room, name)));
    for (const one of ['vypis.pdf', 'zaznamy.json']) assert.ok(files.some((path) => path.endsWith(one)), files.join(', '));
    await office.click('Vydané výpisy', '.filters button');
    await office.reads('MUVZ 311/2026');
  });

  /** A council in three weeks with an open paper and one kept to the body, convened. */
  async function convene() {
    const { bodies } = await asks(office, 'overview');
    const { people: known } = await asks(office, 'settings', {});
    council = bodies.find(({ kind }) => kind === 'council').id;
    kept = await readyPaper(office, KEPT, { confidentiality: 'body' });
    meeting = await convened(21, [await readyPaper(office, OPEN), kept]);
    const { people: invited } = await asks(office, 'distribution', { meeting });
    members = invited.slice(0, 3).map(({ person }) => person);
    const { value } = known.find(({ id }) => id === members[1].id);
    await does(office, 'municipality.define_person', { id: members[1].id, person: { ...value, email: 'clenka@vzorov.cz' } });
    await openDistribution();
  }

  /** A council so many days ahead, convened with these papers. */
  async function convened(days, papers, late_reason = '') {
    const id = newId();
    await does(office, 'circulation.plan_meeting', { meeting: id, body: council, term: 9, on: dayIn(days), starts_at: '16:00', place: 'Radnice' });
    for (const paper of papers) {
      await does(office, 'circulation.schedule', { paper, meeting: id, agenda_item: newId(), late_reason });
    }
    await does(office, 'circulation.convene_meeting', { meeting: id });
    return id;
  }

  /** A paper kept to the council that it adopted today. */
  async function decidedToday() {
    const paper = await readyPaper(office, 'Smír se zhotovitelem chodníku', { confidentiality: 'body' });
    const { items } = await asks(office, 'meeting', { id: await convened(0, [paper], 'Lhůta soudu běží.') });
    const [{ id }] = items.filter((item) => item.paper === paper);
    const tally = { members: 5, in_favour: 5, against: 0, abstained: 0 };
    await does(office, 'circulation.enter_outcome', { agenda_item: id, kind: 'vote', tally });
    return paper;
  }

  async function openDistribution() {
    await begin(office);
    await office.reads('Můj den');
    await openMeeting(office, meeting);
    await office.click('Rozeslání podkladů', 'button');
    await office.reads('Posláno');
  }

  const row = async ({ id }) => (await asks(office, 'distribution', { meeting })).people.find(({ person }) => person.id === id);

  /** Chooses in the line of a person how papers go to them. */
  async function channel({ name }, words) {
    const change = `
      const select = document.querySelector(\`select[aria-label="Způsob zaslání: \${arguments[0]}"]\`);
      if (!select) return false;
      select.value = arguments[1];
      return select.dispatchEvent(new Event('change', { bubbles: true }));`;
    await office.until(() => office.execute(change, name, words), `the way to ${name}`);
  }

  /** The button in the line of a person. */
  async function press({ name }, words) {
    const button = `
      const line = [...document.querySelectorAll('tbody tr')].find((one) => one.textContent.includes(arguments[0]));
      const found = [...(line?.querySelectorAll('button') ?? [])].find((one) => one.textContent.includes(arguments[1]) && !one.disabled);
      found?.click();
      return found !== undefined;`;
    await office.until(() => office.execute(button, name, words), `„${words}“ beside ${name}`);
    await office.find('dialog[open]');
  }

  /** How often a paper kept close was handed out. */
  async function readings(paper = kept) {
    const { list } = (await asks(office, 'paper', { id: paper })).readings;
    return list.filter(({ way }) => way === 'exported').length;
  }

  async function openLog() {
    await goTo(office, SETTINGS);
    await office.click('Deník', '.parts button');
    await office.click('Otevřít deník', 'button');
    await office.reads('Kdo co kdy udělal');
  }

  async function becomeOfficer() {
    const { person } = await asks(office, 'session', {});
    const { bodies } = await asks(office, 'settings', {});
    const body = bodies.find((one) => one.value.kind === 'office').id;
    const membership = { body, person: person.id, role: 'data_protection', from: '2022-10-01', to: null, end_reason: '', party: '' };
    await does(office, 'municipality.set_membership', { id: newId(), membership });
    await begin(office);
    await office.reads('Můj den');
    await openPart(office, 'Správa údajů', 'Otevřít správu údajů');
    await office.click('Otevřít správu údajů', 'button');
    await office.reads('co úřad ví o jedné osobě');
  }
});

/** Gives a file field of the page what the dialog of the system would give it. */
async function hand(office, ending, path) {
  await office.soon(
    `a place for ${ending}`,
    `const [ending, name, bytes] = arguments;
     const input = document.querySelector(\`input[accept="\${ending}"]\`);
     if (!input) return false;
     const files = new DataTransfer();
     files.items.add(new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name));
     input.files = files.files;
     input.dispatchEvent(new Event('change', { bubbles: true }));`,
    ending,
    path.split('/').at(-1),
    (await readFile(path)).toString('base64'),
  );
}

/** Names of the files in a ZIP, by its directory (APPNOTE 6.3.10, § 4.3.12). */
function namesIn(zip) {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  assert.notEqual(end, -1, 'the end of a ZIP');
  const names = [];
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place));
    names.push(zip.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}

const dayIn = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Prague' });
