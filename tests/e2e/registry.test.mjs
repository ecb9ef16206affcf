// Documents go to the filing service and come back with numbers; a paper says what pays for it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, invoke, newPaper, openVzorov, SCREENS, send } from './demo.mjs';
import { Key } from './driver.mjs';
import { chooseRow, narrowed, openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { asks, looks, newId, openPart } from './town.mjs';

describe('documents and the filing service', SUITE, () => {
  let office;
  let outbox;
  /** Documents that went, by their kinds. */
  const gone = {};
  before(async () => {
    outbox = await mkdtemp(join(tmpdir(), 'obeznik-spisovka-'));
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(async () => {
    await office?.close();
    await rm(outbox, { recursive: true, force: true });
  });

  test('nothing goes before a folder and the data box are known', async () => {
    await openRegister(office);
    await office.reads('Čeká na evidenci');
    await office.click('Předat do spisové služby', '.acts button');
    await office.click('Předat', 'dialog[open] button.primary');
    await office.reads('Není určena složka spisové služby');
    await office.press(Key.escape);
  });

  test('the settings take a folder, the data box and usual marks', async () => {
    await openPart(office, 'Spisová služba', 'Složka pro předávané dokumenty');
    await office.fill('Složka pro předávané dokumenty', '/nikde/nic');
    await office.fill('Datová schránka obce', 'abcd234');
    await office.click('Uložit spisovou službu', 'button');
    await office.reads('Složka /nikde/nic tu není');
    await office.fill('Složka pro předávané dokumenty', outbox);
    await office.fill('Spisový znak', '101.2');
    await office.click('Uložit spisovou službu', 'button');
    await office.reads('Nastavení spisové služby je uložené');
    await looks(office, 'spisovka-1-nastaveni');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('a paper and an extract are handed over, each into a folder of its own', async () => {
    await openRegister(office);
    for (const [kind, words] of [['extract', 'Výpis usnesení'], ['paper', 'Tisk']]) {
      await choose(office, 'Druh', words);
      await narrowed(office, words);
      const row = await firstRow(office, kind);
      await office.click('Předat do spisové služby', '.acts button');
      await office.reads('Předat 1 dokument do spisové služby?');
      await office.click('Předat', 'dialog[open] button.primary');
      await office.reads('Předán 1 dokument');
      await office.click('Zavřít', 'dialog[open] button');
      await office.reads('Předáno, bez čísla');
      gone[kind] = row;
    }
    await looks(office, 'spisovka-2-evidence');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    const names = await readdir(outbox);
    assert.equal(names.filter((name) => !name.includes('.')).length, 2, names.join(', '));
    assert.ok(!names.some((name) => name.startsWith('.')), 'nothing half written is left');
    for (const name of names.filter((one) => !one.includes('.'))) {
      const files = await readdir(join(outbox, name));
      assert.ok(files.some((file) => file.endsWith('.pdf')), files.join(', '));
      const metadata = await readFile(join(outbox, name, 'metadata-dokumentu-veřejnoprávního-původce.xml'), 'utf8');
      assert.match(metadata, /<osoby:datová_schránka>abcd234</u);
    }
  });

  test('the same document does not go twice by itself', async () => {
    await office.click('Předat do spisové služby', '.acts button');
    await office.reads('Předat znovu i 1 dokument, který už předán byl');
    await office.click('Předat', 'dialog[open] button.primary');
    await office.reads('Nic se nepředalo');
    await office.reads('už byl předán');
    await office.picture('spisovka-3-podruhe');
    await office.click('Zavřít', 'dialog[open] button');
  });

  test('numbers come back from the list of the filing service', async () => {
    const [head, ...lines] = (await readFile(join(outbox, 'seznam.csv'), 'utf8')).replace('\ufeff', '').trim().split('\r\n');
    const column = (name) => head.split(';').indexOf(name);
    const filled = lines.map((line) => {
      const cells = line.split(';');
      if (!cells[column('JID')].includes('extract')) return line;
      cells[column('Číslo jednací')] = 'MUVZ 4821/2026';
      cells[column('Spisová značka')] = 'SZ 311/2026';
      return cells.join(';');
    });
    const path = join(outbox, '..', `cisla-${newId()}.csv`);
    await writeFile(path, [head, ...filled, 'obeznik-paper-1;;;;;;;;;MUVZ 9/2026;'].join('\r\n'));
    await office.click('Převzít čísla ze seznamu', 'button');
    const field = await office.field('Seznam ze spisové služby');
    await field.type(path);
    await office.reads('Nových čísel: 1.');
    await office.reads('tu nemá žádný dokument');
    await office.picture('spisovka-4-prevzeti');
    await office.click('Převzít 1 číslo', 'dialog[open] button');
    await office.reads('Převzato 1 číslo');
    await office.press(Key.escape);
    await rm(path);
  });

  test('one is typed, and mended only with a reason', async () => {
    await choose(office, 'Druh', 'Tisk');
    await narrowed(office, 'Tisk');
    await chooseRow(office, gone.paper.title);
    await office.click('Zapsat číslo', '.acts button');
    await office.fill('Číslo jednací', 'muvz 4821 / 2026');
    await office.click('Zapsat', 'dialog[open] button.primary');
    await office.reads('už má jiný dokument');
    await office.fill('Číslo jednací', 'MUVZ 4822/2026');
    await office.picture('spisovka-5-zapis');
    await office.click('Zapsat', 'dialog[open] button.primary');
    await office.reads('Zapsáno MUVZ 4822/2026');
    await openDocument(office, 'Tisk', gone.paper, 'Finanční krytí');
    await office.reads('MUVZ 4822/2026');
    await office.reads('Evidováno');
    await office.click('Opravit', '.facts button');
    await office.fill('Číslo jednací', 'MUVZ 4823/2026');
    await office.fill('Důvod opravy', 'Překlep při opisu');
    await office.click('Zapsat', 'dialog[open] button.primary');
    await office.reads('Dříve MUVZ 4822/2026');
    await office.picture('spisovka-6-tisk');
  });

  test('the extract bears its number on the screen and in print', async () => {
    await openDocument(office, 'Výpis usnesení', gone.extract, 'MUVZ 4821/2026');
    await office.reads('SZ 311/2026');
    const { value: path } = await invoke(office, 'make_document', { kind: 'extract', id: gone.extract.key.id });
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/gu, ' ');
    assert.match(text, /Č\. j\.: MUVZ 4821\/2026, sp\. zn\.: SZ 311\/2026/u);
  });

  test('a paper says what pays for it, and the economist confirms it', async () => {
    await becomeEconomist(office);
    await openDocument(office, 'Tisk', gone.paper, 'Finanční krytí');
    await office.click('Doplnit', 'button');
    await office.fill('Částka v Kč', '480 000');
    await office.fill('Paragraf', '3412');
    await office.click('Uložit krytí', 'dialog[open] button');
    await office.reads('Položka má čtyři číslice');
    await office.fill('Položka', '6121');
    await office.fill('Organizace', '1205');
    await office.picture('kryti-1-dialog');
    await office.click('Uložit krytí', 'dialog[open] button');
    await office.reads('§ 3412, pol. 6121, org. 1205');
    await office.reads('Čeká na potvrzení ekonomem');
    await office.click('Potvrdit krytí', 'button');
    await office.reads('Potvrzuje');
    await looks(office, 'kryti-2-tisk');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    const { value: path } = await invoke(office, 'make_document', { kind: 'cover_sheet', id: gone.paper.key.id });
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/gu, ' ');
    assert.match(text, /Finanční krytí .*480 000,00 Kč; krytí potvrzuje/u);
  });

  test('a change of the cover ends the confirmation', async () => {
    await office.click('Upravit', '[aria-labelledby=cover-panel] button');
    await office.reads('Změnou skončí platnost potvrzení');
    await office.fill('Částka v Kč', '481 000');
    await office.click('Uložit krytí', 'dialog[open] button');
    await office.reads('Čeká na potvrzení ekonomem');
  });

  test('a paper of a type that asks for a cover warns before it is submitted', async () => {
    await typesNeedCover(office);
    await newPaper(office, 'Nákup zametacího vozu');
    await goTo(office, SCREENS[2]);
    await openRow(office, 'Nákup zametacího vozu');
    await office.reads('Tisk nemá finanční krytí.');
    await office.click('Předložit tisk', '.acts button');
    await office.reads('krytí ale doplňte a nechte potvrdit ekonomem');
    await office.picture('kryti-3-predlozeni');
    await office.press(Key.escape);
  });
});

/** Every type of the town spends money from now on. */
async function typesNeedCover(office) {
  const { paper_types: types } = await asks(office, 'settings', {});
  for (const { id, value } of types) {
    const made = await send(office, 'circulation.define_paper_type', { paper_type: id, value: { ...value, needs_cover: true } });
    if (made.error) throw new Error(JSON.stringify(made.error));
  }
}

/** Goes to the register by the foot of the navigation. */
async function openRegister(office) {
  await office.click('Evidence', 'nav.nav a');
  await office.reads('Dokumenty, které patří do spisové služby', 'main');
  // At the beginning of a year there is little of this one.
  await choose(office, 'Rok', 'Všechny roky');
}

/** The first document of a kind in the list that is not confidential, once it is chosen. */
async function firstRow(office, kind) {
  const slice = { sort: '', descending: false, offset: 0, limit: 10 };
  const rows = (await asks(office, 'registry', { which: 'waiting', kind, year: 0, slice })).rows;
  for (const row of rows) {
    const paper = kind === 'paper' ? row.key.id : (await asks(office, 'resolution', { id: row.key.id })).paper?.id;
    const level = paper ? (await asks(office, 'paper', { id: paper })).confidentiality : 'public';
    if (!['public', 'all_bodies'].includes(level)) continue;
    await chooseRow(office, row.title);
    return row;
  }
  throw new Error(`no open document of the kind ${kind}`);
}

/** Opens the screen of a document from the register. */
async function openDocument(office, words, row, expected) {
  await openRegister(office);
  await choose(office, 'Druh', words);
  await office.click('Všechny', '.seg button');
  await narrowed(office, words);
  await openRow(office, row.title);
  await office.reads(expected);
}

/** The signed-in secretary is the economist of a small town too. */
async function becomeEconomist(office) {
  const { value: session } = await invoke(office, 'session', {});
  const settings = await asks(office, 'settings', {});
  const body = settings.bodies.find((one) => one.value.kind === 'office').id;
  const membership = { body, person: session.person.id, role: 'economist', from: '2026-10-10', to: null, end_reason: '', party: '' };
  const made = await send(office, 'municipality.set_membership', { id: newId(), membership });
  if (made.error) throw new Error(JSON.stringify(made.error));
}

async function choose(office, label, words) {
  const field = await office.field(label);
  await office.soon(
    `„${words}“ among „${label}“`,
    `const [field, words] = arguments;
     field.value = [...field.options].find((option) => option.textContent.includes(words)).value;
     field.dispatchEvent(new Event('change', { bubbles: true }));`,
    field,
    words,
  );
}
