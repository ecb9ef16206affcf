import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousFaults } from './axe.mjs';
import { goTo, newPaper, openVzorov, SCREENS } from './demo.mjs';
import { Office } from './driver.mjs';
import { act, saved, state } from './paper.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { asks, ground, invoke } from './town.mjs';

const [, , PAPERS, , , , , SETTINGS] = SCREENS;
const hasAxe = existsSync(new URL('../../ui/node_modules/axe-core', import.meta.url));

describe('the window', SUITE, () => {
  let office;
  before(async () => {
    office = await Office.open();
  });
  after(() => office?.close());

  test('carries the name of the application', async () => {
    assert.match(await office.title(), /Oběžník/u);
  });

  test('is drawn: a picture of it can be kept', async () => {
    const picture = await readFile(await office.picture('window'));
    assert.equal(picture.subarray(1, 4).toString(), 'PNG');
    // A PNG header: width and height are the numbers after the first chunk's name.
    assert.ok(picture.readUInt32BE(16) >= 800 && picture.readUInt32BE(20) >= 500);
  });

  test('runs once, and is found by its store', async () => {
    assert.equal((await office.pids()).length, 1);
  });

  test('reaches nothing outside: the content policy stops a foreign address', async () => {
    // The event, not the failed fetch: without a network every fetch fails.
    const stopped = await office.session.executeAsync(
      `const done = arguments[0];
       addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true });
       fetch('https://example.org/').catch(() => setTimeout(() => done('only unreachable'), 30_000));`,
    );
    assert.equal(stopped, 'connect-src');
  });

  test('has no file system: a plugin of Tauri that nobody granted refuses', async () => {
    const outcome = await office.session.executeAsync(
      `const done = arguments[0];
       window.__TAURI_INTERNALS__.invoke('plugin:fs|read_dir', { path: '/' })
         .then(() => done('read'), (refusal) => done('refused: ' + refusal));`,
    );
    assert.match(outcome, /^refused/u);
  });

  test('is accessible to everyone', { skip: !hasAxe && 'no window packages' }, async () => {
    assert.deepEqual(await seriousFaults(office), []);
  });
});

test('a killed window leaves its store behind and opens again on it', SUITE, async () => {
  const first = await Office.open();
  await first.kill();
  assert.deepEqual(await first.pids(), []);
  assert.ok(existsSync(first.home));
  const second = await Office.open({ home: first.home });
  assert.match(await second.title(), /Oběžník/u);
  second.ownsHome = true;
  await second.close();
});

test('a window the system asks to end comes back without a word about it', SUITE, async () => {
  const place = await ground();
  let office = await openVzorov({ home: place.home });
  const marks = async () => (await readdir(join(place.home, 'stav'))).filter((name) => name.endsWith('.running'));
  try {
    await office.reads('Čeká na vás');
    assert.equal((await marks()).length, 1);
    await office.close();
    assert.deepEqual(await marks(), []);
    office = await openVzorov({ home: place.home });
    await office.reads('Čeká na vás');
    assert.equal(await invoke(office, 'crash_waiting'), null);
  } finally {
    await office.close();
    await place.clear();
  }
});

describe('a window that is killed in the middle of work', SUITE, () => {
  const TITLE = 'Oprava kašny na náměstí';
  const KEPT = 'Kašna od zimy netěsní. ';
  // So long that the plug is pulled before its end.
  const REST = 'Oprava potrvá tři týdny a vyjde na 86 000 Kč. '.repeat(100);
  let place;
  let office;
  let written;
  before(async () => {
    place = await ground();
    office = await openVzorov({ home: place.home });
    await office.reads('Čeká na vás');
  });
  after(async () => {
    await office?.close();
    await place?.clear();
  });

  test('while a text is being typed: the paper is there and the text as it was kept', async () => {
    const paper = await newPaper(office, TITLE);
    await openReport(office);
    await office.type('Důvodová zpráva', KEPT);
    await saved(office);
    const unfinished = office.write(REST).catch(() => 'the window is gone');
    // The store takes the text while the hand does not rest.
    const kept = await office.until(async () => {
      const draft = JSON.parse((await invoke(office, 'get_draft', { key: `paper/${paper}/report` })) ?? '{}');
      return draft.value?.length > KEPT.length && draft.value;
    }, 'letters of the unfinished sentence in the store');
    await killAndReopen();
    assert.equal(await unfinished, 'the window is gone', 'the typing was still going on');
    await saysWhatCameBack();
    await openReport(office);
    await office.click('Pokračovat v něm', 'button');
    written = await office.until(() => reportOf(office), 'the text');
    assert.ok(written.startsWith(kept) && (KEPT + REST).startsWith(written), `„${written}“ after „${kept}“`);
    assert.ok(written.length < (KEPT + REST).length, 'the typing had not come to its end');
    await office.picture('vypadek-1-rozepsany-text');
  });

  test('as soon as a command is acknowledged: it holds, and so does the text that went with it', async () => {
    await act(office, 'Předložit tisk', 'Tisk je předložen.');
    await killAndReopen();
    await office.reads('nic potvrzeného se neztratilo');
    await openReport(office);
    await state(office, 'Ke schválení v odboru');
    await office.reads('verze 1');
    await office.reads(written.trim());
    await office.reads('Předloženo');
    assert.ok(!(await office.text()).includes('Rozepsaný text'), 'what was taken is offered no more');
    await office.picture('vypadek-2-predlozeno');
  });

  test('amid a row of commands: each acknowledged one is there, whole and once', async () => {
    const { before: known, acknowledged } = await amidCommands(office);
    await killAndReopen();
    const rows = await papersOf(office);
    const made = rows.filter((row) => !known.includes(row.id));
    const there = new Set(made.map((row) => row.id));
    assert.deepEqual(acknowledged.filter((id) => !there.has(id)), []);
    const numbers = rows.map((row) => row.number).filter(Boolean);
    assert.equal(new Set(numbers).size, numbers.length, 'no number was given twice');
    for (const row of made) {
      const paper = await asks(office, 'paper', { id: row.id });
      assert.deepEqual([paper.state, paper.clauses.length, paper.history.length], ['draft', 1, 1], row.title);
    }
    await goTo(office, PAPERS);
    await office.reads('Po výpadku 1');
    await office.picture('vypadek-3-tisky');
  });

  /** The plug is pulled; the program starts over the same store and finds it sound. */
  async function killAndReopen() {
    await office.kill();
    await office.until(async () => (await office.pids()).length === 0, 'the end of the killed program');
    office = await openVzorov({ home: place.home });
    await office.reads('Čeká na vás');
    await goTo(office, SETTINGS);
  }

  /** The strip names the text and its paper, leads there, and goes for good once it was read. */
  async function saysWhatCameBack() {
    await office.reads('Program minule skončil nečekaně');
    await office.reads('Zůstal zachovaný 1 rozepsaný text:');
    if (hasAxe) assert.deepEqual(await seriousFaults(office), []);
    await office.picture('vypadek-0-co-se-vratilo');
    await office.click(TITLE, 'main [role=status] .link');
    await office.click('Důvodová zpráva', '[role=tab]');
    await office.reads('Pokračovat v něm');
    await office.click('Rozumím', 'main [role=status] button');
    await office.until(async () => !(await office.text()).includes('skončil nečekaně'), 'the strip to go');
  }

  async function openReport(open) {
    await goTo(open, PAPERS);
    await openRow(open, TITLE);
    await open.click('Důvodová zpráva', '[role=tab]');
  }
});

const reportOf = async (office) => office.execute('return arguments[0].value', await office.field('Důvodová zpráva'));

const papersOf = async (office) => {
  const slice = { sort: '', descending: false, offset: 0, limit: 500 };
  return (await asks(office, 'papers', { text: '', states: [], body: '', department: '', year: 0, mine: false, slice })).rows;
};

/** Lets the page found papers one after another and returns in the midst, with those the core has acknowledged. */
async function amidCommands(office) {
  const before = (await papersOf(office)).map((row) => row.id);
  const { me, departments, paper_types: types } = await asks(office, 'overview');
  const payload = {
    paper_type: types[0][0], presenter: me.id, drafter: me.id, department: departments[0][0], competence: '§ 102',
    confidentiality: 'public',
  };
  await office.execute(
    `const [payload] = arguments;
     window.acknowledged = [];
     (async () => {
       for (let count = 1; count <= 500; count += 1) {
         const paper = crypto.randomUUID();
         const clauses = [{ id: crypto.randomUUID(), verb: 'schvaluje', text: 'nákup', points: [], task: null }];
         const command = { ...payload, paper, title: 'Po výpadku ' + count, clauses };
         const request = { kind: 'circulation.create_paper', payload: command, base: [], on_behalf_of: null };
         await window.__TAURI_INTERNALS__.invoke('execute', { request });
         window.acknowledged.push(paper);
       }
     })().catch((error) => (window.refused = JSON.stringify(error)));`,
    payload,
  );
  const acknowledged = await office.until(async () => {
    const { papers, refused } = await office.execute('return { papers: window.acknowledged, refused: window.refused ?? null }');
    assert.equal(refused, null);
    return papers.length >= 8 && papers;
  }, 'eight acknowledged commands');
  return { before, acknowledged };
}
