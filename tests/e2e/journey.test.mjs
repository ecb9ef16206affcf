// One paper from the first word to the agenda of the council, as its secretary does it.

import { after, before, describe, test } from 'node:test';
import { goTo, nextNumber, openVzorov, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';
import { act, ask, choose, closed, found, inClause, saved, sayWhyLate, select, state, writeClause, writeReport } from './paper.mjs';
import { SUITE } from './suite.mjs';

const [, , PAPERS, MEETINGS, , , SEARCH] = SCREENS;
const TITLE = 'Nákup sekacího stroje pro technické služby';
const REPORT = 'Dosavadní stroj dosloužil, nový vyjde na 189 000 Kč z kapitoly technických služeb.';
const MACHINE = { title: TITLE, type: 'Materiál pro radu', department: 'Odbor správy majetku', competence: '§ 102 odst. 3' };
const HEAD = 'Jeřábek';

describe('the journey of a paper through the office', SUITE, () => {
  let office;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(() => office?.close());

  test('founds a paper by Ctrl+N with its number', async () => {
    await goTo(office, PAPERS);
    const number = await nextNumber(office);
    await found(office, MACHINE);
    await office.reads(number, 'main');
  });

  test('keeps two clauses as they are written, the second with a task', async () => {
    await writeClause(office, 0, 'schvaluje', 'nákup sekacího stroje za 189 000 Kč včetně DPH');
    await writeClause(office, 1, 'ukládá', 'uzavřít kupní smlouvu s dodavatelem');
    await choose(office, await inClause(office, 1, 'Odpovídá'), 'starosta');
    await (await inClause(office, 1, 'Termín')).type(`15. 12. 2030${Key.tab}`);
    await saved(office);
    await office.picture('cesta-1-navrh');
  });

  test('refuses to submit a paper without its report and says what to add', async () => {
    await ask(office, 'Předložit tisk');
    await office.click('Předložit tisk', 'dialog[open] button');
    await office.reads('Tisk nemá důvodovou zprávu');
    await office.press(Key.escape);
    await closed(office);
  });

  test('submits it to the head of the department and takes the step back', async () => {
    await writeReport(office, REPORT);
    await act(office, 'Předložit tisk', 'Tisk je předložen.');
    await state(office, 'Ke schválení v odboru');
    await office.click('Vrátit zpět', 'button');
    await state(office, 'Koncept');
    await act(office, 'Předložit tisk', 'Tisk je předložen.');
    await office.picture('cesta-2-predlozeno');
  });

  test('approves it for the head, told on paper', async () => {
    await ask(office, 'Schválit za odbor');
    await choose(office, await office.field('Za koho zapisujete'), HEAD);
    await office.picture('cesta-3-za-koho');
    await office.click('Schválit za odbor', 'dialog[open] button');
    await office.reads('Tisk je schválen a jde dál.');
    await state(office, 'Formální kontrola');
    await office.reads(HEAD);
  });

  test('passes the formal check once the open line is judged', async () => {
    await office.reads('4 z 5 ověřil program');
    await ask(office, 'Posoudit');
    await office.click('Zapsat posouzení', 'dialog[open] button');
    await office.reads('Posouzení je zapsáno.');
    await act(office, 'Potvrdit kontrolu', 'Tisk prošel kontrolou.');
    await state(office, 'Připraven');
    await office.picture('cesta-4-kontrola');
  });

  test('puts it on the agenda of the next council and the invitation goes out', async () => {
    await ask(office, 'Zařadit na pořad');
    await select(office, 'Jednání', '4. jednání');
    await sayWhyLate(office);
    await office.click('Zařadit na pořad', 'dialog[open] button');
    await office.reads('Tisk je na pořadu.');
    await state(office, 'V orgánech');
    await goTo(office, MEETINGS);
    await office.click('4. schůze', 'button.line');
    await office.reads('Pořad 4. schůze');
    await office.reads(TITLE);
    await office.click('Svolat', 'button');
    await office.click('Svolat', 'dialog[open] button');
    await office.reads('Jednání je svoláno, pořad má verzi 1.');
    await office.picture('cesta-5-svolano');
  });

  test('returns another paper with a reason and takes it to be reworked', async () => {
    await goTo(office, PAPERS);
    await found(office, { ...MACHINE, title: 'Oprava lávky přes Vzorovku' });
    await writeClause(office, 0, 'schvaluje', 'opravu lávky přes Vzorovku');
    await writeReport(office, REPORT);
    await act(office, 'Předložit tisk', 'Tisk je předložen.');
    await ask(office, 'Vrátit s důvodem');
    await office.fill('Důvod', 'Doplňte položkový rozpočet.');
    await choose(office, await office.field('Za koho zapisujete'), HEAD);
    await office.click('Vrátit s důvodem', 'dialog[open] button');
    await office.reads('Tisk je vrácen zpracovateli.');
    await office.reads('Doplňte položkový rozpočet.');
    await office.picture('cesta-6-vraceno');
    await act(office, 'Přepracovat', 'Tisk je otevřen k přepracování.');
    await state(office, 'Koncept');
  });

  test('finds the new paper in another inflection', async () => {
    await goTo(office, SEARCH);
    await office.fill('Co hledáte', 'sekaci stroj');
    await office.reads(TITLE);
    await office.picture('cesta-7-hledani');
  });
});
