// A report that stays a Word document: founded with it, opened and saved by another program, also while the office is
// closed, taken over as a version, made a text and a document again.

import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { clearAway } from './driver.mjs';
import { inLargeText, outOfSight } from './large-text.mjs';
import { SystemProgram } from './opened.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { asks } from './town.mjs';
import { docx } from './word.mjs';

const [DAY, , PAPERS] = SCREENS;
const TITLE = 'Výměna oken v mateřské škole';
const material = (...report) => [
  `Název: | ${TITLE}`,
  'Předkladatel: | Mgr. Radim Košťál, starosta',
  '#Návrh usnesení',
  'I. schvaluje',
  'výměnu oken v mateřské škole za 920 000 Kč bez DPH.',
  '#Důvodová zpráva',
  ...report,
];
const FIRST = 'Okna jsou z roku 1978 a propouštějí teplo.';
const SECOND = 'Okna jsou z roku 1978, propouštějí teplo a čtyři nejdou otevřít.';
const THIRD = 'Okna jsou z roku 1978, propouštějí teplo a pět jich nejde otevřít.';

describe('a report that stays a Word document', SUITE, () => {
  let programs;
  let office;
  let room;
  let home;
  before(async () => {
    programs = await SystemProgram.install();
    room = await mkdtemp(join(tmpdir(), 'obeznik-report-'));
    home = await mkdtemp(join(tmpdir(), 'obeznik-report-store-'));
    office = await openVzorov({ home, env: programs.env });
    await office.reads('Čeká na vás');
  });
  after(async () => {
    await office?.close();
    await programs?.remove();
    await rm(room, { recursive: true, force: true });
    // An office suite may still be ending there.
    await clearAway(home);
  });

  test('is founded with its document, which is no annex', async () => {
    await begin('materiál okna.docx', docx(material(FIRST)));
    await office.until(async () => (await pressed('Převést do textu')) === 'true', 'a text, as it always was');
    await office.click('Ponechat ve Wordu', '.seg button');
    await office.reads('Celý dokument bude důvodovou zprávou');
    await office.soon('the choice', 'document.querySelector(".seg").scrollIntoView({ block: "center" })');
    await office.picture('zprava-1-zalozeni');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.picture('zprava-1-zalozeni-tmavy');
    await office.theme('light');
    const lost = await inLargeText(office, async () => {
      await office.execute('document.querySelector(".seg").scrollIntoView({ block: "center" })');
      await office.picture('zprava-1-zalozeni-velke');
      return outOfSight(office);
    });
    assert.deepEqual(lost, []);
    await pickType();
    await office.click('Založit tisk', 'button.primary');
    await office.reads('Tisk je založen');
    const paper = await now();
    assert.deepEqual([paper.report, paper.attachments], ['', []]);
    assert.equal(paper.report_file.file.name, 'materiál okna.docx');
    assert.match(paper.report_file.text, /propouštějí teplo/u);
    assert.deepEqual(paper.versions.map((version) => [version.number, version.report_file]), [[1, 'materiál okna.docx']]);
  });

  test('shows its words and is opened in the program of the system', async () => {
    await showReport();
    await office.reads(FIRST);
    await office.reads('Text z dokumentu bez vzhledu a obrázků');
    await office.click('Otevřít ve Wordu', 'button');
    const copy = await opened(1);
    assert.equal((await stat(copy)).mode & 0o200, 0o200, 'it may be written');
    await office.reads('otevřená jinde');
    await office.picture('zprava-2-otevrena');
  });

  test('what was saved is compared by words and taken over as another version', async () => {
    await writeFile(await opened(1), docx(material(SECOND)));
    await office.reads('uložil nové znění důvodové zprávy');
    await office.click('Ukázat změny', 'button');
    await office.find('.compared ins');
    const inserted = () => office.execute('return [...document.querySelectorAll(".compared ins")].map((one) => one.textContent).join(" ")');
    await office.until(async () => /čtyři nejdou otevřít/u.test(await inserted()), 'what was inserted');
    await office.picture('zprava-3-nove-zneni');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.picture('zprava-3-nove-zneni-tmavy');
    await office.theme('light');
    const lost = await inLargeText(office, async () => {
      await office.execute('document.querySelector(".offer").scrollIntoView({ block: "start" })');
      await office.picture('zprava-3-nove-zneni-velke');
      return outOfSight(office);
    });
    assert.deepEqual(lost, []);
    await office.click('Převzít novou verzi', 'button.primary');
    await office.reads(SECOND);
    const paper = await now();
    assert.deepEqual(paper.versions.map((version) => version.number), [2, 1]);
    assert.equal(paper.report_file.file.version, 2);
  });

  test('what was saved while the office was closed is offered at the next start', async () => {
    await office.click('Otevřít ve Wordu', 'button');
    const copy = await opened(2);
    const held = join(dirname(copy), `~$${basename(copy).slice(2)}`); // as Word marks what it has open
    await writeFile(held, 'Jana');
    await office.close();
    await writeFile(copy, docx(material(THIRD)));
    await rm(held);
    office = await openVzorov({ home, env: programs.env });
    await goTo(office, DAY);
    await office.reads('uložil důvodovou zprávu „materiál okna.docx“');
    await office.picture('zprava-4-muj-den');
    await office.theme('dark');
    await office.picture('zprava-4-muj-den-tmavy');
    await office.theme('light');
    await office.until(() => stat(copy).then(() => false, () => true), 'nothing to lie there in the clear any more');
    await openPaper();
    await office.reads('Důvodovou zprávu jste uložili v jiném programu');
    await office.picture('zprava-5-tisk');
    await office.click('Podívat se', '.banner button');
    await office.click('Převzít novou verzi', 'button.primary');
    await office.reads(THIRD);
    const paper = await now();
    assert.deepEqual(paper.versions.map((version) => version.number), [3, 2, 1]);
    assert.deepEqual(paper.offers, []);
  });

  test('every version names its document and two are compared by the words of theirs', async () => {
    await office.click('Verze', '[role=tab]');
    await office.reads('Důvodová zpráva: materiál okna.docx');
    await office.picture('zprava-6-verze');
    const { parts } = await asks(office, 'compare', { paper: (await now()).id, older: 1, newer: 3 });
    const report = parts.find((part) => part.name === 'report');
    assert.match(report.pieces.filter((piece) => piece.kind === 'inserted').map((piece) => piece.text).join(''), /nejde otevřít/u);
  });

  test('becomes a text and a document again, each a version of its own', async () => {
    await office.click('Důvodová zpráva', '[role=tab]');
    await office.click('Převést do textu', 'button');
    await office.reads('Slova zůstanou, obrázky, tabulky a vzhled ne');
    await office.picture('zprava-7-do-textu');
    await office.click('Převést do textu', 'dialog[open] button');
    await office.reads('Důvodová zpráva je teď text');
    const written = await now();
    assert.equal(written.report_file, null);
    assert.match(written.report, /pět jich nejde otevřít/u);
    await office.click('Převést do Wordu', 'button');
    await office.reads('Důvodová zpráva je teď dokument');
    await office.reads('Důvodová zpráva.docx');
    const paper = await now();
    assert.deepEqual([paper.report, paper.report_file.file.name], ['', 'Důvodová zpráva.docx']);
    // After them the words of the head and the foot of its pages.
    assert.ok(plain(paper.report_file.text).startsWith(plain(written.report)), 'the words came through unchanged');
    assert.deepEqual(paper.versions.map((version) => version.number), [5, 4, 3, 2, 1]);
    await office.picture('zprava-8-do-wordu');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('the next document begins with the form chosen last', async () => {
    await begin('další.docx', docx(material(FIRST)));
    await office.until(async () => (await pressed('Ponechat ve Wordu')) === 'true', 'the form chosen last');
  });

  async function begin(name, bytes) {
    const path = join(room, name);
    await writeFile(path, bytes);
    await goTo(office, PAPERS);
    await office.click('Založit z Wordu', 'button');
    await office.reads('Přetáhněte dokument nebo e-mail sem.');
    await office.give(path, '.drop input[type=file]');
    await office.find('.seg');
  }

  const pressed = (words) =>
    office.execute(
      `return [...document.querySelectorAll('.seg button')].find((one) => one.textContent.trim() === arguments[0])?.ariaPressed;`,
      words,
    );

  const pickType = () =>
    office.soon(
      'a type of papers',
      `const field = [...document.querySelectorAll('select')].find((one) => [...one.labels].some((label) => label.textContent.startsWith('Druh')));
       field.value = field.options[1].value;
       field.dispatchEvent(new Event('change', { bubbles: true }));`,
    );

  async function now() {
    const slice = { sort: '', descending: false, offset: 0, limit: 5 };
    const { rows } = await asks(office, 'papers', { text: TITLE, states: [], body: '', department: '', year: 0, mine: false, slice });
    return asks(office, 'paper', { id: rows[0].id });
  }

  async function openPaper() {
    await goTo(office, PAPERS);
    await openRow(office, TITLE);
    await office.reads('Návrh usnesení');
  }

  async function showReport() {
    await office.click('Důvodová zpráva', '[role=tab]');
  }

  /** The copy that was handed out as the n-th. */
  async function opened(count) {
    const list = await office.until(async () => {
      const list = await programs.opened();
      return list.length >= count && list;
    }, 'a file to be opened');
    return list[count - 1];
  }
});

const plain = (text) => text.split(/\s+/u).filter(Boolean).join(' ');
