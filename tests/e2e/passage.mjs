// A paper passes the bodies of the town: the commission gives its opinion, the council recommends, the
// assembly decides, somebody is given a task. Walked by the end-to-end test and by `cargo xtask run`.

import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { daysLater } from './clock.mjs';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';
import { meetingOn, openMeeting } from './meeting.mjs';
import { SystemProgram } from './opened.mjs';
import { act, ask, choose, closed, found, inClause, isAsked, openNew, saved, select, state, writeClause, writeReport } from './paper.mjs';
import { chooseRow, narrowed, openRow } from './rows.mjs';

const [, , PAPERS, MEETINGS, RESOLUTIONS, TASKS] = SCREENS;

/** The paper that walks. */
export const PAPER = {
  title: 'Odkup pozemku pod točnou autobusu v Lipové ulici',
  type: 'Nakládání s majetkem – zastupitelstvo',
  department: 'Odbor správy majetku',
  competence: '§ 85 písm. a)',
};
const REPORT = 'Točna stojí na cizím pozemku. Vlastník souhlasí s odkupem za cenu podle posudku.';
const HEAD = 'Jeřábek';
const TASK = 'uzavřít kupní smlouvu s vlastníkem pozemku';

/** How many days later the assembly meets: the notice hangs for seven days (§ 93/1). */
const LATER_DAYS = 8;


/** One walk: the window and where the pictures and documents go. */
export class Passage {
  documents = [];

  static async begin() {
    const passage = new Passage();
    passage.program = await SystemProgram.install();
    passage.office = await openVzorov({ env: passage.program.env });
    await passage.office.reads('Čeká na vás');
    return passage;
  }

  async close() {
    await this.office?.close();
    await this.program.remove();
  }

  /** The days that pass between two visits of the office; its store stays as it was left. */
  async daysPass() {
    const { home } = this.office;
    this.office.ownsHome = false;
    await this.office.close();
    this.office = await openVzorov({ home, env: { ...this.program.env, ...daysLater(LATER_DAYS) } });
    this.office.ownsHome = true;
    await this.office.reads('Čeká na vás');
  }

  /** A document as it was opened, copied beside the pictures. */
  async keep(path) {
    const copy = join(process.env.OBEZNIK_PICTURES, basename(path));
    await copyFile(path, copy);
    this.documents.push(copy);
    return copy;
  }
}

/** Steps in their order: what is done, as a sentence, and how. */
export const STEPS = [
  ['a clerk drafts the paper with a clause and a task', draft],
  ['its department and the formal check let it go', makeReady],
  ['the commission meets today and gives its opinion by a count of votes', (walk) => meet(walk, 'Komise majetku', commissionVotes)],
  ['the council meets today and recommends by a list of names', (walk) => meet(walk, 'Rada města', councilVotes)],
  ['the assembly waits for the paper by itself and is convened in time', convene],
  ['a week later the assembly decides by a list of names', assemblyVotes],
  ['the resolution has its number, and its extract is printed and opened', extract],
  ['its task waits, and a report on it is given', reportTask],
];

async function draft({ office }) {
  await goTo(office, PAPERS);
  await found(office, PAPER);
  await writeClause(office, 0, 'schvaluje', 'odkup pozemku p. č. 77/3 o výměře 210 m² za 168 000 Kč');
  await writeClause(office, 1, 'ukládá', TASK);
  await choose(office, await inClause(office, 1, 'Odpovídá'), 'starosta');
  await (await inClause(office, 1, 'Termín')).type(`15. 12. 2030${Key.tab}`);
  await saved(office);
  await writeReport(office, REPORT);
  await office.picture('pruchod-1-navrh');
}

async function makeReady({ office }) {
  await act(office, 'Předložit tisk', 'Tisk je předložen.');
  await ask(office, 'Schválit za odbor');
  await choose(office, await office.field('Za koho zapisujete'), HEAD);
  await office.click('Schválit za odbor', 'dialog[open] button');
  await office.reads('Tisk je schválen a jde dál.');
  await office.reads('ověřil program');
  await ask(office, 'Posoudit');
  await office.click('Zapsat posouzení', 'dialog[open] button');
  await office.reads('Posouzení je zapsáno.');
  await act(office, 'Potvrdit kontrolu', 'Tisk prošel kontrolou.');
  await state(office, 'Připraven');
  await office.picture('pruchod-2-pripraven');
}

/** A meeting of the body today: planned, the paper put on its agenda, convened, and its outcome entered. */
async function meet({ office }, body, votes) {
  await goTo(office, MEETINGS);
  await openNew(office, 'Které jednání naplánovat?');
  await select(office, 'Orgán', body);
  await office.type('Den', `${today()}${Key.tab}`);
  await office.click('Naplánovat jednání', 'dialog[open] button');
  await closed(office);
  await office.reads('Připravené tisky');
  await schedule(office);
  await office.click('Svolat', 'button');
  await office.click('Svolat', 'dialog[open] button');
  await office.reads('Jednání je svoláno, pořad má verzi 1.');
  await office.click('Zapsat výsledek', 'button');
  await office.find('dialog[open]');
  await votes(office);
  await closed(office);
}

/** The plus beside the ready paper in the panel on the right; for a meeting so near the paper comes late and says why. */
async function schedule(office) {
  const script = `
    const rows = [...document.querySelectorAll('.rd')];
    return rows.find((row) => row.textContent.includes(arguments[0]))?.querySelector('button[aria-label], .btn') ?? null;`;
  await office.until(async () => {
    const reference = await office.execute(script, PAPER.title);
    if (reference) await office.session.elementOf(reference).click();
    return reference !== null;
  }, 'the ready paper beside the agenda');
  const said = `Zařazeno: ${PAPER.title}`;
  const isDone = async () => (await office.text()).replace(/\s+/gu, ' ').includes(said);
  await office.until(async () => (await isAsked(office)) || (await isDone()), 'an answer to the plus');
  if (await isAsked(office)) {
    await office.fill('Důvod pozdního předložení', 'Prodávající čeká jen do konce měsíce.');
    await office.click('Zařadit na stůl', 'dialog[open] button');
  }
  await office.reads(said);
}

async function commissionVotes(office) {
  await office.fill('Pro', '5');
  await office.picture('pruchod-3-komise');
  await office.click('Zapsat výsledek', 'dialog[open] button');
}

async function councilVotes(office) {
  await office.click('Po jménech', 'dialog[open] label, dialog[open] button, dialog[open] [role=radio]');
  const members = await office.find('[role=listbox][aria-label]');
  await members.type('2*');
  await office.picture('pruchod-4-rada');
  await office.click('Zapsat výsledek', 'dialog[open] button');
}

async function convene(walk) {
  const { office } = walk;
  await goTo(office, MEETINGS);
  await openNew(office, 'Které jednání naplánovat?');
  await select(office, 'Orgán', 'Zastupitelstvo');
  await office.type('Den', `${dayIn(LATER_DAYS)}${Key.tab}`);
  await office.click('Naplánovat jednání', 'dialog[open] button');
  await closed(office);
  await schedule(office);
  await office.click('Svolat', 'button');
  await office.click('Svolat', 'dialog[open] button');
  await office.reads('Jednání je svoláno, pořad má verzi 1.');
  await office.picture('pruchod-5-zastupitelstvo-svolano');
}

async function assemblyVotes(walk) {
  await walk.daysPass();
  const { office } = walk;
  await goTo(office, PAPERS);
  await openPaper(office);
  await office.click('Souvislosti', '[role=tab]');
  await office.picture('pruchod-6-cesta');
  const { id } = await meetingOn(office, 'assembly', isoIn(LATER_DAYS));
  await openMeeting(office, id);
  await office.reads(PAPER.title);
  await office.click('Zapsat výsledek', 'button');
  await office.find('dialog[open]');
  await office.click('Po jménech', 'dialog[open] label, dialog[open] button, dialog[open] [role=radio]');
  const members = await office.find('[role=listbox][aria-label]');
  // One against, one abstained, one absent; the rest in favour.
  await members.type('235*');
  await office.reads('Zapsáno všech 15 členů.');
  await office.picture('pruchod-7-jmena');
  await office.click('Zapsat výsledek', 'dialog[open] button');
  await closed(office);
  await office.reads('je zapsáno a ukládá 1 úkol');
}

async function openPaper(office) {
  await office.fill('Hledat', 'točnou');
  await openRow(office, PAPER.title);
  await office.reads('Návrh usnesení');
}

/** The assembly's resolution stands first: the newest day comes first, and the council only recommended. */
async function extract(walk) {
  const { office } = walk;
  await goTo(office, RESOLUTIONS);
  await office.fill('Hledat v číslech a názvech', 'točnou');
  // Before the filter other resolutions of the assembly are there.
  await narrowed(office, 'točnou');
  await openRow(office, 'Z/');
  await office.reads('Znění');
  await office.reads('odkup pozemku p. č. 77/3');
  await office.picture('pruchod-8-usneseni');
  await office.click('Výpis', 'button.primary');
  await walk.keep(await office.until(async () => (await walk.program.opened())[0], 'the extract to be opened'));
}

async function reportTask({ office }) {
  await goTo(office, TASKS);
  await office.fill('Hledat v úkolech', 'vlastníkem pozemku');
  await chooseRow(office, TASK);
  await office.click('Podat zprávu', 'button');
  await office.find('dialog[open]');
  await office.fill('Co', 'Smlouva je u vlastníka k podpisu.');
  await office.picture('pruchod-9-ukol');
  await office.click('Podat zprávu', 'dialog[open] button');
  await office.reads('Zpráva k úkolu je podána.');
  await office.reads('Smlouva je u vlastníka k podpisu.');
  await office.picture('pruchod-10-zprava');
}

const today = () => dayIn(0);

/** A day so many days ahead. */
const isoIn = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Prague' });

/** The same as a clerk writes it. */
const dayIn = (days) => isoIn(days).split('-').map(Number).reverse().join('. ');
