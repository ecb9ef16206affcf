// Documents the program makes: for Word, corrected by hand and put back, and the look a town gives them.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, invoke, openVzorov, SCREENS } from './demo.mjs';
import { SystemProgram } from './opened.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { asks, looks, openPart } from './town.mjs';

describe('documents are the town’s', SUITE, () => {
  let office;
  let programs;
  let room;
  /** The resolution whose extract is corrected. */
  let resolution;
  before(async () => {
    programs = await SystemProgram.install();
    room = await mkdtemp(join(tmpdir(), 'obeznik-documents-'));
    office = await openVzorov({ env: programs.env });
    await office.reads('Čeká na vás');
    const slice = { sort: 'decided_on', descending: true, offset: 0, limit: 20 };
    const page = await asks(office, 'resolutions', { text: 'školní jídelny', body: '', year: 0, states: [], slice });
    resolution = page.rows.find((row) => row.number.startsWith('Z/'));
  });
  after(async () => {
    await office?.close();
    await programs?.remove();
    await rm(room, { recursive: true, force: true });
  });

  const openResolution = async () => {
    await goTo(office, SCREENS[4]);
    await openRow(office, resolution.title);
    await office.reads('Výpis ve Wordu');
  };
  const openDialog = async () => {
    await office.click('Výpis ve Wordu', 'button');
    await office.find('dialog[open]');
  };
  const closeDialog = async () => {
    await office.click('Zavřít', 'dialog[open] button');
    await office.until(async () => (await office.all('dialog[open]')).length === 0, 'the dialog to close');
  };
  const choose = (path) => office.give(path, 'dialog[open] input[type=file]');

  test('an extract is opened in Word and says the same as its PDF', async () => {
    await openResolution();
    await openDialog();
    await office.reads('Dokument je takový, jak ho vyrobil program');
    await office.click('Otevřít ve Wordu', 'dialog[open] button');
    const path = await office.until(async () => (await programs.opened()).find((one) => one.endsWith('.docx')), 'the file to be opened');
    const bytes = await readFile(path);
    assert.equal(bytes.subarray(0, 2).toString(), 'PK');
    await looks(office, 'dokumenty-1-vlastni');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('what is no document of Word is refused in words and nothing changes', async () => {
    const path = join(room, 'poznámka.docx');
    await writeFile(path, 'prostý text');
    await office.fill('Co jste opravili', 'doplněn název');
    await choose(path);
    await office.reads('není dokument Wordu');
    await office.reads('Dokument je takový, jak ho vyrobil program');
  });

  test('a corrected document is the official one, marked as corrected by hand', async () => {
    const { value: path } = await invoke(office, 'make_document', { kind: 'extract', id: resolution.id, format: 'docx' });
    const corrected = join(room, 'výpis opravený.docx');
    await writeFile(corrected, await readFile(path));
    await office.fill('Co jste opravili', 'doplněn název');
    await choose(corrected);
    await office.reads('Úřední podobou je opravený soubor');
    await office.reads('doplněn název');
    await looks(office, 'dokumenty-2-rucne');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await closeDialog();
    await office.reads('výpis upraven ručně');
    const { value: pdf } = await invoke(office, 'make_document', { kind: 'extract', id: resolution.id });
    assert.match(pdf, /vypis-opraveny\.pdf$/u);
    const bytes = await readFile(pdf);
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    assert.match(bytes.toString('latin1'), /<pdfaid:part>2</u, 'it can be kept (PDF/A-2)');
    const words = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
    assert.match(words, /Upraveno ručně \d+\. \p{L}+ \d{4} \(.*Jasanová\)/u);
  });

  test('it is taken back with a reason, and the history tells it', async () => {
    await openDialog();
    await office.click('Vrátit dokument programu', 'dialog[open] button');
    await office.fill('Proč se opravený dokument bere zpět', 'byl to omyl');
    await office.click('Vrátit dokument programu', 'dialog[open] button');
    await office.reads('Dokument je takový, jak ho vyrobil program');
    await office.reads('Vzato zpět');
    await closeDialog();
    await office.reads('Ručně upravený dokument vzat zpět: byl to omyl');
  });

  test('the look of documents is set beside its preview', async () => {
    await openPart(office, 'Dokumenty', 'Náhled první strany');
    const picture = () => office.execute('return document.querySelector(".paper img")?.src ?? ""');
    const first = await office.until(picture, 'the preview');
    await office.fill('Závěrečná věta', 'Občerstvení zajištěno.');
    await office.until(async () => ![first, ''].includes(await picture()), 'another picture');
    await looks(office, 'dokumenty-3-vzhled');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Uložit vzhled', 'button');
    await office.reads('Vzhled dokumentů je uložen');
    const stored = await asks(office, 'document_layout', { kind: 'invitation', body: '' });
    assert.equal(stored.layout.closing, 'Občerstvení zajištěno.');
  });

  test('what cannot be drawn is told beside the form', async () => {
    await office.fill('Závěrečná věta', 'znak 漢');
    await office.reads('žádné z vložených písem neumí');
  });
});
