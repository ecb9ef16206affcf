// The computer is gone: keyring, profile, everything. A disk with backups and the printed sheet give the office back.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { Key, Office } from './driver.mjs';
import { LONG_MS, PATIENCE_MS } from './patience.mjs';
import { SUITE } from './suite.mjs';
import { addPerson, asks, does, ground, invoke, looks, newId, openPart, startAgain } from './town.mjs';

const REPORT = 'rozepsaná důvodová zpráva, kterou nikdo nesmí ztratit';
const CONTENT = 'Smlouva o pronájmu sálu č. 7/2026';
const LOGIN = '/org/freedesktop/secrets/collection/login';

describe('an office on a bare second computer', SUITE, () => {
  let office;
  let first;
  let second;
  let disk;
  let code;
  let device;
  before(async () => {
    [first, second] = [await ground(), await ground()];
    disk = await mkdtemp(join(tmpdir(), 'obeznik-disk-'));
    office = await Office.open({ home: first.home });
  });
  after(async () => {
    await office?.close();
    await first?.clear();
    await second?.clear();
    await rm(disk, { recursive: true, force: true });
  });

  test('is asked twice before it goes on without the sheet, and Můj den recalls it', async () => {
    await founded(office);
    await office.click('Teď ne', 'form button');
    await office.reads('Pokračovat bez opsaného kódu?');
    await looks(office, 'zaloha-1-bez-listu');
    await office.press(Key.escape);
    await office.click('Teď ne', 'form button');
    await office.click('Pokračovat bez kódu', 'dialog[open] button');
    await office.reads('Opravdu nechat úřad bez listu?');
    await office.click('Nechat bez listu', 'dialog[open] button');
    await office.reads('Orgány obce');
    await office.click('Dokončit a otevřít', 'form button');
    await office.reads('Chybí obnovovací list');
    await looks(office, 'zaloha-2-muj-den');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('makes another code in the settings, which is copied down this time', async () => {
    await office.click('Vytvořit', '[role=grid] button');
    await office.reads('Obnovovací kód si nikdo neopsal.');
    await office.click('Vytvořit nový kód', 'main button');
    await office.click('Vytvořit nový kód', 'dialog[open] button');
    code = await office.until(async () => {
      const groups = await office.execute('return [...document.querySelectorAll(".code b")].map((one) => one.textContent)');
      return groups.length === 8 && groups.join('-');
    }, 'the new code');
    await looks(office, 'zaloha-3-list');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    const numbers = await office.execute('return [...document.querySelectorAll(".screen label")].map((one) => Number(/\\d+/u.exec(one.textContent)[0]))');
    const fields = await office.all('.screen input');
    for (const [place, number] of numbers.entries()) await fields[place].type(code.split('-')[number - 1]);
    await office.click('Hotovo', 'main button');
    await office.reads('Ztratil-li se list');
    assert.equal((await invoke(office, 'backup_standing')).sheet_waits, false);
  });

  test('is worked in, with an annex and an unfinished text', async () => {
    await addPerson(office, 'Petr', 'Dvořák');
    const paper = await newPaper(office, 'Pronájem sálu');
    await attach(office, paper, 'smlouva.txt', CONTENT);
    await invoke(office, 'put_draft', { key: `paper/${paper}/report`, text: REPORT });
    device = (await asks(office, 'settings', {})).state.devices[0].id;
  });

  test('says where backups cannot go, and takes a disk', async () => {
    await openPart(office, 'Zálohy', 'Zálohy se zatím nikam neukládají.');
    await looks(office, 'zaloha-4-bez-mista');
    await office.fill('Složka pro zálohy', join(first.home, 'urad/blobs'));
    await office.click('Zálohovat sem', 'main button');
    await office.reads('V této složce leží sám úřad.');
    await office.fill('Složka pro zálohy', disk);
    await office.click('Zálohovat sem', 'main button');
    await office.reads('Zálohy se budou ukládat sem.');
    await office.click('Zálohovat nyní', 'main button');
    await office.reads('Po zapsání ji program otevřel a zkontroloval.');
    await office.reads('Ve složce je 1 záloha.');
    await looks(office, 'zaloha-5-hotovo');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    const names = (await readdir(disk, { recursive: true })).join('\n');
    assert.ok(!/vzorov|jasan|smlouva/iu.test(names), names);
  });

  test('tells when the disk is pulled out and goes on when it is back', async () => {
    const [room] = await readdir(disk);
    await rename(join(disk, room), join(disk, 'v-zasuvce'));
    await office.click('Zálohovat nyní', 'main button');
    await office.reads('Disk se zálohami teď není připojený.');
    await looks(office, 'zaloha-6-odpojeno');
    await rename(join(disk, 'v-zasuvce'), join(disk, room));
    await office.click('Zálohovat nyní', 'main button');
    await office.reads('Ve složce je 1 záloha.');
  });

  test('is lost with its computer: nothing of the profile and nothing in the keyring', async () => {
    await office.close();
    await first.clear();
    forgetKeyring();
    assert.ok(!existsSync(first.home));
  });

  test('is offered on the first screen of another one', async () => {
    office = await Office.open({ home: second.home });
    await office.reads('S čím začnete?');
    await looks(office, 'zaloha-7-prvni-obrazovka');
    await office.click('Obnovit ze zálohy', 'label.card');
    await office.click('Pokračovat', 'form button');
    await office.reads('Připojte disk se zálohami a vyberte ho.');
    await office.fill('Disk nebo složka se zálohami', second.home);
    await office.click('Najít zálohy', 'form button');
    await office.reads('V této složce není žádná záloha.');
    await office.fill('Disk nebo složka se zálohami', disk);
    await office.click('Najít zálohy', 'form button');
    await office.reads('Nejnovější:');
    await looks(office, 'zaloha-8-nalezeno');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('refuses a code with a slip and names the group', async () => {
    const slip = `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`;
    await office.fill('Obnovovací kód', slip);
    await office.click('Obnovit úřad', 'form button');
    await office.reads('Překlep je v 8. skupině');
    await office.picture('zaloha-9-preklep');
    assert.deepEqual(await readdir(join(second.home)).then((names) => names.filter((name) => name.startsWith('urad'))), []);
  });

  test('comes back by the sheet alone, with everything in it', async () => {
    await office.fill('Obnovovací kód', code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'));
    await office.click('Obnovit úřad', 'form button');
    await office.until(async () => /Úřad je obnovený ze zálohy/u.test(await office.text()), 'the office', LONG_MS);
    await looks(office, 'zaloha-10-obnoveno');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    const { people, state } = await asks(office, 'settings', {});
    assert.deepEqual(people.map((one) => one.full_name).sort(), ['Bc. Milena Jasanová', 'Petr Dvořák']);
    assert.notEqual(state.devices[0].id, device, 'two computers never sign with one key');
    const [paper] = await papers(office);
    assert.equal(paper.title, 'Pronájem sálu');
    assert.equal(await invoke(office, 'get_draft', { key: `paper/${paper.id}/report` }), REPORT);
    assert.equal(await contentOf(office, second.home, paper.id), CONTENT);
  });

  test('is worked in at once, opens by its own keyring, and is not written over', async () => {
    await addPerson(office, 'Jana', 'Malá');
    const found = await invoke(office, 'backups_in', { folder: disk });
    await assert.rejects(
      invoke(office, 'bring_office_back', { backup: found[0].id, way: 'recovery', secret: code }),
      (error) => error.api?.key === 'backup-has-office',
    );
    await office.close();
    office = await startAgain(second.home);
    await office.reads('Můj den');
    assert.equal((await asks(office, 'settings', {})).people.length, 3);
  });
});

/** The first run up to the recovery code, opened by the key ring of the system. */
async function founded(office) {
  await office.reads('S čím začnete?');
  await office.click('Pokračovat', 'form button');
  await office.reads('Vaše obec');
  await office.fill('Název', 'Město Vzorov');
  await office.execute('document.activeElement.blur()');
  await office.fill('Název ve 2. pádě', 'města Vzorova');
  await office.fill('Od', `10. 10. 2026${Key.tab}`);
  await office.click('Pokračovat', 'form button');
  await office.reads('Kdo jste');
  await office.fill('Titul před', 'Bc.');
  await office.fill('Jméno', 'Milena');
  await office.fill('Příjmení', 'Jasanová');
  await office.click('Klíčenkou systému', 'label.card');
  await office.click('Založit úřad', 'form button');
  await office.reads('Obnovovací kód');
}

async function newPaper(office, title) {
  const { me } = await asks(office, 'overview');
  const { bodies } = await asks(office, 'settings', {});
  const step = { days: null, mandatory: true };
  const council = bodies.find((one) => one.value.kind === 'assembly').id;
  const type = newId();
  await does(office, 'circulation.define_paper_type', {
    paper_type: type,
    value: {
      name: 'Materiál', abbreviation: 'M', required_opinions: [], number_pattern: '{seq:year}/{yyyy}', competence_hint: '', active: true,
      route: [
        { id: 'check', kind: 'formal_check', body: null, role: null, ...step },
        { id: 'assembly', kind: 'consultation', body: council, role: 'decides', ...step },
      ],
    },
  });
  const paper = newId();
  await does(office, 'circulation.create_paper', {
    paper, paper_type: type, title, presenter: me.id, co_presenters: [], drafter: null, department: null, competence: '',
    confidentiality: 'public', named: [], report: '', clauses: [], due_on: null,
  });
  return paper;
}

/** Attaches a file as the page does: by parts, then by a command. */
async function attach(office, paper, name, text) {
  const uploaded = await office.session.executeAsync(
    `const [name, text, done] = arguments;
     const { invoke } = window.__TAURI_INTERNALS__;
     (async () => {
       const bytes = new TextEncoder().encode(text);
       const upload = await invoke('begin_upload', { name, size: bytes.length });
       await invoke('upload_part', bytes, { headers: { upload } });
       return invoke('finish_upload', { upload });
     })().then(done, (error) => done({ error }));`,
    name,
    text,
  );
  assert.ok(!uploaded.error, JSON.stringify(uploaded));
  await does(office, 'circulation.attach', { paper, attachment: newId(), name, ...uploaded, is_confidential: false });
}

async function papers(office) {
  const slice = { sort: '', descending: false, offset: 0, limit: 500 };
  const input = { text: '', states: [], body: '', department: '', year: 0, mine: false, slice };
  return (await asks(office, 'papers', input)).rows;
}

/** What another program gets when the annex is opened; here none is there to open it. */
async function contentOf(office, home, paper) {
  const { attachments } = await asks(office, 'paper', { id: paper });
  await invoke(office, 'open_attachment', { id: attachments[0].id }).catch(() => {});
  const out = join(home, 'urad/out');
  const files = (await readdir(out, { recursive: true })).filter((name) => name.endsWith('smlouva.txt'));
  return readFile(join(out, files[0]), 'utf8');
}

/** Takes everything out of the key ring of this session, as on another computer. */
function forgetKeyring() {
  const items = ask(LOGIN, 'org.freedesktop.DBus.Properties.Get', 'string:org.freedesktop.Secret.Collection', 'string:Items');
  const paths = [...items.matchAll(/object path "([^"]+)"/gu)].map(([, path]) => path);
  assert.ok(paths.length > 0, items);
  for (const path of paths) ask(path, 'org.freedesktop.Secret.Item.Delete');
}

function ask(path, method, ...input) {
  const words = ['--session', '--print-reply', `--reply-timeout=${PATIENCE_MS}`, '--dest=org.freedesktop.secrets', path, method, ...input];
  const { status, stdout, stderr } = spawnSync('dbus-send', words, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}
