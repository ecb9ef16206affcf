// A paper returned by the head of the department: its drafter mends it, submits it again, the head approves.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { act, ask, choose, found, state, writeClause, writeReport } from './paper.mjs';
import { SUITE } from './suite.mjs';

const [, , PAPERS] = SCREENS;
const FOOTBRIDGE = {
  title: 'Oprava lávky přes Vzorovku', type: 'Materiál pro radu', department: 'Odbor správy majetku', competence: '§ 102 odst. 3',
};
const REASON = 'Doplňte položkový rozpočet.';
const FIRST = 'Lávka je po zimě nesjízdná.';
const SECOND = 'Lávka je po zimě nesjízdná. Položkový rozpočet činí 214 000 Kč.';
const HEAD = 'Jeřábek';

describe('a paper that was returned', SUITE, () => {
  let office;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(() => office?.close());

  test('is submitted for the first time and comes back with a reason', async () => {
    await goTo(office, PAPERS);
    await found(office, FOOTBRIDGE);
    await writeClause(office, 0, 'schvaluje', 'opravu lávky přes Vzorovku');
    await writeReport(office, FIRST);
    await act(office, 'Předložit tisk', 'Tisk je předložen.');
    await ask(office, 'Vrátit s důvodem');
    await office.fill('Důvod', REASON);
    await forHead(office, 'Vrátit s důvodem', 'Tisk je vrácen zpracovateli.');
    await office.reads('Vráceno k přepracování:');
    await office.picture('vraceni-1-duvod');
  });

  test('is opened again, its report is changed and it is submitted a second time', async () => {
    await act(office, 'Přepracovat', 'Tisk je otevřen k přepracování.');
    await state(office, 'Koncept');
    await writeReport(office, SECOND);
    await act(office, 'Předložit tisk', 'Tisk je předložen.');
    await state(office, 'Ke schválení v odboru');
    await ask(office, 'Schválit za odbor');
    await forHead(office, 'Schválit za odbor', 'Tisk je schválen a jde dál.');
    await state(office, 'Formální kontrola');
    await office.reads('verze 2');
  });

  test('has two versions, and what changed between them can be seen', async () => {
    await office.click('Verze', '[role=tab]');
    await office.findText('Verze 2', '[role=tabpanel] b');
    await office.findText('Verze 1', '[role=tabpanel] b');
    await office.picture('vraceni-2-verze');
    await office.click('porovnat s verzí 1', '[role=tabpanel] button');
    const added = async () => (await office.findText('Položkový rozpočet', 'ins')).text();
    await office.until(async () => /214.000/u.test(await added()), 'what was added');
    assert.deepEqual(await removed(office), [], 'nothing was taken out');
    await office.picture('vraceni-3-porovnani');
  });

  test('still says in its history why it came back, and that it was taken in hand', async () => {
    await office.click('Celá, ', 'section[aria-labelledby=history] button.link');
    const order = ['Schváleno za odbor', 'Vzato k přepracování', `Vráceno z odboru: ${REASON}`, 'Tisk založen'];
    const history = await office.until(async () => {
      const text = (await office.text('section[aria-labelledby=history]')).replace(/\s+/gu, ' ');
      return order.every((words) => text.includes(words)) && text;
    }, 'the whole history');
    const places = order.map((words) => history.indexOf(words));
    assert.deepEqual(places, places.toSorted((one, other) => one - other), 'the newest stands first');
    assert.equal(history.split('Předloženo').length - 1, 2, 'submitted twice');
    await office.picture('vraceni-4-historie');
  });
});

/** Answers the open dialog for the head, told on paper. */
async function forHead(office, words, said) {
  await choose(office, await office.field('Za koho zapisujete'), HEAD);
  await office.click(words, 'dialog[open] button');
  await office.reads(said);
}

const removed = (office) => office.execute('return [...document.querySelectorAll("[role=tabpanel] del")].map((part) => part.innerText)');
