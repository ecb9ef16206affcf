// A month of a town: meetings planned, eight papers from Word, three of them late, a commission without quorum, a head
// on holiday, a paper returned, the council recommends to the assembly, a member resigns, the assembly decides.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { daysLater } from './clock.mjs';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { clearAway, Key } from './driver.mjs';
import { openMeeting } from './meeting.mjs';
import { ask, choose, closed, daysOf, isAsked, select, state, writeReport } from './paper.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { asks, begin, does, invoke, looks, newId, openPart } from './town.mjs';
import { verified } from './verify.mjs';
import { docx } from './word.mjs';

const [, , PAPERS, MEETINGS] = SCREENS;
const HEAD = 'Jeřábek';
const SUBSTITUTE = 'Kvasnica';
const LEAVING = 'Sluková';
const ENTERING = 'Habřina';
const FOR_COUNCIL = 'Materiál pro radu';
const FOR_ASSEMBLY = 'Nakládání s majetkem – zastupitelstvo';
const LAND = 'Odkup pozemku pod točnou autobusu';
const RETURNED = 'Oprava střechy kulturního domu';
/** What the departments wrote in Word: the title, the type of paper, the clause. */
const WRITTEN = [
  [LAND, FOR_ASSEMBLY, 'odkup pozemku p. č. 77/3 za 168 000 Kč'],
  [RETURNED, FOR_COUNCIL, 'opravu střechy kulturního domu'],
  ['Pronájem sálu spolku Vlna', FOR_COUNCIL, 'pronájem sálu spolku Vlna'],
  ['Havárie vodovodu v Lipové', FOR_COUNCIL, 'opravu vodovodu v Lipové ulici'],
  ['Smlouva o svozu bioodpadu', FOR_COUNCIL, 'smlouvu o svozu bioodpadu'],
  ['Výběr dodavatele lavic', FOR_COUNCIL, 'výběr dodavatele lavic'],
  ['Dodatek k nájmu ordinace', FOR_COUNCIL, 'dodatek k nájmu ordinace'],
  ['Nové hodiny knihovny', FOR_COUNCIL, 'otevírací hodiny knihovny'],
];
/** Those that came after the closing. */
const LATE = [LAND, RETURNED, 'Havárie vodovodu v Lipové'];
const MENDED = 'Rozpočet činí 214 000 Kč.';
/** Those that came in time, for a meeting of the plan. */
const IN_TIME = WRITTEN.map(([title]) => title).filter((title) => !LATE.includes(title));
const DAYS_TO_ASSEMBLY = 8;
/** The head is away from today to this day. */
const DAYS_AWAY = 20;

describe('a month of a town', SUITE, () => {
  let office;
  let room;
  let people;
  let bodies;
  const papers = new Map();
  const meetings = {};
  /** The day of the meeting of the plan, after the last one the head is away. */
  let plannedOn;
  before(async () => {
    room = await mkdtemp(join(tmpdir(), 'obeznik-month-'));
    office = await openVzorov();
    await office.reads('Čeká na vás');
    ({ people, bodies } = await asks(office, 'overview'));
  });
  after(async () => {
    await office?.close();
    await rm(room, { recursive: true, force: true });
  });

  test('the council has its plan for half a year, the other bodies their days', async () => {
    const before = new Set((await ofCouncil()).map(({ id }) => id));
    await goTo(office, MEETINGS);
    await office.click('Plán na pololetí', 'button');
    await select(office, 'Orgán', body('council').name);
    await select(office, 'Jak často', 'každé 2 týdny');
    await select(office, 'Den', 'čtvrtek');
    await daysOf(office, 'čtvrtek');
    await office.click('Naplánovat', 'dialog[open] button');
    await closed(office);
    await office.reads('V kalendáři');
    const planned = (await ofCouncil()).filter(({ id }) => !before.has(id)).toSorted((one, other) => one.on.localeCompare(other.on));
    const after = planned.find(({ on }) => on > dayIn(DAYS_AWAY));
    [meetings.later, plannedOn] = [after.id, after.on];
    meetings.commission = await meets(bodies.find((one) => one.name === 'Komise majetku').id, 0);
    meetings.council = await meets(body('council').id, 0);
    meetings.assembly = await meets(body('assembly').id, DAYS_TO_ASSEMBLY);
  });

  test('eight papers come as Word documents and each is checked before it is founded', async () => {
    for (const [title, type, clause] of WRITTEN) {
      await goTo(office, PAPERS);
      await office.click('Založit z Wordu', 'button');
      await office.reads('Přetáhněte dokument nebo e-mail sem.');
      const path = join(room, `${title}.docx`);
      await writeFile(path, docx(material(title, clause)));
      await office.give(path, '.drop input[type=file]');
      await office.reads('Takto jsme návrhu porozuměli');
      assert.equal(await (await office.field('Název')).property('value'), title);
      await pick('Druh', type);
      await pick('Odbor', 'Odbor správy majetku');
      await office.type('Působnost', '§ 102 odst. 3');
      await office.click('Založit tisk', 'button');
      papers.set(title, await office.until(() => idOf(title), `the paper ${title}`));
      const paper = await asks(office, 'paper', { id: papers.get(title) });
      assert.deepEqual([paper.clauses.length, paper.attachments.length], [1, 1], title);
      await answered('Předložit tisk', 'Ke schválení v odboru');
    }
    await goTo(office, PAPERS);
    await looks(office, 'mesic-1-osm-tisku');
    await usable();
  });

  test('the head is on holiday: the substitute approves seven and returns one, under both names', async () => {
    await sits(HEAD);
    await openPart(office, 'Zástupy', 'Nikdo nikoho nezastupuje');
    await office.click('Přidat zástup', 'main button');
    await choose(office, await office.field('Kdo je nepřítomen'), HEAD);
    await choose(office, await office.field('Kdo zastupuje'), SUBSTITUTE);
    await office.fill('Poslední den', `+${DAYS_AWAY}`);
    await office.fill('Důvod nepřítomnosti', 'dovolená');
    await office.click('Přidat zástup', 'dialog[open] button');
    await closed(office);
    await sits(SUBSTITUTE);
    await office.reads('V zastoupení: Ing. Vít Jeřábek');
    await office.picture('mesic-2-zastup');
    await usable();
    for (const title of papers.keys()) {
      await open(title);
      if (title === RETURNED) await answered('Vrátit s důvodem', 'Vrácen', 'Chybí položkový rozpočet.');
      else await answered('Schválit za odbor', 'Formální kontrola');
    }
    const [event] = (await asks(office, 'paper', { id: papers.get(LAND) })).history;
    assert.deepEqual([event.who, event.on_behalf_of, event.is_in_place], ['Hynek Kvasnica', 'Ing. Vít Jeřábek', true]);
  });

  test('the returned paper is mended and goes round again', async () => {
    await sits('Jasanová');
    await open(RETURNED);
    await office.reads('Chybí položkový rozpočet.');
    await office.picture('mesic-3-vraceno');
    await usable();
    await office.click('Přepracovat', 'button');
    await office.reads('Tisk je otevřen k přepracování.');
    await state(office, 'Koncept');
    await writeReport(office, MENDED);
    await answered('Předložit tisk', 'Ke schválení v odboru');
    assert.equal((await asks(office, 'paper', { id: papers.get(RETURNED) })).report, MENDED);
    await sits(SUBSTITUTE);
    await open(RETURNED);
    await answered('Schválit za odbor', 'Formální kontrola');
    await sits('Jasanová');
    for (const title of papers.keys()) await check(title);
    for (const paper of papers.values()) assert.equal((await asks(office, 'paper', { id: paper })).state, 'ready');
  });

  test('five papers are in time; three come late, each says why and the agenda keeps it', async () => {
    for (const title of IN_TIME) await schedule(title, meetings.later);
    const in_time = await asks(office, 'meeting', { id: meetings.later });
    const own = in_time.items.filter((item) => item.paper !== '');
    assert.deepEqual(own.map((item) => item.is_late), IN_TIME.map(() => false));
    for (const title of LATE.slice(1)) {
      const input = { paper: papers.get(title), meeting: meetings.council, agenda_item: newId() };
      await assert.rejects(does(office, 'circulation.schedule', input), (error) => error.api?.key === 'refusal-late-reason-missing');
      await schedule(title, meetings.council, 'Podklad přišel až po uzávěrce.');
    }
    await schedule(LAND, meetings.commission, 'Prodávající nechce čekat.');
  });

  test('the commission has no quorum: the paper goes on without its opinion', async () => {
    await convened(meetings.commission);
    await office.click('Zapsat výsledek', 'button');
    await office.find('dialog[open]');
    await office.click('Bez stanoviska', 'dialog[open] label, dialog[open] button');
    await office.reads('Tisk jde dál svou cestou i s důvodem.');
    await office.fill('Důvod', 'Přišli dva členové z pěti, komise nebyla usnášeníschopná.');
    await office.picture('mesic-4-komise');
    await usable();
    await office.click('Zapsat výsledek', 'dialog[open] button');
    await closed(office);
    const { route } = await asks(office, 'paper', { id: papers.get(LAND) });
    const stops = route.filter((stop) => stop.kind === 'consultation').map((stop) => stop.progress);
    assert.deepEqual(stops, ['done', 'now', 'ahead'], JSON.stringify(route));
  });

  test('the council recommends to the assembly and decides about what came late', async () => {
    await schedule(LAND, meetings.council, 'Komise jednala dnes.');
    await convened(meetings.council);
    for (const _ of LATE) {
      await office.click('Zapsat výsledek', 'button');
      await office.find('dialog[open]');
      const item = await chosen();
      await office.fill('Pro', '4');
      await office.fill('Proti', '1');
      await office.click('Zapsat výsledek', 'dialog[open] button');
      await closed(office);
      await office.until(async () => (await chosen()) !== item, 'the outcome on the agenda');
    }
    const { items } = await asks(office, 'meeting', { id: meetings.council });
    assert.deepEqual(items.filter(({ paper }) => paper !== '').map(({ outcome }) => outcome !== null), LATE.map(() => true));
    await open(LAND);
    await office.click('Souvislosti', '[role=tab]');
    await looks(office, 'mesic-5-cesta');
    await usable();
    const text = (await office.text()).replace(/\s+/gu, ' ');
    assert.match(text, /usnášeníschopná/u);
    assert.match(text, /doporuč/iu);
  });

  test('a member of the assembly resigns and the next of the list enters before it meets', async () => {
    await schedule(LAND, meetings.assembly, 'Rada doporučila dnes.');
    await convened(meetings.assembly);
    await openPart(office, 'Mandáty', 'Náhradníci volebních stran');
    await office.soon('the end of the mandate', `document.querySelector('[aria-label^="Zánik mandátu: MUDr. Alena ${LEAVING}"]').click()`);
    await office.reads(`Následující den nastoupí Petr ${ENTERING}`);
    await office.fill('Den zániku', written(dayIn(0)));
    await office.click('Zapsat zánik', 'dialog[open] button');
    await office.reads('Rozpracovaná práce');
    await office.press(Key.escape);
    await closed(office);
  });

  test('a week later the assembly decides with the new member, by names', async () => {
    await daysPass(DAYS_TO_ASSEMBLY);
    await openMeeting(office, meetings.assembly);
    await office.reads(LAND);
    await office.click('Zapsat výsledek', 'button');
    await office.find('dialog[open]');
    await office.click('Po jménech', 'dialog[open] label, dialog[open] button, dialog[open] [role=radio]');
    const names = await office.until(() => office.execute('return document.querySelector("dialog[open] [role=listbox][aria-label]").innerText'), 'the names');
    assert.ok(names.includes(ENTERING) && !names.includes(LEAVING), names);
    await (await office.find('[role=listbox][aria-label]')).type('235*');
    await office.reads('Zapsáno všech 15 členů.');
    await looks(office, 'mesic-6-zastupitelstvo');
    await usable();
    await office.click('Zapsat výsledek', 'dialog[open] button');
    await closed(office);
    const { state, history } = await asks(office, 'paper', { id: papers.get(LAND) });
    assert.equal(state, 'closed');
    assert.ok(history.some((event) => event.is_in_place), 'the history keeps both names');
  });

  test('the last day of the substitution passes: the head approves again, and nobody had to end anything', async () => {
    const handed = await handedToHead('Lampa u lávky');
    await sits(SUBSTITUTE);
    await office.reads('V zastoupení: Ing. Vít Jeřábek');
    await daysPass(daysTo(plannedOn));
    await sits(SUBSTITUTE);
    await office.until(async () => !(await office.text()).includes('V zastoupení'), 'nothing in place of anybody');
    await assert.rejects(does(office, 'circulation.head_approve', { paper: handed }), (error) => error.api?.key === 'refusal-not-allowed');
    await sits(HEAD);
    await does(office, 'circulation.head_approve', { paper: handed });
    const [event] = (await asks(office, 'paper', { id: handed })).history;
    assert.deepEqual([event.who, event.on_behalf_of, event.is_in_place], ['Ing. Vít Jeřábek', '', false]);
  });

  test('the council meets by its plan and decides about the five that came in time', async () => {
    await sits('Jasanová');
    await convened(meetings.later);
    const { members } = await asks(office, 'meeting', { id: meetings.later });
    for (const _ of IN_TIME) {
      await office.click('Zapsat výsledek', 'button');
      await office.find('dialog[open]');
      const item = await chosen();
      await office.fill('Pro', String(members.length));
      await office.click('Zapsat výsledek', 'dialog[open] button');
      await closed(office);
      await office.until(async () => (await chosen()) !== item, 'the outcome on the agenda');
    }
    await looks(office, 'mesic-7-podle-planu');
    await usable();
    const { items } = await asks(office, 'meeting', { id: meetings.later });
    const own = items.filter(({ paper }) => paper !== '');
    assert.deepEqual(own.map(({ outcome }) => Boolean(outcome?.resolution)), IN_TIME.map(() => true));
    for (const title of IN_TIME) assert.equal((await asks(office, 'paper', { id: papers.get(title) })).state, 'closed', title);
  });

  test('what was entered in the month stands in the log, and its chain holds', async () => {
    const page = await asks(office, 'log', { person: '', record: papers.get(LAND), from: '', to: '', slice: { sort: '', descending: false, offset: 0, limit: 100 } });
    const keys = page.rows.map((row) => row.what.key).join(' ');
    assert.match(keys, /head-approve/u);
    assert.match(keys, /enter-outcome/u);
    const { people: rows } = await asks(office, 'settings', {});
    assert.ok(rows.some((row) => row.full_name.includes(ENTERING)));
    await openPart(office, 'Deník', 'Otevřít deník');
    await office.click('Otevřít deník', 'button');
    await office.reads('Kdo co kdy udělal');
    await looks(office, 'mesic-8-denik');
    await usable();
    const { home } = office;
    office.ownsHome = false;
    await office.close();
    office = undefined;
    try {
      const { whole, links, damaged_blobs } = verified(join(home, 'ukazka'));
      assert.deepEqual([whole, damaged_blobs], [true, []]);
      assert.ok(links >= page.rows.length, `${links} links`);
    } finally {
      await clearAway(home);
    }
  });

  const body = (kind) => bodies.find((one) => one.kind === kind);
  const ofCouncil = () => asks(office, 'meetings', { body: body('council').id, from: null, to: null });
  const person = (name) => people.find((one) => one.name.includes(name));

  async function sits(name) {
    await invoke(office, 'sign_in', { person: person(name).id, secret: '' });
    await begin(office);
    await office.reads('Můj den');
  }

  /** A paper of the head's department, written and handed over by its clerk. */
  async function handedToHead(title) {
    await sits('Modřínová');
    const settings = await asks(office, 'settings', {});
    const department = settings.departments.find((one) => one.head_name?.includes(HEAD)).id;
    const type = settings.paper_types.find((one) => one.value.name === FOR_COUNCIL).id;
    const [paper, clause, clerk] = [newId(), { id: newId(), verb: 'schvaluje', text: 'novou lampu', points: [], task: null }, person('Modřínová').id];
    await does(office, 'circulation.create_paper', {
      paper, title, paper_type: type, presenter: clerk, drafter: clerk, department, competence: '§ 102 odst. 3',
      confidentiality: 'public', report: 'U lávky je tma.', clauses: [clause],
    });
    await does(office, 'circulation.submit_to_head', { paper });
    return paper;
  }

  async function meets(of, days) {
    const meeting = newId();
    await does(office, 'circulation.plan_meeting', { meeting, body: of, term: 9, on: dayIn(days), starts_at: '16:00', place: 'Radnice' });
    return meeting;
  }

  /** Convenes a meeting in its window. */
  async function convened(meeting) {
    await openMeeting(office, meeting);
    await office.click('Svolat', 'button');
    await office.click('Svolat', 'dialog[open] button');
    await office.reads('Jednání je svoláno, pořad má verzi 1.');
    await closed(office);
  }

  async function open(title) {
    await goTo(office, PAPERS);
    await office.fill('Hledat', title);
    await openRow(office, title);
    await office.reads('Návrh usnesení');
  }

  /** The formal check: what the program doubts is judged first. */
  async function check(title) {
    await open(title);
    await state(office, 'Formální kontrola');
    assert.deepEqual(await swallowed(), [], 'names of annexes that gave way to dots');
    for (;;) {
      const { checks } = await asks(office, 'paper', { id: papers.get(title) });
      const doubts = checks.filter((one) => one.state === 'open' || one.state === 'failed');
      if (doubts.length === 0) break;
      await ask(office, 'Posoudit');
      await office.fill('Poznámka', 'Ověřeno podle spisu.');
      await office.click('Zapsat posouzení', 'dialog[open] button');
      await closed(office);
    }
    await answered('Potvrdit kontrolu', 'Připraven');
  }

  /** The chosen line of the agenda with what became of it. */
  const chosen = () => office.execute('return document.querySelector("[role=grid] tr[aria-selected=true]")?.textContent ?? ""');

  /** Puts a paper on the agenda of a meeting from its own page; a late one cannot go without its reason. */
  async function schedule(title, meeting, why) {
    await open(title);
    await ask(office, 'Zařadit na pořad');
    const choose = `
      const list = [...document.querySelectorAll('dialog[open] select')].find((one) => [...one.options].some(({ value }) => value === arguments[0]));
      if (!list) return false;
      list.value = arguments[0];
      return list.dispatchEvent(new Event('change', { bubbles: true }));`;
    await office.until(() => office.execute(choose, meeting), 'the meeting in the list');
    if (why) {
      const confirm = await office.findText('Zařadit na pořad', 'dialog[open] button');
      assert.equal(await confirm.isEnabled(), false, 'not without a reason');
      await office.fill('Důvod pozdního předložení', why);
    }
    await office.click('Zařadit na pořad', 'dialog[open] button');
    await closed(office);
    const { route } = await asks(office, 'paper', { id: papers.get(title) });
    assert.ok(route.some(({ progress }) => progress === 'now'), JSON.stringify(route));
  }

  /** Does an act of the open paper, answers its question if it asks one, and waits for what the paper becomes. */
  async function answered(words, becomes, why) {
    await office.click(words, 'main button');
    const has = 'return [...document.querySelectorAll("main .tag")].some((one) => one.textContent.includes(arguments[0]))';
    await office.until(async () => (await isAsked(office)) || (await office.execute(has, becomes)), `an answer to „${words}“`);
    if (await isAsked(office)) {
      if (why) await office.fill('Důvod', why);
      await office.click(words, 'dialog[open] button');
      await closed(office);
    }
    await state(office, becomes);
  }

  /** Names of annexes that reach out of their place, of which nothing but dots would be drawn. */
  const swallowed = () =>
    office.execute(`
      const reach = (element) => element.getBoundingClientRect().right;
      const links = [...document.querySelectorAll('li .name .link')];
      return links.filter((link) => reach(link) > reach(link.parentElement) + 1).map((link) => link.innerText);`);

  async function usable() {
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  }

  async function idOf(text) {
    const slice = { sort: '', descending: false, offset: 0, limit: 5 };
    return (await asks(office, 'papers', { text, states: [], body: '', department: '', year: 0, mine: false, slice })).rows.find((row) => row.title === text)?.id;
  }

  const pick = (label, words) =>
    office.until(
      () =>
        office.execute(
          `const [label, words] = arguments;
           const field = [...document.querySelectorAll('select')].find((one) => [...one.labels].some((own) => own.textContent.trim().startsWith(label)));
           const option = [...(field?.options ?? [])].find((one) => one.textContent.includes(words));
           if (!option) return false;
           field.value = option.value;
           return field.dispatchEvent(new Event('change', { bubbles: true }));`,
          label,
          words,
        ),
      `„${words}“ among „${label}“`,
    );

  async function daysPass(days) {
    const { home } = office;
    office.ownsHome = false;
    await office.close();
    office = await openVzorov({ home, env: daysLater(days) });
    office.ownsHome = true;
    await office.reads('Můj den');
  }
});

/** A document as a department writes it. */
const material = (title, clause) => [
  '#Město Vzorov',
  `Název: | ${title}`,
  'Předkladatel: | Mgr. Radim Košťál, starosta',
  '#Návrh usnesení',
  'I. schvaluje',
  `${clause};`,
  '#Důvodová zpráva',
  `Odbor předkládá: ${clause}.`,
];

/** A day as a clerk writes it. */
const written = (day) => day.split('-').map(Number).reverse().join('. ');

/** Days from today to a day, by the clock of the machine. */
const daysTo = (day) => Math.round((Date.parse(day) - Date.parse(dayIn(0))) / 86_400_000);

const dayIn = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Prague' });
