// Annexes as a clerk has them: brought in every way, opened in another program, taken back, refused.

import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, open, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousFaults } from './axe.mjs';
import { goTo, SCREENS } from './demo.mjs';
import { Office } from './driver.mjs';
import { LONG_MS, PATIENCE_MS } from './patience.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';

const [, , PAPERS, MEETINGS, , , SEARCH, SETTINGS] = SCREENS;

/** A program of the system that only notes what it was asked to open. */
async function recorder(room) {
  const programs = join(room, 'programs');
  await mkdir(programs);
  await writeFile(join(programs, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$1" > "${join(room, 'opened')}"\n`);
  await chmod(join(programs, 'xdg-open'), 0o755);
  return programs;
}

describe('annexes of a paper', SUITE, () => {
  let office;
  let room;
  before(async () => {
    room = await mkdtemp(join(tmpdir(), 'obeznik-annexes-'));
    const programs = await recorder(room);
    const env = { OBEZNIK_KEYRING: 'none', PATH: `${programs}:${process.env.PATH}` };
    office = await Office.open({ args: ['--demo'], env });
    await office.reads('Čeká na vás');
    await openDraft(office);
  });
  after(async () => {
    await office?.close();
    await rm(room, { recursive: true, force: true });
  });

  test('come by dropping, pasting and choosing', async () => {
    await drop(office, '.files', 'nabídka dlažby.txt', 'Žulová dlažba do Lipové ulice');
    await office.reads('nabídka dlažby');
    await paste(office, 'výřez.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
    await office.reads('výřez');
    const path = join(room, 'plán cesty.csv');
    await writeFile(path, 'úsek;metry\nLipová;120\n');
    await choose(office, path);
    await office.until(async () => (await paperNow(office)).attachments.length === 3, 'three annexes');
    await office.reads('plán cesty');
    await office.picture('prilohy-1-tri-cesty');
  });

  test('are read beside the work and found by their words', async () => {
    const states = async () => (await paperNow(office)).attachments.map((file) => file.reading);
    await office.until(async () => !(await states()).includes('waiting'), 'the annexes to be read');
    assert.deepEqual(await states(), ['read', 'none', 'read']);
    await goTo(office, SEARCH);
    await office.fill('Co hledáte', 'žulovou dlažbu');
    await office.reads('nabídka dlažby.txt');
    await office.click('nabídka dlažby.txt', 'button');
    assert.equal(await readFile(await opened(room), 'utf8'), 'Žulová dlažba do Lipové ulice');
    await rm(join(room, 'opened'));
    await openDraft(office);
  });

  test('refuse a program in the disguise of a document and say so', async () => {
    await drop(office, '.files', 'smlouva.pdf', '\x7fELF program');
    await office.reads('je program nebo skript');
    await office.picture('prilohy-2-odmitnuto');
    await office.click('Skrýt', 'button');
    assert.equal((await paperNow(office)).attachments.length, 3);
  });

  test('show what could not be read', async () => {
    await drop(office, '.files', 'posudek.pdf', '%PDF-1.7\n1 0 obj\n<<');
    await office.reads('nelze otevřít');
    await office.picture('prilohy-3-poskozena');
  });

  test('come back from a program that saves in place', async () => {
    await office.click('nabídka dlažby', '.att button');
    const copy = await opened(room);
    assert.equal((await stat(dirname(dirname(dirname(copy))))).mode & 0o777, 0o700);
    await office.reads('otevřená jinde');
    await writeFile(copy, 'Žulová dlažba, cena 200 000 Kč');
    await office.reads('uložil novou verzi přílohy „nabídka dlažby“');
    await office.picture('prilohy-4-nova-verze');
    await office.theme('dark');
    await office.picture('prilohy-4-nova-verze-tmavy');
    await office.theme('light');
    assert.deepEqual(await seriousFaults(office), []);
    await office.click('Převzít novou verzi', 'button');
    await office.reads('verze 2');
  });

  test('come back from a program that saves beside and renames', async () => {
    const copy = await opened(room);
    await writeFile(`${copy}.tmp`, 'Žulová dlažba, cena 210 000 Kč');
    await rename(`${copy}.tmp`, copy);
    await office.reads('Převzít novou verzi');
    await office.click('Zahodit', 'button');
    await office.click('Zahodit', 'dialog[open] button');
    await office.until(async () => (await paperNow(office)).offers.length === 0, 'the offer to go');
    await writeFile(`${copy}.tmp`, 'Žulová dlažba, cena 220 000 Kč');
    await rename(`${copy}.tmp`, copy);
    await office.reads('Převzít novou verzi');
    await office.click('Převzít novou verzi', 'button');
    await office.reads('verze 3');
  });

  test('wait in the watched folder until a person wants them', async () => {
    const scans = join(room, 'skeny');
    await mkdir(scans);
    await watch(office, join(room, 'není'));
    await office.reads('tu není. Nic se nezměnilo');
    await watch(office, scans);
    await office.reads('Složka se sleduje, nic v ní nečeká');
    await office.picture('prilohy-5-slozka');
    await settledFile(join(scans, 'podepsaná smlouva.txt'), 'podpis');
    await settledFile(join(scans, 'účtenka.txt'), 'káva');
    await openDraft(office);
    await office.reads('Ve složce čekají 2 soubory');
    await office.picture('prilohy-6-ve-slozce');
    await office.clickAt('[aria-label="Nenabízet účtenka.txt"]');
    await office.reads('Ve složce čeká 1 soubor');
    await office.clickAt('[title="Připojit podepsaná smlouva.txt"]');
    await office.until(async () => (await paperNow(office)).attachments.length === 5, 'the annex');
    await office.until(async () => !(await office.text()).includes('Ve složce ček'), 'nothing to wait');
    assert.equal(await readFile(join(scans, 'účtenka.txt'), 'utf8'), 'káva');
  });

  test('a long one goes through with its progress, in bounded memory', async () => {
    const mib = Number(process.env.OBEZNIK_LONG_FILE_MIB ?? 64);
    const path = join(room, 'záznam jednání.bin');
    const file = await open(path, 'w');
    await file.truncate(mib * 1024 * 1024);
    await file.close();
    const before = await memory(office);
    await choose(office, path);
    const isThere = async () => (await paperNow(office)).attachments.some((one) => one.name === 'záznam jednání.bin');
    // On a quick disk it may be through before anybody looks.
    await office.until(async () => (await office.text()).includes('záznam jednání.bin –') || isThere(), 'the annex on its way');
    let most = 0;
    await office.until(
      async () => {
        most = Math.max(most, await memory(office));
        return isThere();
      },
      'the long annex',
      mib * 2_000 + LONG_MS,
    );
    const grown = (most - before) / 1024 / 1024;
    console.log(`${mib} MiB through the window: the application grew by ${grown.toFixed(0)} MiB at most`);
    assert.ok(grown < 256, `${grown} MiB`);
  });

  test('one on its way can be stopped and leaves nothing', async () => {
    const path = join(room, 'omyl.bin');
    const file = await open(path, 'w');
    await file.truncate(512 * 1024 * 1024);
    await file.close();
    await choose(office, path);
    await office.reads('omyl.bin –');
    await office.click('Zrušit', 'button');
    await office.until(async () => !(await office.text()).includes('omyl.bin'), 'the line to go');
    assert.ok((await paperNow(office)).attachments.every((one) => one.name !== 'omyl.bin'));
  });

  test('a paper on an agenda offers no adding', async () => {
    const [row] = await papers(office, ['in_bodies']);
    await openPaper(office, row);
    const paper = await ask(office, 'paper', { id: row.id });
    assert.equal(paper.takes_attachments, false);
    await office.until(() => office.execute('return document.querySelector(".files input[type=file]") !== null'), 'the annexes of the paper');
    assert.ok(!(await buttons(office)).includes('Přidat'));
  });
});

describe('documents of a meeting', SUITE, () => {
  let office;
  let room;
  before(async () => {
    room = await mkdtemp(join(tmpdir(), 'obeznik-documents-'));
    const programs = await recorder(room);
    office = await Office.open({ args: ['--demo'], env: { OBEZNIK_KEYRING: 'none', PATH: `${programs}:${process.env.PATH}` } });
    await office.reads('Čeká na vás');
  });
  after(async () => {
    await office?.close();
    await rm(room, { recursive: true, force: true });
  });

  test('are added to a meeting that is over, found, opened and removed', async () => {
    await goTo(office, MEETINGS);
    const meetings = await ask(office, 'meetings', { body: '', from: null, to: null });
    const held = meetings.find((meeting) => meeting.state === 'held' && meeting.body.kind === 'council');
    await office.click(`${held.body.name} ${held.number}.`, '.line');
    await office.reads('Dokumenty jednání');
    await drop(office, '[aria-labelledby=meeting-documents]', 'zápis.txt', 'Zápis ze schůze: rada projednala kanalizaci');
    await office.reads('zápis.txt');
    await office.picture('dokumenty-1-jednani');
    await office.theme('dark');
    await office.picture('dokumenty-1-jednani-tmavy');
    await office.theme('light');
    assert.deepEqual(await seriousFaults(office), []);
    await goTo(office, SEARCH);
    await office.fill('Co hledáte', 'zápis o kanalizaci');
    await office.reads('Dokumenty jednání');
    await office.reads('zápis.txt');
    await office.click('zápis.txt', 'button');
    assert.match(await readFile(await opened(room), 'utf8'), /kanalizaci/u);
  });
});

/** Opens the first draft of the list. */
async function openDraft(office) {
  const [row] = await papers(office, ['draft']);
  await openPaper(office, row);
  await office.reads('Přílohy');
}

async function openPaper(office, row) {
  await goTo(office, PAPERS);
  await openRow(office, row.title);
  await office.reads('Návrh usnesení');
}

async function papers(office, states) {
  const slice = { sort: '', descending: false, offset: 0, limit: 50 };
  return (await ask(office, 'papers', { text: '', states, body: '', department: '', year: 0, mine: false, slice })).rows;
}

async function paperNow(office) {
  const [row] = await papers(office, ['draft']);
  return ask(office, 'paper', { id: row.id });
}

async function ask(office, name, input) {
  const answer = await office.session.executeAsync(
    `const [name, input, done] = arguments;
     window.__TAURI_INTERNALS__.invoke('query', { name, input }).then((value) => done({ value }), (error) => done({ error }));`,
    name,
    input,
  );
  if (answer.error) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/** Drops a file of the given text where a person would. */
async function drop(office, place, name, text) {
  await office.find(place);
  await office.execute(
    `const [place, name, text] = arguments;
     const dataTransfer = new DataTransfer();
     const bytes = Uint8Array.from([...new TextEncoder().encode(text)]);
     dataTransfer.items.add(new File([bytes], name));
     document.querySelector(place).dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));`,
    place,
    name,
    text,
  );
}

/** Pastes a picture as Ctrl+V of a screenshot does. */
function paste(office, name, bytes) {
  return office.execute(
    `const [name, bytes] = arguments;
     const clipboardData = new DataTransfer();
     clipboardData.items.add(new File([Uint8Array.from(bytes)], name, { type: 'image/png' }));
     document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));`,
    name,
    bytes,
  );
}

/** Gives the file field what the dialog of the system would give it: a file that lies on the disk. */
async function choose(office, path) {
  await office.give(path, '.files input[type=file]');
}

async function watch(office, folder) {
  if (!(await office.text()).includes('Složka, ze které se načítají přílohy')) {
    await goTo(office, SETTINGS);
    await office.click('Složka s přílohami', 'button');
  }
  await office.fill('Složka, ze které se načítají přílohy', folder);
  await office.click('Sledovat složku', 'button');
}

async function settledFile(path, text) {
  await writeFile(path, text);
  const then = new Date(Date.now() - 60_000);
  await utimes(path, then, then);
}

/** The copy another program was asked to open. */
async function opened(room) {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; ) {
    const path = await readFile(join(room, 'opened'), 'utf8').catch(() => '');
    if (path) return path;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('nothing was opened');
}

/** Memory of the application itself, without the web view's own processes. */
async function memory(office) {
  const [pid] = await office.pids();
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) * 1024;
}

const buttons = (office) =>
  office.execute('return [...document.querySelectorAll(".files button")].map((button) => button.textContent.trim())');
