// Two computers, each in its own window, join one office on a real server: apart for a while, then together.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { seriousFaults as serious } from './axe.mjs';
import { goTo, invoke, openVzorov, SCREENS, send } from './demo.mjs';
import { clearAway, Office } from './driver.mjs';
import { confirmIn, joinByPhrase } from './join.mjs';
import { writeReport } from './paper.mjs';
import { openRow } from './rows.mjs';
import { Browser, Server } from './server.mjs';
import { SUITE } from './suite.mjs';

const run = promisify(execFile);
const PAPER = 'Svoz bioodpadu v roce 2027';

describe('two desktops and one office', SUITE, () => {
  let server;
  let source;
  let milena;
  let clerk;
  let browsers;
  let people;
  let paper;
  before(async () => {
    server = await Server.make();
    source = await mkdtemp(join(tmpdir(), 'obeznik-store-'));
    const alone = await openVzorov({ home: source });
    await alone.reads('Čeká na vás');
    people = await peopleOf(alone);
    await alone.close();
  });
  after(async () => {
    await milena?.close();
    await clerk?.close();
    await server?.remove();
    await clearAway(source);
  });

  test('the office that worked alone moves to the server whole', async () => {
    await server.takeDemo(join(source, 'ukazka'));
    const invitations = [];
    for (const [person, email] of [[people.secretary, 'milena@vzorov.cz'], [people.clerk, 'referent@vzorov.cz']]) {
      invitations.push({ email, ...(await server.say('invite', '--person', person, '--email', email, '--without-digits')) });
    }
    await server.start();
    browsers = [];
    for (const { email, link } of invitations) {
      assert.match(link, /#[0-9a-f]{64}$/u, 'the link says by which key the server is known');
      const browser = new Browser(server.url);
      await browser.settle(link, email);
      browsers.push(browser);
    }
  });

  test('a computer finds its office, compares the fingerprint and pairs in the browser', async () => {
    milena = await Office.open();
    await milena.reads('S čím začnete?');
    await milena.click('Připojit se k úřadu', 'label');
    await milena.click('Pokračovat', 'button');
    await milena.reads('Kde úřad najdeme');
    await milena.picture('pripojeni-adresa');
    assert.deepEqual(await serious(milena), []);
    await milena.click('Najít úřad');
    await milena.reads('Napište adresu úřadu');
    await milena.fill('Adresa úřadu nebo odkaz z pozvánky', `${server.url}/vzorov`);
    await milena.fill('Jméno tohoto počítače', 'Počítač v kanceláři');
    await milena.click('Klíčenkou systému', 'label');
    await milena.click('Najít úřad');
    await milena.reads('Ověřte server úřadu');
    const { fingerprint } = await server.say('init');
    const shown = await milena.execute('return document.querySelector("[data-print]").dataset.print');
    assert.equal(shown, fingerprint, 'the same as the server tells');
    await milena.picture('pripojeni-otisk');
    await milena.theme('dark');
    await milena.execute('document.documentElement.style.fontSize = "200%"');
    await milena.picture('pripojeni-otisk-tmave-200');
    await milena.execute('document.documentElement.style.fontSize = ""');
    await milena.theme('light');
    assert.deepEqual(await serious(milena), []);
    await milena.click('Otisk souhlasí, pokračovat');
    await milena.reads('Potvrďte v prohlížeči');
    await milena.picture('pripojeni-cislice');
    assert.deepEqual(await serious(milena), []);
    await confirmIn(milena, server, browsers[0]);
    await milena.reads('Můj den');
    await milena.reads('odesláno');
    await milena.picture('pripojeni-muj-den');
    assert.deepEqual(await serious(milena), []);
  });

  test('another one with a pass-phrase of its own', async () => {
    clerk = await joinByPhrase(server, browsers[1], 'Notebook referenta');
  });

  test('what one founds the other sees without asking', async () => {
    paper = await newPaper(milena, people.clerk);
    await clerk.until(async () => (await fieldOf(clerk, 'title')) === PAPER, 'the paper on the other desk');
    for (const office of [milena, clerk]) {
      await goTo(office, SCREENS[2]);
      await openRow(office, PAPER);
      await office.reads('Návrh usnesení');
      await office.reads('Tisk založen'); // its history comes from the office
    }
  });

  test('without a server both work on; the indicator is amber and the page says what waits', async () => {
    await server.stop();
    await writeReport(milena, 'Svoz podraží o čtyři procenta.');
    await writeReport(clerk, 'Svoz podraží o šest procent.');
    for (const office of [milena, clerk]) await office.execute('document.activeElement.blur()'); // leaving the field
    await milena.reads('Bez spojení · 1 změna čeká v tomto počítači');
    await milena.reads('Deník a historie se čtou z úřadu a ten teď neodpovídá');
    await milena.picture('spojeni-bez');
    await milena.soon('the indicator', 'document.querySelector(".sync").closest("button").click()');
    await milena.reads('odejde samo, jakmile to půjde');
    await milena.picture('spojeni-bez-podrobnosti');
    await milena.click('Co čeká', 'button');
    await milena.reads('Čeká v tomto počítači');
    await milena.reads('čeká na spojení');
    await milena.picture('spojeni-co-ceka');
    assert.deepEqual(await serious(milena), []);
    await milena.theme('dark');
    await milena.execute('document.documentElement.style.fontSize = "200%"');
    await milena.picture('spojeni-co-ceka-tmave-200');
    assert.deepEqual(await serious(milena), []);
    await milena.execute('document.documentElement.style.fontSize = ""');
    await milena.picture('spojeni-co-ceka-tmave');
    await milena.theme('light');
  });

  test('both come back: both texts are kept, one of them is chosen in the window', async () => {
    await server.start();
    await invoke(milena, 'send_now', {});
    await milena.reads('odesláno');
    await invoke(clerk, 'send_now', {});
    await clerk.until(async () => (await variants(clerk)) === 1, 'the two texts on the clerk\'s desk');
    await milena.until(async () => (await variants(milena)) === 1, 'the two texts on the other desk');
    await goTo(clerk, SCREENS[1]);
    await clerk.reads('Nechat mé znění');
    await clerk.picture('spojeni-dve-zneni');
    await milena.execute('document.activeElement?.blur()');
    await goTo(milena, SCREENS[1]);
    await milena.reads('Platí toto znění');
    await milena.picture('spojeni-dve-zneni-druhy');
    await clerk.click('Nechat mé znění', 'button');
    await clerk.until(async () => (await variants(clerk)) === 0, 'the choice');
    await milena.until(async () => (await fieldOf(milena, 'report')).includes('šest procent'), 'the chosen text');
    await milena.until(async () => (await variants(milena)) === 0, 'nothing to choose any more');
    await goTo(milena, SCREENS[0]);
    await milena.reads('Co je nového');
    await milena.reads('změněné');
    await milena.picture('spojeni-co-je-noveho');
    assert.deepEqual(await serious(milena), []);
    await milena.theme('dark');
    await milena.picture('spojeni-co-je-noveho-tmave');
    await milena.theme('light');
  });

  test('two wordings are merged in place, and a refused act is corrected and sent again', async () => {
    const stale = { field: 'report', value: 'Svoz podraží o pět procent.', base: '0'.repeat(32) };
    await send(clerk, 'circulation.edit_paper', { paper, edits: [stale] });
    await clerk.until(async () => (await variants(clerk)) === 1, 'the text that met another');
    await goTo(clerk, SCREENS[2]);
    await goTo(clerk, SCREENS[1]);
    await clerk.click('Sloučit tady', 'button');
    const merged = 'Svoz podraží o pět až šest procent.';
    await clerk.fill('Sloučené znění', merged);
    await clerk.picture('spojeni-slouceni');
    assert.deepEqual(await serious(clerk), []);
    await clerk.click('Uložit sloučené', 'button');
    await clerk.until(async () => (await variants(clerk)) === 0, 'the merged wording');
    await milena.until(async () => (await fieldOf(milena, 'report')) === merged, 'the merged wording on the other desk');

    const nameless = { name: '', abbreviation: 'ODP', head: null };
    const refused = await send(milena, 'municipality.define_department', { id: randomUUID(), department: nameless });
    // An office that has much to do answers later.
    assert.ok(refused.error?.code === 'refused' || refused.value?.awaits_office, JSON.stringify(refused));
    const isRefused = async () => (await invoke(milena, 'query', { name: 'attention', input: null })).value.rows.some((row) => row.kind === 'refused');
    await milena.until(isRefused, 'the refusal of the office');
    await goTo(milena, SCREENS[2]);
    await goTo(milena, SCREENS[1]);
    await milena.click('Opravit a poslat znovu', 'button');
    await milena.picture('spojeni-oprava-odmitnuteho');
    assert.deepEqual(await serious(milena), []);
    await milena.fill('Název', 'Odbor dopravy');
    await milena.click('Poslat opravené', 'button');
    const names = async () => (await invoke(milena, 'query', { name: 'settings', input: {} })).value.departments.map((one) => one.value.name);
    await milena.until(async () => (await names()).includes('Odbor dopravy'), 'the corrected act');
    const waits = async () => (await invoke(milena, 'query', { name: 'attention', input: null })).value.rows.length;
    await milena.until(async () => (await waits()) === 0, 'nothing to deal with any more');
  });

  test('annexes wait while they are paused, and come when they may; a metered line is set in Nastavení', async () => {
    await invoke(clerk, 'set_line_rules', { rules: { is_paused: true, is_metered: false, daily_mb: 50 } });
    await goTo(milena, SCREENS[2]);
    await openRow(milena, PAPER);
    await milena.reads('Návrh usnesení');
    await drop(milena, '.files', 'nabídka svozu.txt', 'Svoz bioodpadu dvakrát týdně');
    await milena.reads('nabídka svozu');
    const waits = async () => (await invoke(clerk, 'query', { name: 'downloads', input: null })).value.rows;
    await clerk.until(async () => (await waits()).some((row) => row.name === 'nabídka svozu.txt'), 'the annex is known');
    await clerk.soon('the indicator', 'document.querySelector(".sync").closest("button").click()');
    await clerk.reads('1 příloha');
    await clerk.picture('prilohy-panel'); // a click on a panel that was never drawn yet is lost
    await clerk.until(async () => {
      await clerk.execute('[...document.querySelectorAll(".pop button")].find((one) => one.textContent.includes("Co čeká"))?.click()');
      return (await clerk.text()).includes('nabídka svozu.txt');
    }, 'the page of the contact with the annex');
    await clerk.reads('Stahování je pozastavené');
    await clerk.picture('prilohy-pozastaveno');
    assert.deepEqual(await serious(clerk), []);
    await clerk.theme('dark');
    await clerk.execute('document.documentElement.style.fontSize = "200%"');
    await clerk.picture('prilohy-pozastaveno-tmave-200');
    assert.deepEqual(await serious(clerk), []);
    await clerk.execute('document.documentElement.style.fontSize = ""');
    await clerk.theme('light');
    await clerk.click('Pokračovat', 'button');
    await clerk.reads('Všechny přílohy jsou v tomto počítači.');
    await clerk.picture('prilohy-vse-tady');
    await goTo(clerk, SCREENS[7]);
    await clerk.click('Připojení k síti', 'button');
    await clerk.click('Připojení je placené podle dat', 'label');
    await clerk.fill('Nejvíc megabajtů za den', '0');
    await clerk.click('Uložit', 'button');
    await clerk.reads('Napište počet megabajtů');
    await clerk.fill('Nejvíc megabajtů za den', '20');
    await clerk.click('Uložit', 'button');
    await clerk.until(async () => {
      const { value } = await invoke(clerk, 'query', { name: 'downloads', input: null });
      return value.rules.is_metered && value.rules.daily_mb === 20;
    }, 'the limit is kept');
    await clerk.picture('nastaveni-merene-pripojeni');
    assert.deepEqual(await serious(clerk), []);
  });

  test('a computer shown out holds only what was not sent, says so, and comes in again', async () => {
    await goTo(clerk, SCREENS[2]);
    await openRow(clerk, PAPER);
    await clerk.reads('Návrh usnesení');
    await server.stop();
    await writeReport(clerk, 'Psáno, než přišla zpráva o odpojení.');
    await clerk.execute('document.activeElement.blur()');
    await clerk.reads('Bez spojení · 1 změna čeká v tomto počítači');
    await server.say('device', 'revoke', await deviceOf('Notebook referenta'));
    await server.start();
    await clerk.reads('Úřad odpojil tento počítač');
    await clerk.reads('1 neodeslaná změna čeká v tomto počítači.');
    assert.ok(!(await clerk.text()).includes('bioodpad'), 'nothing of the office is on the screen');
    await clerk.picture('pristup-odpojeno');
    assert.deepEqual(await serious(clerk), []);
    await clerk.theme('dark');
    await clerk.execute('document.documentElement.style.fontSize = "200%"');
    await clerk.picture('pristup-odpojeno-tmave-200');
    assert.deepEqual(await serious(clerk), []);
    await clerk.execute('document.documentElement.style.fontSize = ""');
    await clerk.theme('light');
    await clerk.click('Spárovat v prohlížeči');
    await confirmIn(clerk, server, browsers[1]);
    await clerk.reads('Můj den');
    await milena.until(async () => (await fieldOf(milena, 'report')).includes('než přišla zpráva'), 'what waited');
  });

  test('a mandate that ends takes what it showed out of the other computer, and Můj den says so', async () => {
    await goTo(clerk, [1, 'muj-den', 'Co je nového']);
    const longAgo = new Date(Date.now() - 300 * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Prague' });
    const input = { id: people.clerkMembership, last_on: longAgo, reason: 'Ukončení pracovního poměru' };
    const ended = await send(milena, 'municipality.end_membership', input);
    assert.equal(ended.error, undefined);
    await clerk.until(async () => {
      await invoke(clerk, 'send_now', {}); // the other computer may be sending yet
      return (await clerk.text()).includes('už nevidíte');
    }, 'the end of what the mandate showed');
    await clerk.picture('pristup-mandat-skoncil');
    assert.deepEqual(await serious(clerk), []);
    await clerk.theme('dark');
    await clerk.execute('document.documentElement.style.fontSize = "200%"');
    await clerk.picture('pristup-mandat-skoncil-tmave-200');
    await clerk.execute('document.documentElement.style.fontSize = ""');
    await clerk.theme('light');
  });

  test('a laptop that was lost is wiped at its next contact', async () => {
    const report = join(source, 'zprava.pdf');
    await server.say('device', 'lost', await deviceOf('Notebook referenta'), '--to', report, '--wipe');
    const { stdout: told } = await run('pdftotext', ['-layout', report, '-']);
    for (const words of ['Notebook referenta', 'heslová věta', 'Co v zařízení bylo']) assert.ok(told.includes(words), told);
    await run('pdftoppm', ['-png', '-r', '70', '-singlefile', report, join(process.env.OBEZNIK_PICTURES, 'ztracene-zarizeni')]);
    await clerk.reads('Úřad požádal o smazání dat');
    await clerk.reads('S čím začnete?');
    await clerk.picture('spojeni-smazano');
  });

  test('a computer its person shows out on the page of devices holds nothing when nothing waited', async () => {
    await milena.reads('odesláno');
    await browsers[0].endDevice();
    await milena.reads('smazal všechno, co přišlo z úřadu');
    await milena.reads('S čím začnete?');
    await milena.picture('pristup-odpojeno-nic-neceka');
    assert.deepEqual(await serious(milena), []);
    assert.deepEqual(await readdir(join(milena.home, 'urad')), ['lock']);
  });

  const deviceOf = async (name) => {
    const devices = await server.say('device', 'list');
    return devices.find((device) => device.name === name && device.state === 'active').device;
  };

  const fieldOf = async (office, field) =>
    (await invoke(office, 'query', { name: 'paper', input: { id: paper } })).value?.[field] ?? '';
});

/** Identifiers of the secretary and of a clerk of the demo town who is nothing else there. */
async function peopleOf(office) {
  const { value: session } = await invoke(office, 'session', {});
  const { value: settings } = await invoke(office, 'query', { name: 'settings', input: {} });
  const members = settings.bodies.find((body) => body.value.kind === 'office').members;
  const rolesOf = (id) => settings.people.find((person) => person.id === id).roles;
  const clerk = members.find((member) => member.role === 'clerk' && rolesOf(member.person).length === 1);
  return { secretary: session.person.id, clerk: clerk.person, clerkMembership: clerk.id };
}

/** Founds a paper the clerk drafts; the office has taken and numbered it when this comes back. */
async function newPaper(office, drafter) {
  const { value: settings } = await invoke(office, 'query', { name: 'settings', input: {} });
  const id = randomUUID();
  const clause = { id: randomUUID(), verb: 'schvaluje', text: 'svoz', points: [], task: null };
  const made = await send(office, 'circulation.create_paper', {
    paper: id, title: PAPER, paper_type: settings.paper_types[0].id, presenter: drafter, drafter,
    department: settings.departments[0].id, competence: '§ 102', confidentiality: 'public', clauses: [clause],
  });
  if (made.error) throw new Error(JSON.stringify(made.error));
  const numberOf = async () => (await invoke(office, 'query', { name: 'paper', input: { id } })).value?.number;
  await office.until(numberOf, 'the number the office gives');
  return id;
}

async function variants(office) {
  const { value } = await invoke(office, 'query', { name: 'attention', input: null });
  return value.rows.filter((row) => row.kind === 'variant').length;
}

/** Drops a file on a place, as from a folder. */
async function drop(office, place, name, text) {
  await office.find(place);
  await office.execute(
    `const [place, name, text] = arguments;
     const dataTransfer = new DataTransfer();
     dataTransfer.items.add(new File([new TextEncoder().encode(text)], name));
     document.querySelector(place).dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));`,
    place,
    name,
    text,
  );
}
