// What nobody may stop and what must not be overlooked: a commission that never met is passed by with a reason, and a
// posting that was changed on the way is seen in the day and when the meeting is convened.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';
import { inLargeText, outOfSight } from './large-text.mjs';
import { openMeeting } from './meeting.mjs';
import { closed } from './paper.mjs';
import { PAPER, Passage, STEPS } from './passage.mjs';
import { readyPaper } from './ready.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { asks, begin, does, looks, newId } from './town.mjs';

const [DAY, , PAPERS] = SCREENS;
const [[, draft], [, makeReady]] = STEPS;
const ACT = 'Pokračovat bez stanoviska';
const REASON = 'Komise se do jednání rady nesejde.';
const POSTED = 'Pronájem louky u rybníka';

describe('what nobody may stop', SUITE, () => {
  let walk;
  let office;
  before(async () => {
    walk = await Passage.begin();
    ({ office } = walk);
  });
  after(() => walk?.close());

  test('a paper waits for a commission that does not meet', async () => {
    await draft(walk);
    await makeReady(walk);
    assert.deepEqual(await stops(), ['now', 'ahead', 'ahead']);
  });

  test('passing it by asks for the reason and says what happens then', async () => {
    await office.soon('further acts', 'document.querySelector("[aria-label=\\"Další úkony\\"]").click()');
    await office.click(ACT, 'button');
    await office.reads('bez stanoviska, které měl vydat orgán Komise majetku?');
    await office.reads('Poradní orgán tisk nikdy nezastaví');
    assert.equal(await (await office.findText(ACT, 'dialog[open] button')).isEnabled(), false, 'not without a reason');
    await looks(office, 'bez-stanoviska-1-dotaz');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    assert.deepEqual(await inLargeText(office, () => outOfSight(office)), []);
    await office.fill('Důvod', REASON);
    await office.click(ACT, 'dialog[open] button');
    await office.reads('Tisk jde dál bez stanoviska: Komise majetku.');
    await closed(office);
    assert.deepEqual(await stops(), ['done', 'now', 'ahead']);
  });

  test('the paper goes on to the council, and its page and its cover sheet say why', async () => {
    await office.reads(`Orgán nevydal stanovisko, tisk šel dál: ${REASON}`);
    await office.click('Souvislosti', '[role=tab]');
    await office.reads('bez stanoviska');
    await looks(office, 'bez-stanoviska-2-cesta');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.soon('further acts', 'document.querySelector("[aria-label=\\"Další úkony\\"]").click()');
    assert.ok(!(await office.text()).includes(ACT), 'the council recommends, it cannot be passed by');
    await office.click('Vytvořit košilku tisku', 'button');
    const sheet = await office.until(async () => (await walk.program.opened()).at(-1), 'the cover sheet to be opened');
    const text = execFileSync('pdftotext', ['-layout', await walk.keep(sheet), '-']).toString().replace(/\s+/gu, ' ');
    assert.match(text, /bez stanoviska/u);
    assert.ok(text.includes(REASON), text);
    const council = await meetingOf('council', 14);
    const { ready_papers: ready } = await asks(office, 'meeting', { id: council });
    assert.ok(ready.some(({ title }) => title === PAPER.title), JSON.stringify(ready));
  });

  test('a posting that was put off on the way is seen in the day', async () => {
    const { posted, meeting } = await onAgenda();
    assert.ok(!(await watched()).includes(POSTED));
    await setPosting(posted, 15);
    await goTo(office, DAY);
    await office.until(async () => (await watched()).includes(POSTED), 'the posting among the deadlines');
    await office.until(async () => /Vyvěšen je od .*, což do .* nestačí/u.test(await watched()), 'why it is among them');
    await looks(office, 'vyveseni-1-hlidac');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await convene(meeting);
    await office.reads('nevisí ke dni');
    await office.reads('jednání zatím není svolané');
    await looks(office, 'vyveseni-2-svolani');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.press(Key.escape);
    await closed(office);
    assert.equal((await asks(office, 'meeting', { id: meeting })).row.state, 'planned');
    await setPosting(posted, -2);
    await goTo(office, DAY);
    await office.until(async () => !(await watched()).includes(POSTED), 'the deadline to go');
    await convene(meeting);
    await office.reads('Jednání je svoláno, pořad má verzi 1.');
  });

  const stops = async () => {
    const slice = { sort: '', descending: false, offset: 0, limit: 5 };
    const { rows } = await asks(office, 'papers', { text: PAPER.title, states: [], body: '', department: '', year: 0, mine: false, slice });
    const { route } = await asks(office, 'paper', { id: rows[0].id });
    return route.filter(({ kind }) => kind === 'consultation').map(({ progress }) => progress);
  };

  async function meetingOf(kind, days) {
    const meeting = newId();
    const { bodies } = await asks(office, 'overview');
    const body = bodies.find((one) => one.kind === kind).id;
    await does(office, 'circulation.plan_meeting', { meeting, body, term: 9, on: dayIn(days), starts_at: '16:00', place: 'Radnice' });
    return meeting;
  }

  /** A paper on real estate that hangs long enough, on the agenda of the council in three weeks. */
  async function onAgenda() {
    const clause = { id: newId(), verb: 'schvaluje', text: 'pronájem pozemku p. č. 31 v k. ú. Vzorov spolku rybářů', points: [], task: null };
    const paper = await readyPaper(office, POSTED, { clauses: [clause] });
    await does(office, 'circulation.edit_paper', { paper, edits: [{ field: 'posting', value: { from: dayIn(-2), to: null }, base: null }] });
    const meeting = await meetingOf('council', 21);
    await does(office, 'circulation.schedule', { paper, meeting, agenda_item: newId() });
    await begin(office);
    await office.reads('Můj den');
    return { posted: paper, meeting };
  }

  /** Writes another day of posting down, as a clerk does it. */
  async function setPosting(paper, days) {
    await goTo(office, PAPERS);
    await office.fill('Hledat', POSTED);
    await openRow(office, POSTED);
    await office.reads('Návrh usnesení');
    await office.soon('further acts', 'document.querySelector("[aria-label=\\"Další úkony\\"]").click()');
    await office.click('Upravit údaje', 'button');
    await office.fill('Vyvěšeno', `${dayIn(days).split('-').map(Number).reverse().join('. ')}${Key.tab}`);
    await office.picture(`vyveseni-udaje-${days}`);
    await office.click('Uložit údaje', 'dialog[open] button');
    await closed(office);
    const detail = await asks(office, 'paper', { id: paper });
    assert.equal(detail.posted_from, dayIn(days));
  }

  async function convene(meeting) {
    await openMeeting(office, meeting);
    await office.click('Svolat', 'button');
    await office.click('Svolat', 'dialog[open] button');
  }

  /** What the watch of deadlines says. */
  async function watched() {
    const all = `
      document.querySelector('section[aria-labelledby=deadlines] header button')?.click();
      return document.querySelector('section[aria-labelledby=deadlines]')?.innerText.replace(/\\s+/gu, ' ') ?? '';`;
    return office.execute(all);
  }
});

const dayIn = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Prague' });
