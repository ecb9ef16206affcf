// A member's own page at the server, in a browser of anybody: light, dark, narrow, with twice as large a text.

import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousFaults } from './axe.mjs';
import { openVzorov } from './demo.mjs';
import { clearAway, Office } from './driver.mjs';
import { Browser, Server } from './server.mjs';
import { SUITE } from './suite.mjs';
import { asks, does } from './town.mjs';

const EMAIL = 'clenka@vzorov.cz';
/** A telephone. */
const NARROW = { width: 400, height: 820 };
const WIDE = { width: 1100, height: 900 };

describe("a member's page", SUITE, () => {
  let server;
  let source;
  let meeting;
  let visit;
  let page;
  before(async () => {
    server = await Server.make();
    source = await mkdtemp(join(tmpdir(), 'obeznik-store-'));
    const alone = await openVzorov({ home: source });
    await alone.reads('Čeká na vás');
    const all = await asks(alone, 'meetings', { body: '', from: null, to: null });
    meeting = all.find((row) => row.state === 'convened') ?? all.find((row) => row.state === 'planned' && row.items > 0);
    if (meeting.state === 'planned') await does(alone, 'circulation.convene_meeting', { meeting: meeting.id });
    const { people } = await asks(alone, 'distribution', { meeting: meeting.id });
    const member = people.find((row) => row.role === 'member');
    await alone.close();
    await server.takeDemo(join(source, 'ukazka'));
    const { link } = await server.say('invite', '--person', member.person.id, '--email', EMAIL, '--without-digits');
    await server.start();
    visit = new Browser(server.url);
    await visit.settle(link, EMAIL);
  });
  after(async () => {
    await page?.close();
    await server?.remove();
    await clearAway(source);
  });

  for (const dark of [false, true]) {
    const suffix = dark ? '-tmave' : '';

    test(`meetings, a programme and a paper are read${dark ? ' in the dark' : ''}`, async () => {
      page = await Office.browse({ dark });
      await size(WIDE);
      await go('/vzorov/sign-in');
      assert.equal(await page.execute('return matchMedia("(prefers-color-scheme: dark)").matches'), dark);
      await look(`clen-0-prihlaseni${suffix}`);
      for (const cookie of visit.cookies()) await page.session.request('POST', '/cookie', { cookie });
      await go('/vzorov/meetings');
      await page.reads(meeting.body.name);
      await look(`clen-1-jednani${suffix}`);
      await go(`/vzorov/meetings/${meeting.id}`);
      await page.reads('Omluva');
      await look(`clen-2-program${suffix}`);
      await size(NARROW);
      await look(`clen-3-telefon${suffix}`);
      await size(WIDE);
      await page.execute('document.documentElement.style.fontSize = "200%"');
      await look(`clen-4-velke-pismo${suffix}`);
      await size(NARROW);
      await look(`clen-5-telefon-velke-pismo${suffix}`);
      await size(WIDE);
      const paper = await page.execute('return document.querySelector(".programme a:not(.annex)").getAttribute("href")');
      await go(paper);
      await look(`clen-6-tisk${suffix}`);
      if (!dark) await page.close();
    });
  }

  test('an apology without a reason says what to do, one with it is confirmed', async () => {
    await go(`/vzorov/meetings/${meeting.id}`);
    await page.execute('document.querySelector("#apology").removeAttribute("required")');
    await page.execute('document.querySelector("#apology").form.querySelector("button").click()');
    await page.reads('Chybí důvod');
    await look('clen-7-bez-duvodu');
    await page.execute('document.querySelector("#apology").value = "Zahraniční cesta."');
    await page.execute('document.querySelector("#apology").form.querySelector("button").click()');
    await page.reads('Omluvili jste se: Zahraniční cesta.');
    await look('clen-8-omluva');
  });

  const go = (path) => page.session.request('POST', '/url', { url: `${server.url}${path}` });
  const size = (rect) => page.session.request('POST', '/window/rect', rect);
  /** Keeps a picture; nothing runs out sideways and nothing shuts anybody out. */
  async function look(name) {
    await page.picture(name);
    const wide = await page.execute('return document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.ok(wide <= 0, `${name} runs out by ${wide} px`);
    assert.deepEqual(await seriousFaults(page), [], name);
  }
});
