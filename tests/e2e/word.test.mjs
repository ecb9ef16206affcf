// A paper written in Word, or sent by e-mail: read, checked by a person, founded. What cannot be read says why.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { inLargeText, outOfSight } from './large-text.mjs';
import { SUITE } from './suite.mjs';
import { asks } from './town.mjs';
import { docx, eml, msg, sealed, zfo } from './word.mjs';

const [, , PAPERS] = SCREENS;

const MATERIAL = [
  '#Město Vzorov',
  'Název: | Oprava chodníku v Lipové ulici',
  'Předkladatel: | Mgr. Radim Košťál, starosta',
  '#Návrh usnesení',
  'Rada města',
  'I. schvaluje',
  'opravu chodníku v Lipové ulici za 480 000 Kč bez DPH;',
  'II. ukládá',
  'vedoucímu odboru majetku uzavřít smlouvu o dílo.',
  'T: 31. 1. 2027',
  '#Rozbor situace',
  'Chodník je propadlý na čtyřech místech.',
  'Přílohy:',
  '1. Rozpočet opravy',
];

describe('a paper from Word', SUITE, () => {
  let office;
  let room;
  before(async () => {
    room = await mkdtemp(join(tmpdir(), 'obeznik-word-'));
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(async () => {
    await office?.close();
    await rm(room, { recursive: true, force: true });
  });

  test('a document that cannot be read says why and founds nothing', async () => {
    await begin(office);
    await office.picture('word-1-prazdna');
    const table = [
      ['poškozený.docx', docx(MATERIAL).subarray(0, 700), /poškozený|založit neumíme/u],
      ['zamčený.docx', sealed(), /je chráněn heslem/u],
      ['prázdný.docx', Buffer.alloc(0), /je prázdný/u],
      ['plán.pdf', Buffer.from('%PDF-1.7\n'), /tisk založit neumíme/u],
    ];
    for (const [name, bytes, words] of table) {
      await choose(office, await file(name, bytes));
      await office.until(async () => words.test(await office.text()), `${name}: ${words}`);
    }
    await office.picture('word-2-nejde');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('is shown with what was found and where each paragraph went', async () => {
    await choose(office, await file('materiál chodník.docx', docx(MATERIAL)));
    await office.reads('Takto jsme návrhu porozuměli');
    assert.equal(await valueOf(office, 'Název'), 'Oprava chodníku v Lipové ulici');
    assert.match(await valueOf(office, 'Předkládá'), /Košťál/u);
    assert.match(await valueOf(office, 'Návrh usnesení'), /^Rada města\n\nI\. schvaluje/u);
    assert.match(await valueOf(office, 'Důvodová zpráva'), /Město Vzorov[^]*Rozpočet opravy/u);
    await office.picture('word-3-nalezeno');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.picture('word-3-nalezeno-tmavy');
    await office.theme('light');
    const lost = await inLargeText(office, async () => {
      await office.picture('word-4-velke-pismo');
      return outOfSight(office);
    });
    assert.deepEqual(lost, []);
  });

  test('a heading the town has its own word for is named once', async () => {
    const heading = await office.find('select[aria-label*="Rozbor situace"]');
    assert.equal(await heading.property('value'), 'text');
    await pick(office, 'select[aria-label*="Rozbor situace"]', 'report');
    await office.until(async () => !/propadlý/u.test(await valueOf(office, 'Návrh usnesení')), 'the report to leave the resolution');
    assert.match(await valueOf(office, 'Důvodová zpráva'), /propadlý/u);
    await office.reads('zapamatovat pro další dokumenty');
    await (await office.field('Návrh usnesení')).click();
    await office.picture('word-5-nadpis');
    await office.execute('document.querySelector("#draft-files").scrollIntoView({ block: "end" })');
    await office.picture('word-5-soubory');
    await office.click('Vybrat jiný soubor', 'button');
    await office.reads('Zahodit rozpracovaný tisk?');
    await office.picture('word-5-zahodit');
    await office.click('Zrušit', 'dialog[open] button');
    await pickType(office);
    await office.click('Založit tisk', 'button');
    await office.reads('Tisk je založen. Zapamatování nadpisů můžete vzít zpět.');
    await office.reads('materiál chodník');
    await office.picture('word-6-zalozeno');
    const { rows } = await papers(office, 'Oprava chodníku v Lipové');
    const paper = await asks(office, 'paper', { id: rows[0].id });
    assert.deepEqual(paper.clauses.map((clause) => clause.verb), ['schvaluje', 'ukládá']);
    assert.deepEqual(paper.attachments.map((one) => one.name), ['materiál chodník.docx']);
    assert.match(paper.presenter.name, /Košťál/u);
  });

  test('an e-mail dropped on the list brings its document, annexes and the heading learned before', async () => {
    const bytes = eml('Materiál do rady', 'Dobrý den, posílám materiál.', [
      ['Rozpočet.pdf', Buffer.from('%PDF-1.7\n')],
      ['faktura.exe', Buffer.from('MZ')],
      ['materiál lavičky.docx', docx(MATERIAL.map((line) => line.replace('Oprava chodníku', 'Lavičky')))],
    ]);
    await goTo(office, PAPERS);
    await drop(office, 'section[data-pane]', 'materiál.eml', bytes);
    await office.reads('Odesílatel: Jana Kovářová');
    await office.reads('Tento soubor je program nebo skript');
    assert.match(await valueOf(office, 'Důvodová zpráva'), /propadlý/u, 'the heading is known by now');
    await office.picture('word-7-email');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await pickType(office);
    await office.click('Založit tisk', 'button');
    const rows = await office.until(async () => {
      const found = (await papers(office, 'Lavičky v Lipové')).rows;
      return found.length > 0 && found;
    }, 'the paper to be founded');
    await office.reads('Předkládá Mgr. Radim Košťál');
    const paper = await asks(office, 'paper', { id: rows[0].id });
    assert.deepEqual(paper.attachments.map((one) => one.name), ['Rozpočet.pdf', 'materiál lavičky.docx']);
  });

  test('an e-mail saved by Outlook brings its document and annexes the same way', async () => {
    const bytes = msg('Materiál do rady', 'Dobrý den, posílám materiál.', [
      ['Zaměření.pdf', Buffer.from('%PDF-1.7\n')],
      ['materiál hřiště.docx', docx(MATERIAL.map((line) => line.replace('Oprava chodníku', 'Hřiště')))],
    ]);
    await goTo(office, PAPERS);
    await drop(office, 'section[data-pane]', 'materiál.msg', bytes);
    await office.reads('Odesílatel: Jana Kovářová');
    await office.reads('Dobrý den, posílám materiál.');
    assert.equal(await valueOf(office, 'Název'), 'Hřiště v Lipové ulici');
    await office.picture('word-7-outlook');
    await pickType(office);
    await office.click('Založit tisk', 'button');
    const rows = await office.until(async () => {
      const found = (await papers(office, 'Hřiště v Lipové')).rows;
      return found.length > 0 && found;
    }, 'the paper to be founded');
    const paper = await asks(office, 'paper', { id: rows[0].id });
    assert.deepEqual(paper.attachments.map((one) => one.name), ['Zaměření.pdf', 'materiál hřiště.docx']);
  });

  test('a data message among annexes is read in the window, and says that its signature does not hold', async () => {
    await office.reads('Zaměření');
    const bytes = zfo('Výzva k doplnění', [['výzva.pdf', Buffer.from('%PDF-1.7\n')], ['hra.exe', Buffer.from('MZ')]]);
    await drop(office, '.files', 'dopis kraje.zfo', bytes);
    await office.click('dopis kraje', '.att button');
    await office.reads('Datová zpráva 1234567 pro: Město Vzorov. Podpis je neplatný, obsah se po podepsání změnil.');
    await office.reads('Krajský úřad');
    await office.reads('2 soubory ve zprávě');
    await office.reads('Soubor „hra.exe“ je program nebo skript, ze zprávy ho neotevřete ani nepřipojíte.');
    assert.equal((await office.all('dialog[open] [title^="Otevřít "]')).length, 1, 'the program alone has no button');
    await office.picture('word-9-zprava-v-priloze');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Přidat k tisku', 'dialog[open] button');
    await office.reads('Soubor výzva.pdf je u tisku jako příloha.');
    await office.click('Zavřít', 'dialog[open] button');
    const [row] = (await papers(office, 'Hřiště v Lipové')).rows;
    const paper = await asks(office, 'paper', { id: row.id });
    const names = ['Zaměření.pdf', 'materiál hřiště.docx', 'dopis kraje.zfo', 'výzva.pdf'];
    assert.deepEqual(paper.attachments.map((one) => one.name), names);
  });

  test('a data message says who sent it, what it brings and how far it can be trusted', async () => {
    await goTo(office, PAPERS);
    await drop(office, 'section[data-pane]', 'zpráva.zfo', zfo('Výzva k doplnění', [['výzva.pdf', Buffer.from('%PDF-1.7\n')]]));
    await office.reads('Odesílatel: Krajský úřad');
    await office.reads('Datová zpráva 1234567 pro: Město Vzorov. Podpis je neplatný');
    await office.reads('výzva.pdf');
    assert.match(await valueOf(office, 'Název'), /Výzva k doplnění/u);
    await office.picture('word-8-datova-zprava');
  });

  async function file(name, bytes) {
    const path = join(room, name);
    await writeFile(path, bytes);
    return path;
  }
});

async function begin(office) {
  await goTo(office, PAPERS);
  await office.click('Založit z Wordu', 'button');
  await office.reads('Přetáhněte dokument nebo e-mail sem.');
}

async function choose(office, path) {
  await office.give(path, '.drop input[type=file]');
}

const valueOf = async (office, label) => (await office.field(label)).property('value');

const papers = (office, text) =>
  asks(office, 'papers', {
    text, states: [], body: '', department: '', year: 0, mine: false,
    slice: { sort: '', descending: false, offset: 0, limit: 5 },
  });

const pick = (office, selector, value) =>
  office.soon(
    `${value} in ${selector}`,
    `const field = document.querySelector(arguments[0]);
     field.value = arguments[1];
     field.dispatchEvent(new Event('change', { bubbles: true }));`,
    selector,
    value,
  );

async function pickType(office) {
  await office.soon(
    'a type of papers',
    `const field = [...document.querySelectorAll('select')].find((one) => [...one.labels].some((label) => label.textContent.startsWith('Druh')));
     field.value = field.options[1].value;
     field.dispatchEvent(new Event('change', { bubbles: true }));`,
  );
}

function drop(office, place, name, bytes) {
  return office.soon(
    `a place for ${name}`,
    `const [place, name, bytes] = arguments;
     const dataTransfer = new DataTransfer();
     dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
     document.querySelector(place).dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));`,
    place,
    name,
    [...bytes],
  );
}
