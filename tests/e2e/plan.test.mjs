// The plan of half a year, items announced before their papers exist, and a paper that comes late.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';
import { choose, closed, daysOf, select } from './paper.mjs';
import { SUITE } from './suite.mjs';
import { asks, begin, does, looks, newId, openPart } from './town.mjs';

const [MY_DAY, , , MEETINGS] = SCREENS;
const ANNOUNCED = 'Pravidla pro pronájem sálu';

describe('the plan of meetings', SUITE, () => {
  let office;
  let council;
  /** The paper that came late, and the meeting it came to. */
  let late;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
    council = (await asks(office, 'overview')).bodies.find(({ kind }) => kind === 'council');
  });
  after(() => office?.close());

  test('shows each day with what closes before it, and plans those that were left in', async () => {
    await goTo(office, MEETINGS);
    const before = await meetings(office, council.id);
    await office.click('Plán na pololetí', 'button');
    await select(office, 'Orgán', council.name);
    await select(office, 'Jak často', 'každé 2 týdny');
    await select(office, 'Den', 'čtvrtek');
    await daysOf(office, 'čtvrtek');
    await looks(office, 'plan-pololeti');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    const offered = await boxes(office);
    assert.ok(offered >= 10, `${offered} Thursdays in half a year`);
    await office.execute('document.querySelector("dialog[open] li input").click()');
    await office.click('Naplánovat', 'dialog[open] button');
    await closed(office);
    await office.reads('V kalendáři');
    const now = await meetings(office, council.id);
    assert.equal(now.length - before.length, offered - 1);
    const added = now.filter(({ id }) => !before.some((one) => one.id === id));
    const numbers = added.map(({ number }) => number);
    assert.deepEqual(numbers, numbers.toSorted((one, other) => one - other), 'numbered in the order of days');
    assert.ok(added.every(({ closing }) => closing.some(({ door }) => door === 'papers')));
    await looks(office, 'jednani-uzaverky');
  });

  test('an announced item says who owes its paper, and they find it in their day', async () => {
    const far = (await meetings(office, council.id)).findLast(({ state }) => state === 'planned');
    await open(office, far);
    await office.click('Přidat bod bez tisku', 'button');
    await office.fill('Název bodu', ANNOUNCED);
    await choose(office, await office.field('Tisk připraví'), 'Jasanov');
    await office.picture('bod-ohlaseny-zadani');
    await office.click('Přidat bod bez tisku', 'dialog[open] button');
    await closed(office);
    await office.reads('tisk ohlášen');
    await office.reads('Kdo dluží tisk');
    await looks(office, 'bod-ohlaseny');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');

    await goTo(office, MY_DAY);
    await office.reads(ANNOUNCED);
    await office.findText('Založit tisk', 'button');
    await office.picture('muj-den-dluzim');
    await office.soon(
      'the paper to be founded from the day',
      `const row = [...document.querySelectorAll('.li.day')].filter((one) => one.textContent.includes(arguments[0])).at(-1);
       [...row.querySelectorAll('button')].find((one) => one.textContent.includes('Založit tisk')).click();`,
      ANNOUNCED,
    );
    await office.reads('Založit nový tisk');
    assert.equal(await (await office.field('Název')).property('value'), ANNOUNCED);
    await office.press(Key.escape);
    await closed(office);
  });

  test('a paper after the closing says why, and the agenda keeps it', async () => {
    const paper = await readyPaper(office);
    const soon = newId();
    const on = new Date(Date.now() + 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Prague' });
    await does(office, 'circulation.plan_meeting', { meeting: soon, body: paper.body, term: 10, on, starts_at: '14:00', place: 'Radnice', number: 99 });
    const refused = await does(office, 'circulation.schedule', { paper: paper.id, meeting: soon, agenda_item: newId() }).catch((error) => error.api);
    assert.match(JSON.stringify(refused), /refusal-late-reason-missing/u);
    await begin(office);
    await office.reads('Můj den');
    await goTo(office, MEETINGS);
    const row = (await meetings(office, paper.body)).find(({ id }) => id === soon);
    await open(office, row);
    await office.clickAt('button[aria-label^="Zařadit tisk"]');
    await office.reads('přichází tisk');
    await looks(office, 'tisk-pozde');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.fill('Důvod pozdního předložení', 'Havárie vodovodu.');
    await office.click('Zařadit na stůl', 'dialog[open] button');
    await closed(office);
    await office.reads('Předloženo na stůl: Havárie vodovodu.');
    await office.picture('tisk-na-stole');
    late = { paper, meeting: soon };
  });

  test('rules of the body ask for a consent, and a late paper waits in the window until it is chosen', async () => {
    const { paper, meeting } = late;
    await does(office, 'circulation.unschedule', { paper: paper.id, reason: 'Počká na souhlas.' });
    const { row } = await asks(office, 'meeting', { id: meeting });
    await openPart(office, 'Orgány a členové', row.body.name);
    await editBody(office, row.body.name);
    await select(office, 'Pozdní tisk povoluje', 'Předseda, starosta');
    await office.click('Uložit', 'dialog[open] button');
    await closed(office);
    const { late: rule } = (await asks(office, 'meeting', { id: meeting })).row;
    assert.equal(rule.needs_consent, true, 'the rule is set');
    assert.ok(rule.consenting.length > 0, 'somebody may consent');
    const input = { paper: paper.id, meeting, agenda_item: newId(), late_reason: 'Havárie vodovodu.' };
    const refused = await does(office, 'circulation.schedule', input).catch((error) => error.api);
    assert.match(JSON.stringify(refused), /refusal-late-consent-missing/u);

    await goTo(office, MEETINGS);
    await open(office, row);
    await office.clickAt('button[aria-label^="Zařadit tisk"]');
    await office.reads('přichází tisk');
    await office.fill('Důvod pozdního předložení', 'Havárie vodovodu.');
    assert.equal(await canSchedule(office), false, 'a reason alone is not enough');
    await select(office, 'Souhlas s pozdním předložením', rule.consenting[0].person.name);
    await looks(office, 'tisk-pozde-se-souhlasem');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.until(() => canSchedule(office), 'the paper to be let on');
    await office.click('Zařadit na stůl', 'dialog[open] button');
    await closed(office);
    const consents = async () => (await office.text()).replace(/\s+/gu, ' ').includes(`Souhlas: ${rule.consenting[0].person.name}`);
    await office.until(consents, 'who consented on the agenda');
    const { items } = await asks(office, 'meeting', { id: meeting });
    assert.equal(items.find((item) => item.paper === paper.id).late_consent, rule.consenting[0].person.name);
  });
});

/** Opens a meeting from the calendar. */
const open = (office, { body, number }) => office.click(`${body.name} ${number}.`, '.line');

/** Opens the dialog of a body in the settings. */
const editBody = (office, name) =>
  office.until(
    () =>
      office.execute(
        `const line = [...document.querySelectorAll('.li')].find((one) => one.querySelector('.ttl')?.textContent.trim() === arguments[0]);
         const edit = [...(line?.querySelectorAll('button') ?? [])].find((one) => one.textContent.trim() === 'Upravit');
         edit?.click();
         return edit !== undefined;`,
        name,
      ),
    `„Upravit“ beside ${name}`,
  );

/** Whether the open dialog lets the late paper on the agenda. */
const canSchedule = (office) =>
  office.execute(
    `return ![...document.querySelectorAll('dialog[open] button')].find((one) => one.textContent.includes('Zařadit na stůl')).disabled`,
  );

const boxes = (office) => office.execute('return document.querySelectorAll("dialog[open] li input:checked").length');

/** Meetings of a body ahead, by day. */
async function meetings(office, body) {
  const all = await asks(office, 'meetings', { body, from: null, to: null });
  return all.toSorted((one, other) => one.on.localeCompare(other.on));
}

/** A paper that waits for a place on an agenda, and its body. */
async function readyPaper(office) {
  for (const { id } of (await asks(office, 'overview')).bodies) {
    for (const meeting of await meetings(office, id)) {
      const { ready_papers: ready } = await asks(office, 'meeting', { id: meeting.id });
      if (ready.length > 0) return { id: ready[0].id, body: id };
    }
  }
  throw new Error('no paper is ready');
}
