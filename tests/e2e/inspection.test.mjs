// An auditor comes for two weeks: added with a last day, reads on a computer of their own, changes nothing.

import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { daysLater } from './clock.mjs';
import { goTo, newPaper, openVzorov, SCREENS, send } from './demo.mjs';
import { clearAway, Office } from './driver.mjs';
import { joinByPhrase } from './join.mjs';
import { inLargeText, outOfSight } from './large-text.mjs';
import { choose, closed } from './paper.mjs';
import { openRow } from './rows.mjs';
import { Browser, Server } from './server.mjs';
import { SUITE } from './suite.mjs';
import { asks, does, looks, newId, openPart } from './town.mjs';

const [, , PAPERS, MEETINGS] = SCREENS;
const EMAIL = 'kontrola@kraj.cz';
const OPEN = 'Oprava mostu v Lipové ulici';
/** The auditor comes for so many days. */
const DAYS = 14;
const KEPT = 'Výpověď nájmu pronajímateli Kvádrutínovi';

describe('an auditor of the office', SUITE, () => {
  const auditor = newId();
  let source;
  let alone;
  let server;
  let office;
  before(async () => {
    source = await mkdtemp(join(tmpdir(), 'obeznik-store-'));
    alone = await openVzorov({ home: source });
    await alone.reads('Čeká na vás');
    const person = { given: 'Radek', family: 'Dohled', title_before: 'Ing.', title_after: '', function: 'kontrolor kraje', email: EMAIL, department: null, active: true };
    await does(alone, 'municipality.define_person', { id: auditor, person });
    await newPaper(alone, KEPT, undefined, { confidentiality: 'secretariat' });
  });
  after(async () => {
    await alone?.close();
    await office?.close();
    await server?.remove();
    await clearAway(source);
  });

  test('is added with a last day, and the dialog says what they will read', async () => {
    await openPart(alone, 'Orgány a členové', 'Zastupitelstvo města Vzorova');
    await alone.click('Městský úřad', 'button.name');
    await alone.click('Přidat člena', 'button');
    await choose(alone, await alone.field('Osoba'), 'Radek Dohled');
    await alone.soon(
      'the role of an auditor',
      `const role = [...document.querySelectorAll('dialog[open] select')].find((one) => [...one.options].some((option) => option.value === 'auditor'));
       role.value = 'auditor';
       role.dispatchEvent(new Event('change', { bubbles: true }));`,
    );
    await alone.reads('Přečte vše, co čte kterýkoli orgán jako celek');
    await alone.click('Přidat člena', 'dialog[open] button');
    await alone.reads('Napište datum, třeba');
    await alone.fill('Poslední den', `+${DAYS}`);
    await looks(alone, 'kontrola-1-pridani');
    assert.deepEqual(await seriousInBothThemes(alone), []);
    await alone.theme('light');
    assert.deepEqual(await inLargeText(alone, () => outOfSight(alone)), []);
    await alone.click('Přidat člena', 'dialog[open] button');
    await closed(alone);
    await alone.reads('Radek Dohled');
  });

  test('does not sit down at the computer of the office, where everything lies', async () => {
    assert.ok((await asks(alone, 'profiles')).others.every((row) => !row.person.name.includes('Dohled')));
    await alone.close();
    alone = undefined;
  });

  test('joins with a computer of their own and is told what they are here for', async () => {
    server = await Server.make();
    await server.takeDemo(join(source, 'ukazka'));
    const { link } = await server.say('invite', '--person', auditor, '--email', EMAIL, '--without-digits');
    await server.start();
    const browser = new Browser(server.url);
    await browser.settle(link, EMAIL);
    office = await joinByPhrase(server, browser, 'Notebook kontroly');
    await office.reads('Jste tu jako kontrolor do');
    await office.reads('nic vám nikdo nepředává');
    await looks(office, 'kontrola-2-muj-den');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    assert.deepEqual(await inLargeText(office, () => outOfSight(office)), []);
  });

  test('reads what the bodies read and finds nothing of what is kept to named people', async () => {
    await goTo(office, PAPERS);
    await office.reads('Koupě budovy bývalé školní jídelny');
    const text = await office.text();
    assert.ok(!text.includes(KEPT) && !text.includes('Založit tisk'), text);
    const found = await asks(office, 'search', { text: 'Kvádrutínovi', kinds: [], body: '', year: 0, offset: 0, limit: 50 });
    assert.deepEqual(found.hits, []);
    await openRow(office, 'Koupě budovy bývalé školní jídelny');
    await office.reads('Návrh usnesení');
    await looks(office, 'kontrola-3-tisk');
    await goTo(office, MEETINGS);
    assert.ok(!(await office.text()).includes('Naplánovat jednání'));
  });

  test('changes nothing, however they ask', async () => {
    const [{ id: drafter }] = (await asks(office, 'overview')).people;
    await assert.rejects(newPaper(office, OPEN, drafter));
    const papers = await asks(office, 'papers', { text: '', states: [], body: '', department: '', year: 0, mine: false, slice: { sort: '', descending: false, offset: 0, limit: 5 } });
    // The window offers no such thing; what a changed program would send the office refuses.
    await send(office, 'circulation.add_comment', { paper: papers.rows[0].id, comment: newId(), text: 'Poznámka kontroly' });
    await office.until(async () => (await asks(office, 'attention')).rows.some((row) => row.kind === 'refused'), 'the refusal of the office');
    await looks(office, 'kontrola-4-konec');
  });

  test('after the last day finds nothing of the office here, and is told so in words', async () => {
    const { home } = office;
    office.ownsHome = false;
    await office.close();
    await server.stop();
    await server.start(daysLater(DAYS + 1));
    office = await Office.open({ home, env: { OBEZNIK_KEYRING: 'none', ...daysLater(DAYS + 1) } });
    office.ownsHome = true;
    await office.reads('Odemknout úřad');
    await office.fill('Heslová věta', 'řeka most lípa kámen');
    await office.click('Odemknout', 'form button');
    await office.reads('Přístup k nim skončil a z tohoto počítače jsou smazané.');
    await office.reads('V úřadu teď nemáte žádnou roli');
    assert.ok(!/Nový\stisk|Naplánovat\sjednání/u.test(await office.text()), 'nothing is offered that would be refused');
    await looks(office, 'kontrola-5-po-skonceni');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    const slice = { sort: '', descending: false, offset: 0, limit: 5 };
    const { total } = await asks(office, 'papers', { text: '', states: [], body: '', department: '', year: 0, mine: false, slice });
    const { hits } = await asks(office, 'search', { text: 'jídelny', kinds: [], body: '', year: 0, offset: 0, limit: 50 });
    const meetings = await asks(office, 'meetings', { body: '', from: null, to: null });
    assert.deepEqual([total, hits, meetings], [0, [], []]);
  });
});
