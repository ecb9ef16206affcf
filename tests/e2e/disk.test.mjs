// A full disk and places where an office must not lie.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { Office } from './driver.mjs';
import { saved } from './paper.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { asks, does, ground, looks, newId } from './town.mjs';

const [, , PAPERS] = SCREENS;
const WITHOUT_KEYRING = { OBEZNIK_KEYRING: 'none' };
const FIRST = 'Důvodová zpráva se píše od rána.';
// Longer than the room that files of a working office keep for themselves.
const REST = ' A tahle věta se na plný disk nevešla.'.repeat(2000);
const TITLE = 'Nákup sekacího stroje';

const small = smallDisk();

describe('a full disk', { ...SUITE, skip: small ? false : 'no right to mount a small disk' }, () => {
  let office;
  before(async () => {
    office = await openVzorov({ home: small.folder });
    await office.reads('Čeká na vás');
    await newPaper(office, TITLE);
    await goTo(office, PAPERS);
    await openRow(office, TITLE);
    await office.click('Důvodová zpráva', '[role=tab]');
    await office.fill('Důvodová zpráva', FIRST);
    await saved(office);
  });
  after(async () => {
    await office?.close();
    small.remove();
  });

  test('is said in a banner; what is being written stays on screen', async () => {
    await fill(small.folder);
    await paste(office, FIRST + REST);
    await office.reads('Na disku není místo.');
    await office.reads('Teď lze jen číst.');
    await office.reads('zatím neuloženo, zkouším znovu');
    assert.equal(await written(office), FIRST + REST);
    await looks(office, 'plny-disk');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('refuses a command in words, changes nothing and reads on', async () => {
    const before = await papers(office);
    let taken = 0;
    // Small ones may still find room in files that were longer once.
    const tooMuch = async () => {
      for (; taken < 500; taken += 1) await newPaper(office, 'Ještě se vešel');
    };
    await assert.rejects(tooMuch(), (error) => error.api?.key === 'store-disk-full');
    assert.equal((await papers(office)).length, before.length + taken, 'what was taken is there, what was refused is not');
    assert.equal(await written(office), FIRST + REST);
  });

  test('goes by itself once there is room: the text is saved and the banner leaves', async () => {
    await office.reads('Na disku není místo.');
    await rm(join(small.folder, 'filler'));
    await office.until(async () => !(await office.text()).includes('Na disku není místo.'), 'the banner to leave');
    await saved(office);
    await newPaper(office, 'Druhý tisk');
    assert.equal(await written(office), FIRST + REST);
  });

  test('lost nothing: all of it is there after the plug is pulled', async () => {
    await office.kill();
    office = await openVzorov({ home: small.folder });
    await goTo(office, PAPERS);
    await office.reads('Druhý tisk');
    await openRow(office, TITLE);
    await office.click('Důvodová zpráva', '[role=tab]');
    // The record may hold it already; else it is offered as the draft it was.
    const taken = async () => (await written(office)) === FIRST + REST;
    const offered = async () => (await office.text()).includes('Rozepsaný text');
    await office.until(async () => (await taken()) || (await offered()), 'the text or the offer of it');
    if (!(await taken())) await office.click('Pokračovat v něm', 'button');
    await office.until(taken, 'the text');
    await office.picture('plny-disk-po-vypadku');
  });
});

describe('a place where an office must not lie', SUITE, () => {
  for (const [words, picture, where] of [
    ['kterou synchronizuje OneDrive', 'misto-cloud', (home) => join(home, 'OneDrive - Město Vzorov')],
    ['kterou synchronizuje Dropbox', 'misto-cloud-2', (home) => join(home, 'Dropbox', 'úřad')],
  ]) {
    test(`is refused with advice: ${words}`, async () => {
      const place = await ground();
      const home = where(place.home);
      await mkdir(home, { recursive: true });
      const office = await Office.open({ home, env: WITHOUT_KEYRING });
      try {
        await office.reads('Zde úřad ležet nesmí');
        await office.reads(words);
        await office.reads('Přesuňte složku úřadu na disk tohoto počítače');
        await looks(office, picture);
        assert.deepEqual(await seriousInBothThemes(office), []);
        assert.ok(!existsSync(join(home, 'urad')), 'nothing was made there');
      } finally {
        await office.close();
        await place.clear();
      }
    });
  }
});

/** A disk of 96 MiB of our own; nothing where this account may not mount one. */
function smallDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'obeznik-disk-'));
  const run = (...words) => spawnSync(process.getuid() === 0 ? words[0] : 'sudo', process.getuid() === 0 ? words.slice(1) : ['-n', ...words]).status === 0;
  if (!run('mount', '-t', 'tmpfs', '-o', `size=96m,mode=0700,uid=${process.getuid()}`, 'tmpfs', folder)) return undefined;
  return { folder, remove: () => run('umount', '--lazy', folder) && rmdirSync(folder) };
}

/** Fills the disk to the last byte. */
async function fill(folder) {
  const file = await open(join(folder, 'filler'), 'w');
  try {
    for (const size of [1 << 20, 1 << 12, 1]) await untilFull(file, Buffer.alloc(size, 1));
  } finally {
    await file.close();
  }
}

async function untilFull(file, bytes) {
  try {
    for (;;) await file.writeFile(bytes);
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  }
}

async function newPaper(office, title) {
  const { me, departments, paper_types: types } = await asks(office, 'overview');
  await does(office, 'circulation.create_paper', {
    paper: newId(), paper_type: types[0][0], title, presenter: me.id, co_presenters: [], drafter: null,
    department: departments[0][0], competence: '', confidentiality: 'public', named: [], report: '', clauses: [], due_on: null,
  });
}

async function papers(office) {
  const slice = { sort: '', descending: false, offset: 0, limit: 500 };
  const input = { text: '', states: [], body: '', department: '', year: 0, mine: false, slice };
  return (await asks(office, 'papers', input)).rows.map((row) => row.title).sort();
}

/** Puts a text into the field as the clipboard does. */
async function paste(office, text) {
  await office.execute(
    `const [field, text] = arguments;
     field.focus();
     field.value = text;
     field.dispatchEvent(new Event('input', { bubbles: true }));`,
    await office.field('Důvodová zpráva'),
    text,
  );
}

const written = async (office) => office.execute('return arguments[0].value', await office.field('Důvodová zpráva'));
