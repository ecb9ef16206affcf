// What the office's server could not send by e-mail, in the window of who looks after it: why, in words, and tried again.

import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { openVzorov } from './demo.mjs';
import { clearAway } from './driver.mjs';
import { joinByPhrase } from './join.mjs';
import { Browser, Server } from './server.mjs';
import { SUITE } from './suite.mjs';
import { asks, does, looks, openPart } from './town.mjs';

const { SMTPServer } = createRequire(new URL('../provider/package.json', import.meta.url))('smtp-server');
const EMAIL = 'milena@vzorov.cz';

describe('what could not be sent by e-mail', SUITE, () => {
  let server;
  let source;
  let post;
  let office;
  /** Names of those whose messages are refused, and put off. */
  let refused;
  let delayed;
  before(async () => {
    server = await Server.make();
    source = await mkdtemp(join(tmpdir(), 'obeznik-store-'));
    const alone = await openVzorov({ home: source });
    await alone.reads('Čeká na vás');
    const { person: me } = await asks(alone, 'session', {});
    const { rows } = await asks(alone, 'notices');
    const [one, other] = rows.filter((row) => row.person !== me.id);
    [refused, delayed] = [one.name, other.name];
    await addressOf(alone, one.person, 'odmitnuta@vzorov.cz');
    await addressOf(alone, other.person, 'odlozena@vzorov.cz');
    await alone.close();
    await server.takeDemo(join(source, 'ukazka'));
    const port = await mailServer();
    await server.say('mail', 'set', '--host', '127.0.0.1', '--port', `${port}`, '--protection', 'none', '--from', 'obeznik@vzorov.cz');
    await server.say('mail', 'send');
    const { link } = await server.say('invite', '--person', me.id, '--email', EMAIL, '--without-digits');
    await server.start();
    const browser = new Browser(server.url);
    await browser.settle(link, EMAIL);
    office = await joinByPhrase(server, browser, 'Počítač tajemnice');
  });
  after(async () => {
    await office?.close();
    await server?.remove();
    post?.close();
    await clearAway(source);
  });

  test('is listed with the reason in words and what to do', async () => {
    await openPart(office, 'Upozornění', 'Odesílání upozornění');
    await office.reads('Upozornění odcházejí přes 127.0.0.1.');
    await office.reads('Poštovní server odmítl příjemce.');
    await office.reads('(odpověď 550)');
    await office.reads(refused);
    await office.reads('Poštovní server příjemce teď zprávy nepřijímá.');
    await office.reads(delayed);
    const text = await office.text();
    assert.ok(!text.includes('odmitnuta@'), 'no address is repeated');
    await office.execute('document.querySelector("#mail-part").scrollIntoView()');
    await looks(office, 'posta-1-neodeslo');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('is tried again at one press', async () => {
    await office.click('Zkusit znovu', 'button');
    await office.reads('Do minuty se znovu zkusí 2 zprávy.');
  });

  async function mailServer() {
    post = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo({ address }, _, answer) {
        const responseCode = address.startsWith('odmitnuta') ? 550 : 451;
        answer(Object.assign(new Error('nejde to'), { responseCode }));
      },
    });
    post.on('error', () => {});
    await new Promise((done) => post.listen(0, '127.0.0.1', done));
    return post.server.address().port;
  }

  async function addressOf(window, id, email) {
    const { people } = await asks(window, 'settings', {});
    const { value } = people.find((one) => one.id === id);
    await does(window, 'municipality.define_person', { id, person: { ...value, email } });
  }
});
