// The distribution of a meeting: who gets papers how, which version they have, who opened and who apologised.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { ANSWER_KEY, sealed } from './answer.mjs';
import { seriousFaults, seriousInBothThemes } from './axe.mjs';
import { invoke, openVzorov, send } from './demo.mjs';
import { Office } from './driver.mjs';
import { openMeeting } from './meeting.mjs';
import { SystemProgram } from './opened.mjs';
import { SUITE } from './suite.mjs';
import { asks, ground, looks, newId } from './town.mjs';

/** Opens the sample beside this file: papers of the invented town, made by the tests of documents. */
const PHRASE = 'modrá lávka přes Bystřici';

describe('the distribution of a meeting', SUITE, () => {
  let office;
  let meeting;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
    const all = await asks(office, 'meetings', { body: '', from: null, to: null });
    meeting = all.find((row) => row.state === 'convened') ?? all.find((row) => row.state === 'planned' && row.items > 0);
    if (meeting.state === 'planned') await ok(send(office, 'circulation.convene_meeting', { meeting: meeting.id }));
  });
  after(() => office?.close());

  test('is opened from the meeting and lists everybody invited', async () => {
    await open();
    await office.reads('Posláno');
    await office.reads('zatím nic');
    await looks(office, 'rozeslani-1-seznam');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('one press sends to all who read in the program or on their page', async () => {
    await office.click('Rozeslat', 'button.primary');
    await office.reads('verze 1');
    await office.reads('Všichni mají, co mít mají');
    const list = await now();
    assert.ok(list.people.every((row) => row.sent?.is_current), JSON.stringify(list.people));
  });

  test('a changed programme offers to send changes, with what changed for each', async () => {
    const item = { meeting: meeting.id, agenda_item: newId(), title: 'Různé a diskuse' };
    await ok(send(office, 'circulation.add_agenda_item', item));
    await open();
    await office.reads('Rozeslat změny');
    await office.click('1 změna', 'button');
    await office.reads('Přibyl bod Různé a diskuse.');
    await looks(office, 'rozeslani-2-zmeny');
    assert.deepEqual(await seriousFaults(office), []);
  });

  test('another channel is chosen for a person and offers what it needs', async () => {
    await open();
    await office.reads('Rozeslat změny');
    await office.soon('the way to the first one', `
      const select = document.querySelector('tbody select');
      select.value = 'bundle';
      select.dispatchEvent(new Event('change', { bubbles: true }));`);
    await office.reads('Vytvořit obálku…');
    await office.click('Vytvořit obálku…', 'button');
    await office.reads('Heslová věta');
    await office.until(
      async () => (await office.execute('return document.querySelector("dialog[open] input").value')).length >= 12,
      'a pass-phrase is suggested',
    );
    await looks(office, 'rozeslani-3-obalka');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Teď ne', 'dialog[open] button');
  });

  test('an apology written down for a member stands in the list', async () => {
    const { people } = await now();
    const request = {
      kind: 'circulation.apologise',
      payload: { meeting: meeting.id, reason: 'Je na služební cestě.' },
      base: [],
      on_behalf_of: [people[1].person.id, 'word'],
    };
    await ok(invoke(office, 'execute', { request }));
    await open();
    await office.reads('Je na služební cestě.');
    await office.execute('document.documentElement.style.fontSize = "200%"');
    await looks(office, 'rozeslani-4-velke-pismo');
    assert.deepEqual(await seriousFaults(office), []);
    await office.execute('document.documentElement.style.fontSize = ""');
  });

  test('an answer that came back is read in: what it says stands here, and a second time changes nothing', async () => {
    await open();
    const [, , , member] = (await now()).people;
    const detail = await asks(office, 'meeting', { id: meeting.id });
    let item;
    for (const one of detail.items.filter((each) => each.paper !== '')) {
      const { confidentiality } = await asks(office, 'paper', { id: one.paper });
      if (confidentiality === 'public') item ??= one;
    }
    const sending = newId();
    const pack = { meeting: 'zkouska', items: [] };
    const sent = { meeting: meeting.id, sending, person: member.person.id, channel: 'bundle', pack, with_kept_close: false, answer_key: ANSWER_KEY };
    await ok(send(office, 'circulation.send_pack', sent));
    const answer = {
      format: 1, sending, meeting: meeting.id, person: member.person.id, opened_at: new Date().toISOString(), written_at: new Date().toISOString(),
      apology: 'Jsem v lázních.', notes: [{ paper: item.paper, text: 'Chybí cena s DPH.' }], opinions: [],
      conflicts: [{ item: item.id, reason: 'Zhotovitelem je můj bratr.' }],
    };
    await open();
    await takeIn(sealed(answer));
    await office.reads(`${member.person.name}: zapsáno 3.`);
    await office.reads('Jsem v lázních.');
    await looks(office, 'rozeslani-5-odpoved');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    const { people } = await now();
    const row = people.find((one) => one.person.id === member.person.id);
    assert.equal(row.conflicts[0].reason, 'Zhotovitelem je můj bratr.');
    assert.ok(row.opened.some((one) => one.by === 'bundle'), JSON.stringify(row.opened));
    assert.ok(JSON.stringify(await asks(office, 'paper', { id: item.paper })).includes('Chybí cena s DPH.'));

    await takeIn(sealed(answer));
    await office.reads('všechno z této odpovědi už tu je');
    const strange = sealed({ ...answer, person: row.person.id, sending: newId() });
    await takeIn(strange);
    await office.reads('Tato odpověď nepatří k podkladům tohoto jednání.');
    const damaged = sealed(answer);
    damaged[damaged.length - 20] ^= 1;
    await takeIn(damaged);
    await office.reads('Tato odpověď nepatří k podkladům tohoto jednání.');
  });

  test('who is invited sees their own papers at the meeting, apologises and announces an interest', async () => {
    const { person } = await asks(office, 'session', {});
    const membership = { body: meeting.body.id, person: person.id, role: 'guest', from: '2020-01-01', to: null, end_reason: '', party: '' };
    await ok(send(office, 'municipality.set_membership', { id: newId(), membership }));
    await toMeeting();
    await office.reads('Podklady k tomuto jednání vám úřad ještě neposlal.');
    await office.click('Rozeslání podkladů', 'button');
    await office.reads('Posláno');
    await office.click('Rozeslat', 'button.primary');
    await office.reads('Všichni mají, co mít mají');
    await toMeeting();
    await office.reads('Máte verzi 1');
    await office.click('Omluvit se', 'button');
    await office.reads('Omluvit se z jednání?');
    await office.fill('Důvod', 'Lékař.');
    await office.click('Omluvit se', 'dialog[open] button.primary');
    await office.reads('Omluvili jste se: Lékař.');
    await office.click('Ohlásit střet zájmů', 'button');
    await office.fill('V čem střet je', 'Soused žadatele.');
    assert.deepEqual(await seriousFaults(office), []);
    await office.click('Ohlásit', 'dialog[open] button.primary');
    await office.reads('střet zájmů:');
    await looks(office, 'rozeslani-6-moje-podklady');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Přece přijdu', 'button');
    await office.reads('Omluva je vzata zpět.');
    const pack = await asks(office, 'my_pack', { meeting: meeting.id });
    assert.deepEqual([pack.apology, pack.is_opened, pack.conflicts.length], [null, true, 1]);
  });

  /** Gives the file field what the dialog of the system would give it. */
  const takeIn = (bytes) =>
    office.soon(
      'the place for an answer',
      `const input = document.querySelector('input[accept=".odpoved"]');
       if (!input) return false;
       const bytes = Uint8Array.from(atob(arguments[0]), (sign) => sign.charCodeAt(0));
       const files = new DataTransfer();
       files.items.add(new File([bytes], 'odpoved.odpoved'));
       input.files = files.files;
       input.dispatchEvent(new Event('change', { bubbles: true }));`,
      bytes.toString('base64'),
    );
  const now = () => asks(office, 'distribution', { meeting: meeting.id });
  async function ok(sent) {
    const { error } = await sent;
    assert.equal(error, undefined, JSON.stringify(error));
  }
  async function open() {
    await toMeeting();
    await office.click('Rozeslání podkladů', 'button');
    await office.reads('Posláno');
  }
  async function toMeeting() {
    await openMeeting(office, meeting.id);
    await office.reads('Rozeslání podkladů');
  }
});

describe('an envelope on a computer without an office', SUITE, () => {
  let office;
  let programs;
  let ground_;
  before(async () => {
    programs = await SystemProgram.install();
    ground_ = await ground();
    office = await Office.open({ home: ground_.home, env: programs.env });
    await office.reads('S čím začnete?');
  });
  after(async () => {
    await office?.close();
    await programs?.remove();
    await ground_?.clear();
  });

  test('is opened from the first screen with its pass-phrase', async () => {
    await office.click('Otevřít obálku…', 'button');
    await office.reads('Otevřít obálku s podklady');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await bring();
    await office.fill('Heslová věta', 'jiná heslová věta');
    await office.click('Otevřít', 'button.primary');
    await office.reads('Heslová věta k tomuto souboru nepatří');
    await office.fill('Heslová věta', PHRASE);
    await office.click('Otevřít', 'button.primary');
    await office.reads('Oprava lávky');
    await office.reads('Důvodová zpráva');
    await looks(office, 'obalka-1-cteni');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('its documents open in the system program and what is typed is there the next time', async () => {
    await office.click('pozvanka.pdf', 'button');
    await office.until(async () => (await programs.opened()).some((path) => path.endsWith('pozvanka.pdf')), 'the invitation is opened');
    await office.fill('Poznámka k tisku', 'Chybí rozpočet.');
    await office.fill('Omluva z jednání', 'Jsem na dovolené.');
    await office.execute('document.documentElement.style.fontSize = "200%"');
    await looks(office, 'obalka-2-velke-pismo');
    assert.deepEqual(await seriousFaults(office), []);
    await office.execute('document.documentElement.style.fontSize = ""');
    await office.click('Zavřít obálku', 'button');
    await office.reads('S čím začnete?');
    await office.click('Otevřít obálku…', 'button');
    await bring();
    await office.fill('Heslová věta', PHRASE);
    await office.click('Otevřít', 'button.primary');
    await office.reads('Omluva z jednání');
    const typed = () => office.execute('return [...document.querySelectorAll("textarea")].map((field) => field.value)');
    const words = ['Chybí rozpočet.', 'Jsem na dovolené.'];
    await office.until(async () => (await typed()).filter((text) => words.includes(text)).length === words.length, 'what was typed before');
  });

  async function bring() {
    const bytes = (await readFile(new URL('podklady.obalka', import.meta.url))).toString('base64');
    await office.soon(
      'the place for an envelope',
      `const input = document.querySelector('input[accept=".obalka"]');
       if (!input) return false;
       const bytes = Uint8Array.from(atob(arguments[0]), (sign) => sign.charCodeAt(0));
       const files = new DataTransfer();
       files.items.add(new File([bytes], 'podklady.obalka'));
       input.files = files.files;
       input.dispatchEvent(new Event('change', { bubbles: true }));`,
      bytes,
    );
    await office.reads('podklady.obalka');
  }
});
