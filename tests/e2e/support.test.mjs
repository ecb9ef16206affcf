// The support package and the note about a fall, as a person meets them; and what the diary must never hold.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, SCREENS } from './demo.mjs';
import { clearAway, Key, Office } from './driver.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';

/** Words that people write or read in this test; the diary may hold none of them. */
const PLANTED = ['Zahradník', 'zahradky', 'tajnost', 'Vzorov', 'Jasanová', 'jídeln', 'Kropáč', 'smlouv'];

describe('help from outside', SUITE, () => {
  let office;
  let home;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'obeznik-store-'));
    await mkdir(join(home, 'zaznamy'));
    // What the hook wrote in programs of before; a unit test lets a real panic write it.
    await writeFile(join(home, 'zaznamy', `crash-${Date.now() - 3_600_000}.txt`), 'crates/app/src/a.rs:1\n');
    office = await Office.open({ home, args: ['--demo'], env: { OBEZNIK_KEYRING: 'none', OBEZNIK_LOG: 'trace', HOME: home } });
    await office.reads('Čeká na vás');
  });
  after(async () => {
    await office?.close();
    await clearAway(home);
  });

  test('offers the note about a fall after the next start', async () => {
    await office.reads('Program minule skončil nečekaně');
    await office.reads('Zpráva pro podporu je připravena.');
    await office.picture('pad-nabidka');
    assert.deepEqual(await seriousInBothThemes(office), []);
  });

  test('shows what is in the package before it is saved', async () => {
    await office.press(Key.f1);
    await office.click('Připravit balíček', 'aside button');
    await office.reads('verze.txt');
    await office.click('uloziste.txt', 'summary');
    await office.reads('record paper 30');
    await office.picture('podpora');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('dark');
    await office.execute('document.documentElement.style.fontSize = "200%"');
    await office.picture('podpora-tmave-200');
    await office.execute('document.documentElement.style.fontSize = ""');
    await office.theme('light');
  });

  test('saves it as a ZIP and no longer reminds of the fall', async () => {
    await office.click('Uložit balíček', 'dialog[open] button');
    await office.reads('Balíček je uložen');
    await office.picture('podpora-ulozeno');
    const name = await office.until(async () => /obeznik-podpora-[\d-]+\.zip/u.exec(await office.text())?.[0], 'the name of the package');
    const folder = (await readdir(home)).includes(name) ? home : join(home, 'Downloads');
    const listed = execFileSync('python3', ['-m', 'zipfile', '-l', join(folder, name)], { encoding: 'utf8' });
    assert.match(listed, /verze\.txt[\s\S]*uloziste\.txt[\s\S]*zaznamy\/obeznik-[\s\S]*zaznamy\/crash-/u);
    await office.click('Hotovo', 'dialog[open] button');
    await office.until(async () => !(await office.text()).includes('skončil nečekaně'), 'the note to go');
    await office.press(Key.f1);
  });

  test('writes nothing that a person wrote or read into the diary', async () => {
    await goTo(office, SCREENS[6]);
    await office.fill('Co hledáte', 'zahradky Zahradník tajnost');
    await goTo(office, SCREENS[2]);
    await openRow(office, 'Dodatek ke smlouvě o svozu');
    await office.reads('Návrh usnesení');
    const folder = join(home, 'zaznamy');
    const diary = async () => {
      const logs = (await readdir(folder)).filter((file) => file.endsWith('.log'));
      return (await Promise.all(logs.map((file) => readFile(join(folder, file), 'utf8')))).join('');
    };
    for (const expected of ['the program started version=', 'name=search', 'name=paper', 'a support package was saved']) {
      await office.until(async () => (await diary()).includes(expected), `„${expected}“ in the diary`);
    }
    const text = await diary();
    for (const planted of PLANTED) assert.ok(!text.includes(planted), `${planted} is in the diary`);
  });
});
