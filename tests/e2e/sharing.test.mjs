// One computer becomes the server of its office, a second one joins by a code, and the first works alone again.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousFaults as serious } from './axe.mjs';
import { Office } from './driver.mjs';
import { freePort } from './ports.mjs';
import { SUITE } from './suite.mjs';
import { addPerson, asks, does, FOUNDER, foundOffice, ground, intoNewPage, looks, newId, openPart } from './town.mjs';

const PHRASE = 'modrý vlak jede domů';

describe('sharing in an office', SUITE, () => {
  let home;
  let disk;
  let clear;
  let first;
  let second;
  let code;
  before(async () => {
    ({ home, clear } = await ground());
    disk = await mkdtemp(join(tmpdir(), 'obeznik-disk-'));
    first = await Office.open({ home, env: { OBEZNIK_KEYRING: 'none' } });
    await foundOffice(first);
    await addPerson(first, 'Vít', 'Jeřábek');
    await department(first, 'Odbor majetku');
  });
  after(async () => {
    await second?.close();
    await first?.close();
    // A server outlives the window; a failed test must not leave one behind.
    const program = join(dirname(process.env.OBEZNIK_APPLICATION), 'obeznik-server');
    execFileSync(program, ['stop', '--data', join(home, 'server')], { stdio: 'ignore' });
    await clear?.();
    await rm(disk, { recursive: true, force: true });
  });

  test('the settings say what sharing means and ask for what is needed', async () => {
    await openPart(first, 'Sdílení v kanceláři', 'Úřad teď pracuje jen v tomto počítači');
    await first.fill('Adresa tohoto počítače v síti', ' ');
    await first.click('Sdílet v kanceláři', 'button[type=submit]');
    await first.reads('Napište jméno nebo číslo tohoto počítače v síti');
    await looks(first, 'sdileni-1-nabidka');
    assert.deepEqual(await serious(first), []);
  });

  test('the office moves to the server on this computer and the window opens anew', async () => {
    await first.fill('Adresa tohoto počítače v síti', '127.0.0.1');
    await first.fill('Port', String(await freePort()));
    await first.fill('Nová heslová věta', FOUNDER);
    await first.fill('Nová heslová věta znovu', FOUNDER);
    await intoNewPage(first, () => first.click('Sdílet v kanceláři', 'button[type=submit]'));
    await first.reads('Můj den');
    await first.reads('odesláno');
    assert.deepEqual(await departments(first), ['Odbor majetku']);
    await openPart(first, 'Sdílení v kanceláři', 'Úřad se sdílí z tohoto počítače');
    assert.deepEqual(await serious(first), []);
  });

  test('the whole office is backed up from the computer that shares it', async () => {
    await openPart(first, 'Zálohy', 'Úřad se sdílí z tohoto počítače');
    await first.fill('Složka pro zálohy', disk);
    await first.click('Zálohovat sem', 'button');
    await first.click('Zálohovat nyní', 'button');
    await first.reads('Ve složce je 1 záloha');
    await looks(first, 'sdileni-1b-zaloha');
    assert.deepEqual(await serious(first), []);
    await openPart(first, 'Sdílení v kanceláři', 'Úřad se sdílí z tohoto počítače');
  });

  test('who has no e-mail gets no code and the window says what to do', async () => {
    await choose(first, 'Vít Jeřábek');
    await first.click('Vytvořit kód');
    await first.reads('Vít Jeřábek nemá e-mail. Doplňte ho');
  });

  test('a second computer joins by the address and the code, without a browser', async () => {
    await choose(first, 'Bc. Milena Jasanová');
    await first.click('Vytvořit kód');
    await first.reads('Kód platí jednou');
    code = await first.execute('return document.querySelector("[data-code]").dataset.code');
    assert.match(code, /^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/u);
    await looks(first, 'sdileni-2-kod');
    const told = await first.execute('return document.querySelector("[data-print]").dataset.print');
    const address = await first.execute('return document.querySelector(".code dd").innerText');

    second = await Office.open({ env: { OBEZNIK_KEYRING: 'none' } });
    await second.reads('S čím začnete?');
    await second.click('Připojit se k úřadu', 'label');
    await second.click('Pokračovat', 'button');
    await second.fill('Adresa úřadu nebo odkaz z pozvánky', address);
    await second.fill('Kód od kolegy nebo správce', 'AAAA AAAA AAAA');
    await second.fill('Jméno tohoto počítače', 'Notebook');
    await second.fill('Heslová věta', PHRASE);
    await second.fill('Heslová věta znovu', PHRASE);
    await looks(second, 'sdileni-3-druhy-pocitac');
    await second.click('Najít úřad');
    await second.reads('Ověřte server úřadu');
    assert.equal(await second.execute('return document.querySelector("[data-print]").dataset.print'), told);
    await second.click('Otisk souhlasí, pokračovat');
    await second.reads('Takový kód neplatí');
    await second.fill('Kód od kolegy nebo správce', code.toLowerCase());
    await second.click('Najít úřad');
    await second.click('Otisk souhlasí, pokračovat');
    await second.reads('Můj den');
    await second.reads('odesláno');
    await department(second, 'Odbor dopravy');
    await first.until(async () => (await departments(first)).length === 2, 'the department of the second computer');
  });

  test('a lost computer is shown out with a report for the officer, wipes itself, and another takes its place', async () => {
    const address = await first.execute('return document.querySelector(".code dd").innerText');
    await first.click('Ztracené…', 'button');
    await first.reads('Ztratilo se zařízení „Notebook“?');
    await looks(first, 'sdileni-6-ztracene');
    assert.deepEqual(await serious(first), []);
    await first.click('Odpojit a sestavit zprávu', 'dialog button');
    await first.reads('zpráva pro pověřence je připravená');
    await first.reads('Odpojená zařízení'); // and its report may be had again
    await first.until(async () => !(await first.text()).includes('Ztracené…'), 'nothing more to show out');
    await looks(first, 'sdileni-7-zprava');
    const [report] = (await readdir(join(home, 'urad', 'out'))).filter((name) => name.startsWith('ztracene-zarizeni'));
    const told = execFileSync('pdftotext', ['-layout', join(home, 'urad', 'out', report), '-'], { encoding: 'utf8' });
    for (const words of ['Notebook', 'Milena Jasanová', 'Co v zařízení bylo']) assert.ok(told.includes(words), told);
    await second.reads('Úřad požádal o smazání dat');
    await first.click('Vytvořit kód');
    const other = async () => ((shown) => shown !== code && shown)(await first.execute('return document.querySelector("[data-code]")?.dataset.code ?? ""'));
    code = await first.until(other, 'another code');
    await second.click('Připojit se k úřadu', 'label');
    await second.click('Pokračovat', 'button');
    await second.fill('Adresa úřadu nebo odkaz z pozvánky', address);
    await second.fill('Kód od kolegy nebo správce', code);
    await second.fill('Jméno tohoto počítače', 'Nový notebook');
    await second.fill('Heslová věta', PHRASE);
    await second.fill('Heslová věta znovu', PHRASE);
    await second.click('Najít úřad');
    await second.click('Otisk souhlasí, pokračovat');
    await second.reads('Můj den');
    await second.reads('odesláno');
  });

  test('on a machine its administrator set up one only says how it opens', async () => {
    const address = await first.execute('return document.querySelector(".code dd").innerText');
    const fingerprint = await first.execute('return document.querySelector("[data-print]").dataset.print');
    const policy = join(home, 'policy.json');
    await writeFile(policy, JSON.stringify({ server: address, fingerprint }));
    const third = await Office.open({ env: { OBEZNIK_KEYRING: 'none', OBEZNIK_POLICY: policy } });
    try {
      await third.reads('nastaveno správcem');
      await third.reads(address);
      await looks(third, 'sdileni-5-spravce');
      assert.deepEqual(await serious(third), []);
      await third.fill('Heslová věta', PHRASE);
      await third.fill('Heslová věta znovu', PHRASE);
      await third.click('Najít úřad');
      await third.reads('Potvrďte v prohlížeči'); // the key is the administrator's word: nobody compares it
    } finally {
      await third.close();
    }
  });

  test('the office comes back with everything and the first computer works alone', async () => {
    await first.click('Přestat sdílet');
    await first.reads('Přestat sdílet úřad z tohoto počítače?');
    await looks(first, 'sdileni-4-konec');
    await intoNewPage(first, () => first.click('Přestat sdílet', 'dialog button'));
    await first.reads('Můj den');
    await first.reads('v tomto počítači');
    assert.deepEqual(await departments(first), ['Odbor dopravy', 'Odbor majetku']);
    await second.reads('Bez spojení');
  });
});

async function department(office, name) {
  await does(office, 'municipality.define_department', { id: newId(), department: { name, abbreviation: 'OM', head: null } });
}

async function departments(office) {
  const { departments } = await asks(office, 'settings', {});
  return departments.map((row) => row.value.name).sort();
}

/** Chooses a person in the list of the settings. */
async function choose(office, name) {
  await office.soon(
    `${name} in the list`,
    `const list = document.querySelector('select');
     list.value = [...list.options].find((one) => one.text === arguments[0]).value;
     list.dispatchEvent(new Event('change', { bubbles: true }));`,
    name,
  );
}
