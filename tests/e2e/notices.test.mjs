// What people are to be told by e-mail: listed with addresses, made ready as files once, each by their own choice.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { invoke, openVzorov, send } from './demo.mjs';
import { Key } from './driver.mjs';
import { SUITE } from './suite.mjs';
import { looks, openPart } from './town.mjs';

describe('notices to send', SUITE, () => {
  let office;
  let folder;
  /** People with something due: one has an address. */
  let reached;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'obeznik-upozorneni-'));
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(async () => {
    await office?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('who has no address is named and gets no message', async () => {
    await openNotices(office);
    await office.reads('bez e-mailové adresy');
    const { value } = await invoke(office, 'query', { name: 'notices', input: null });
    assert.ok(value.rows.length > 1, JSON.stringify(value));
    assert.ok(value.rows.every((row) => row.email === '' && row.lines.length > 0));
    assert.equal(await office.execute('return [...document.querySelectorAll(".acts button")].every((one) => one.disabled)'), true);
    await looks(office, 'upozorneni-1-bez-adres');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    const { value: session } = await invoke(office, 'session', {});
    // Somebody else than who writes them.
    reached = value.rows.find((row) => row.person !== session.person.id);
  });

  test('with an address a message is offered, and needs a sender', async () => {
    await addressOf(office, reached.person, 'prijemce@vzorov.cz');
    await office.reads('prijemce@vzorov.cz');
    await office.click('Připravit zprávy', '.acts button');
    await office.reads('Připravit 1 zprávu?');
    await office.fill('Složka pro zprávy', folder);
    await office.click('Připravit', 'dialog[open] button.primary');
    await office.reads('Nemáte vyplněnou svou e-mailovou adresu');
    await office.press(Key.escape);
    const { value: session } = await invoke(office, 'session', {});
    await addressOf(office, session.person.id, 'svidova@vzorov.cz');
  });

  test('the file opens in a mail program and holds what is due, nothing closed', async () => {
    await openNotices(office);
    const { value: before } = await invoke(office, 'query', { name: 'notices', input: null });
    const count = before.rows.filter((row) => row.email !== '').length;
    await office.click('Připravit zprávy', '.acts button');
    await office.fill('Složka pro zprávy', '/nikde/nic');
    await office.click('Připravit', 'dialog[open] button.primary');
    await office.reads('Složka /nikde/nic tu není');
    await office.fill('Složka pro zprávy', folder);
    await office.picture('upozorneni-2-dialog');
    await office.click('Připravit', 'dialog[open] button.primary');
    await office.reads(count === 1 ? 'Připravena 1 zpráva' : 'Připraven');
    await office.picture('upozorneni-3-hotovo');
    const names = await office.until(async () => ((found) => found.length >= count && found)(await readdir(folder)), `${count} messages`);
    assert.equal(names.length, count, names.join(', '));
    assert.ok(names.every((name) => /^upozorneni-[a-z-]+-[0-9a-f]{8}\.eml$/u.test(name)), names.join(', '));
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    const one = texts.find((text) => text.includes('prijemce@vzorov.cz'));
    assert.match(one, /^X-Unsent: 1\r$/mu);
    assert.match(one, /^From: .*svidova@vzorov\.cz/mu);
    assert.match(one, /^MIME-Version: 1\.0\r$/mu);
    const closed = await closedTitles(office);
    assert.ok(closed.length > 0);
    const plain = texts.map(decoded).join('\n');
    for (const title of closed) assert.ok(!plain.includes(title), title);
  });

  test('nothing is offered twice', async () => {
    await office.click('Zavřít', 'dialog[open] button');
    await office.reads('Připravené zprávy');
    const { value } = await invoke(office, 'query', { name: 'notices', input: null });
    assert.ok(value.rows.every((row) => row.email === ''), JSON.stringify(value.rows));
    assert.ok(value.prepared.length > 0);
    await looks(office, 'upozorneni-4-pripraveno');
  });

  test('a person chooses when and of what they are told', async () => {
    await openPart(office, 'Upozornění', 'Kdy upozornění chodí');
    await office.reads('Zprávy chodí na svidova@vzorov.cz');
    await office.click('Jednou denně', '.seg button');
    await office.reads('V kolik hodin');
    await office.click('Uložit upozornění', 'button');
    await office.reads('Volba upozornění je uložená');
    const { value } = await invoke(office, 'query', { name: 'my_notices', input: null });
    assert.deepEqual([value.way, value.hour], ['daily', 7]);
    await looks(office, 'upozorneni-5-volba');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });
});

/** The page, by its item of the navigation. */
async function openNotices(office) {
  await office.click('Upozornění k odeslání', 'nav.nav a');
  await office.reads('Co se má lidem říct e-mailem');
}

/** Titles of papers that are not public. */
async function closedTitles(office) {
  const slice = { sort: '', descending: false, offset: 0, limit: 500 };
  const { value: papers } = await invoke(office, 'query', {
    name: 'papers',
    input: { text: '', states: [], body: '', department: '', year: 0, mine: false, slice },
  });
  const details = [];
  for (const { id } of papers.rows) details.push((await invoke(office, 'query', { name: 'paper', input: { id } })).value);
  return details.filter((paper) => paper.confidentiality !== 'public').map((paper) => paper.title);
}

/** Gives a person an address. */
async function addressOf(office, person, email) {
  const { value: settings } = await invoke(office, 'query', { name: 'settings', input: {} });
  const about = settings.people.find((row) => row.id === person).value;
  const done = await send(office, 'municipality.define_person', { id: person, person: { ...about, email } });
  assert.equal(done.error, undefined, JSON.stringify(done.error));
}

/** A message without the folding and the signs of its encoding. */
function decoded(text) {
  const bytes = text
    .replace(/=\r?\n/gu, '')
    .replace(/(?:=[0-9A-F]{2})+/gu, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
  const blocks = bytes.match(/(?:^[A-Za-z0-9+/=]{40,}\r?$\n?)+/gmu) ?? [];
  return [bytes, ...blocks.map((block) => Buffer.from(block.replaceAll(/\s/gu, ''), 'base64').toString('utf8'))].join('\n');
}
