// Every annex has a PDF: made of a document by LibreOffice, or added by hand where none can be made.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousFaults } from './axe.mjs';
import { goTo, invoke, newPaper, openVzorov, SCREENS } from './demo.mjs';
import { SystemProgram } from './opened.mjs';
import { LONG_MS } from './patience.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { docx, sealed } from './word.mjs';

const [, , PAPERS] = SCREENS;
const TITLE = 'Pronájem nebytových prostor';

describe('views of annexes', SUITE, () => {
  let office;
  let paper;
  let room;
  let program;
  before(async () => {
    program = await SystemProgram.install();
    room = await mkdtemp(join(tmpdir(), 'obeznik-views-'));
    office = await openVzorov({ env: program.env });
    await office.reads('Čeká na vás');
    paper = await newPaper(office, TITLE);
    await goTo(office, PAPERS);
    await openRow(office, TITLE);
    await office.reads('Zatím bez příloh');
  });
  after(async () => {
    await office?.close();
    await program?.remove();
    await rm(room, { recursive: true, force: true });
  });

  const annexes = async () => (await invoke(office, 'query', { name: 'paper', input: { id: paper } })).value.attachments;
  const stateOf = async (name) => (await annexes()).find((file) => file.name === name)?.view.state;
  /** Gives a file field what the dialog of the system would give it. */
  async function choose(field, name, bytes) {
    const path = join(room, name);
    await writeFile(path, bytes);
    await office.give(path, field);
  }
  const attach = (name, bytes) => choose('.files input[type=file]:not(.view)', name, bytes);

  test('a document gets its PDF by itself and opens in the program for PDFs', async () => {
    await attach('nájemní smlouva.docx', docx(['#Nájemní smlouva', 'Nájemné činí 4 000 Kč měsíčně.']));
    await office.reads('nájemní smlouva');
    await office.until(async () => (await stateOf('nájemní smlouva.docx')) === 'made', 'the PDF', LONG_MS);
    await office.reads('Zobrazit PDF');
    await office.picture('nahled-1-hotovy');
    await office.click('Zobrazit PDF', '.att button');
    await office.until(async () => (await program.opened()).length === 1, 'the program to open it');
    const [path] = await program.opened();
    assert.match(path, /nájemní smlouva\.pdf$/u);
    assert.equal((await readFile(path)).subarray(0, 5).toString(), '%PDF-');
    assert.ok(!(await office.text()).includes('otevřená jinde'));
  });

  test('a workbook under a password says why it has none', async () => {
    await attach('mzdy.xlsx', sealed());
    await office.until(async () => (await stateOf('mzdy.xlsx')) === 'none', 'the end of the conversion', LONG_MS);
    await office.reads('bez PDF');
    const [file] = (await annexes()).filter((one) => one.name === 'mzdy.xlsx');
    assert.equal(file.view.why.key, 'attachment-view-encrypted');
    await office.reads('soubor je chráněn heslem');
  });

  test('pictures need none, drawings are said to have none, and names stay whole beside it', async () => {
    await attach('plánek.png', Buffer.from('89504e470d0a1a0a00000000', 'hex'));
    await attach('výkres střechy.dwg', Buffer.from('AC1032\0\0\0\x01\x02', 'latin1'));
    await office.until(async () => (await stateOf('výkres střechy.dwg')) === 'none', 'the drawing');
    await office.until(async () => (await stateOf('plánek.png')) === 'itself', 'the picture');
    await office.reads('výkres střechy');
    const widths = await office.execute(
      'return [...document.querySelectorAll(".att .name")].map((name) => name.getBoundingClientRect().width)',
    );
    assert.ok(widths.every((width) => width >= 100), `${widths}`);
    await office.picture('nahled-2-bez-pdf');
    await office.theme('dark');
    await office.picture('nahled-2-bez-pdf-tmavy');
    await office.theme('light');
    assert.deepEqual(await seriousFaults(office), []);
  });

  test('a PDF is added by hand, and what is no PDF is refused', async () => {
    await more('výkres střechy');
    await choose('.files input.view', 'výkres.txt', 'nic');
    await office.reads('Vybraný soubor není PDF');
    await office.click('Skrýt', 'button');
    await more('výkres střechy');
    await choose('.files input.view', 'výkres.pdf', pdf());
    await office.until(async () => (await stateOf('výkres střechy.dwg')) === 'by_hand', 'the PDF by hand');
    await office.reads('K příloze výkres střechy');
    await office.until(async () => (await office.execute(`return document.querySelectorAll('.att li').length`)) === 4, 'four annexes');
    await office.picture('nahled-3-rucne');
  });

  /** „Přidat PDF ručně" of an annex; the dialog of the system itself stays out of reach. */
  async function more(name) {
    await office.soon('the place for a PDF', 'document.querySelector(".files input.view").click = () => {};');
    await office.clickAt(`.att button[aria-label*="${name}"]`);
    await office.click('Přidat PDF ručně', 'button');
  }
});

/** The least a reader of PDFs opens. */
function pdf() {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(place).padStart(10, '0');
  });
  const table = file.length;
  file += `xref\n0 4\n0000000000 65535 f \n${places.map((place) => `${place} 00000 n \n`).join('')}`;
  return Buffer.from(`${file}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${table}\n%%EOF`);
}
