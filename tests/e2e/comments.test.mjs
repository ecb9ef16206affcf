// What people say of a paper: to words of its text, in answer to one another, and who is told of it; annexes closed later.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousFaults } from './axe.mjs';
import { goTo, invoke, newPaper, openVzorov, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { looks, newId } from './town.mjs';

const [DAY, , PAPERS] = SCREENS;
const TITLE = 'Nákup žulové dlažby';
const REPORT = 'Dlažba do Lipové ulice přijde na 129 000 Kč. Hradí se z rozpočtu odboru.';

describe('comments to a paper', SUITE, () => {
  let office;
  let paper;
  let mayor;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
    const { value: overview } = await invoke(office, 'query', { name: 'overview', input: null });
    mayor = overview.people.find((person) => person.function.includes('starosta'));
    paper = await newPaper(office, TITLE, mayor.id);
    await openPaper(office);
  });
  after(() => office?.close());

  test('concern the words that were marked', async () => {
    await office.reads('Zatím bez komentáře');
    await office.click('Důvodová zpráva', '[role=tab]');
    await office.fill('Důvodová zpráva', REPORT);
    await mark(office, 'přijde na 129 000 Kč');
    await office.reads('Označeno: „přijde na 129 000 Kč“');
    await office.picture('komentare-1-oznaceno');
    await office.click('Komentář k označenému textu', '.marked button');
    await office.until(() => isIn(office, '.composer textarea'), 'the focus in the comment');
    await office.write('Je to s DPH?');
    await office.picture('komentare-2-psani');
    await office.press(Key.control, Key.enter);
    await office.reads('Komentář je přidán.');
    const [thread] = (await paperNow()).comments;
    assert.deepEqual([thread.comment.text, thread.comment.quote], ['Je to s DPH?', 'přijde na 129 000 Kč']);
    await office.reads('1 komentář');
    await office.until(async () => (await focusedText(office)) === 'Napsat komentář', 'the focus back on the button');
  });

  test('are answered under what they answer, by keys alone', async () => {
    await office.clickAt('[data-answer]');
    await office.until(() => isIn(office, '.composer textarea'), 'the focus in the answer');
    await office.write('Ano, včetně DPH.');
    await office.press(Key.control, Key.enter);
    await office.until(async () => (await paperNow()).comments[0].answers.length === 1, 'the answer');
    await office.reads('2 komentáře');
    await office.until(async () => (await focusedText(office)).includes('Odpovědět'), 'the focus back on the button of the answer');
  });

  test('that were only begun wait for the person', async () => {
    await office.click('Napsat komentář', 'button');
    await office.until(() => isIn(office, '.composer textarea'), 'the focus in the comment');
    await office.write('Chybí nabídka druhého dodavatele.');
    await office.press(Key.escape);
    await office.reads('Pokračovat v komentáři');
    await openPaper(office);
    await office.click('Pokračovat v komentáři', 'button');
    const kept = async () => (await office.find('.composer textarea')).property('value');
    await office.until(async () => (await kept()) === 'Chybí nabídka druhého dodavatele.', 'the comment that was begun');
    await office.click('Zahodit', '.composer button');
    await office.reads('Napsat komentář');
    assert.equal((await paperNow()).comments.length, 1);
  });

  test('of others come to Můj den of those whose paper it is', async () => {
    const payload = { paper, comment: newId(), text: 'Kdy se začne?', quote: '', answers: null };
    const request = { kind: 'circulation.add_comment', payload, base: [], on_behalf_of: [mayor.id, 'word'] };
    const { error } = await invoke(office, 'execute', { request });
    assert.equal(error, undefined);
    await goTo(office, DAY);
    await office.reads(`nový komentář · ${mayor.name}`);
    await office.picture('komentare-3-muj-den');
    await openPaper(office);
    await office.reads('Kdy se začne?');
  });

  test('say to which version they were written', async () => {
    const { error } = await invoke(office, 'execute', {
      request: { kind: 'circulation.make_version', payload: { paper, label: '' }, base: [], on_behalf_of: null },
    });
    assert.equal(error, undefined);
    await openPaper(office);
    await office.reads('k textu před první verzí');
    const toPanel = (size) =>
      office.execute('document.documentElement.style.fontSize = arguments[0]; document.querySelector("[aria-labelledby=comments]").scrollIntoView()', size);
    await toPanel('');
    await looks(office, 'komentare-4-panel');
    await toPanel('200%');
    await office.picture('komentare-4-panel-200');
    await toPanel('');
    assert.deepEqual(await seriousFaults(office), []);
  });

  test('stand beside annexes that can be closed later and opened again', async () => {
    await drop(office, 'kupující.txt', 'Jan Novák, Lipová 12');
    await office.reads('kupující');
    await office.clickAt('[aria-label$="přílohou kupující"]');
    await office.reads('Označit, že nejde otevřít');
    await office.picture('prilohy-7-nabidka');
    await office.click('Označit jako neveřejnou', '.pop button');
    await office.reads('Uvidí ji jen zpracovatel');
    await looks(office, 'prilohy-8-neverejna');
    await office.click('Označit jako neveřejnou', 'dialog[open] button');
    await office.reads('Příloha kupující je neveřejná.');
    await office.until(async () => (await paperNow()).attachments[0].is_confidential, 'the annex to be closed');
    await office.reads('Příloha označena jako neveřejná');
    await office.picture('prilohy-9-po-oznaceni');
    assert.deepEqual(await seriousFaults(office), []);

    await office.clickAt('[aria-label$="přílohou kupující"]');
    await office.click('Zrušit neveřejnost', '.pop button');
    await office.reads('Přístup k tisku: Veřejný');
    await office.click('Zpřístupnit', 'dialog[open] button');
    await office.until(async () => !(await paperNow()).attachments[0].is_confidential, 'the annex to be open');

    await office.clickAt('[aria-label$="přílohou kupující"]');
    await office.click('Označit, že nejde otevřít', '.pop button');
    await office.reads('je zapsáno, že nejde otevřít');
    await office.until(async () => (await paperNow()).attachments[0].note?.key === 'attachment-unreadable', 'the mark');
  });

  const paperNow = async () => (await invoke(office, 'query', { name: 'paper', input: { id: paper } })).value;
});

async function openPaper(office) {
  await goTo(office, PAPERS);
  await openRow(office, TITLE);
  await office.reads('Komentáře');
}

/** Marks words in the field of the report as dragging over them does. */
async function mark(office, words) {
  await office.soon(
    `„${words}“ to be marked`,
    `const field = document.querySelector('.write textarea');
     const from = field.value.indexOf(arguments[0]);
     if (from < 0) return false;
     field.focus();
     field.setSelectionRange(from, from + arguments[0].length);
     document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));`,
    words,
  );
}

async function drop(office, name, text) {
  await office.find('.files');
  await office.execute(
    `const [name, text] = arguments;
     const dataTransfer = new DataTransfer();
     dataTransfer.items.add(new File([text], name));
     document.querySelector('.files').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));`,
    name,
    text,
  );
}

const isIn = (office, selector) => office.execute('return document.activeElement?.matches(arguments[0])', selector);
const focusedText = (office) => office.execute('return document.activeElement?.textContent.trim() ?? ""');
