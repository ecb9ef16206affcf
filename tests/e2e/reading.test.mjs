// Who read what is kept close: written down by the program, shown at the paper, told in the log.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, newPaper, openVzorov, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { asks, looks } from './town.mjs';

const [, , PAPERS] = SCREENS;
const KEPT = 'Prodej pozemku pod cenou';
const OPEN = 'Oprava chodníku';
const LISTED = 'Odměna vedoucí odboru';

describe('readings of what is kept close', SUITE, () => {
  let office;
  let kept;
  let drafter;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
    const { people } = await asks(office, 'overview');
    drafter = people.find((person) => person.function.includes('starosta')).id;
    kept = await newPaper(office, KEPT, drafter, { drafter, confidentiality: 'secretariat' });
    await newPaper(office, OPEN, drafter, { drafter });
  });
  after(() => office?.close());

  test('the secretary who opens the paper stands in its list, once', async () => {
    await open(office, KEPT);
    await office.reads('Kdo četl');
    await office.reads('zobrazení tisku');
    await looks(office, 'cteni-1-kdo-cetl');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await open(office, KEPT);
    await office.reads('zobrazení tisku');
    const { readings, history } = await paperNow();
    assert.deepEqual(readings.list.map((one) => one.way), ['viewed']);
    assert.ok(history.every((event) => event.what.key !== 'history-circulation-note-reading'));
  });

  test('its cover sheet is a reading too', async () => {
    await office.session.executeAsync(
      `const [id, done] = arguments;
       window.__TAURI_INTERNALS__.invoke('make_document', { kind: 'cover_sheet', id }).then(done, done);`,
      kept,
    );
    await office.reads('vytištění');
    await office.execute('document.documentElement.style.fontSize = "200%"; document.querySelector("[aria-labelledby=readings]").scrollIntoView()');
    await office.picture('cteni-2-velke-pismo');
    await office.execute('document.documentElement.style.fontSize = ""');
    assert.equal((await paperNow()).readings.count, 2);
  });

  test('a paper open to all has no such list', async () => {
    await open(office, OPEN);
    await office.reads('Zatím bez komentáře');
    assert.equal(await office.execute('return document.querySelectorAll("[aria-labelledby=readings]").length'), 0);
  });

  test('a printed list of papers is a reading of those kept close in it', async () => {
    const other = await newPaper(office, LISTED, drafter, { drafter, confidentiality: 'secretariat' });
    await goTo(office, PAPERS);
    await office.reads(LISTED);
    await office.execute('window.print = () => (window.sheets = (window.sheets ?? 0) + 1)');
    await office.press(Key.control, 'p');
    await office.until(() => office.execute('return window.sheets === 1'), 'the list to be printed');
    const { readings } = await asks(office, 'paper', { id: other });
    assert.deepEqual(readings.list.map((one) => one.way), ['printed']);
  });

  const paperNow = () => asks(office, 'paper', { id: kept });
});

async function open(office, title) {
  await goTo(office, PAPERS);
  await openRow(office, title);
  await office.reads('Historie');
}
