// A real server process with the demo town in it, and a browser without a screen that speaks with it.

import { execFile, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtemp, open } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clearAway, hasEnded } from './driver.mjs';
import { PATIENCE_MS } from './patience.mjs';
import { freePort } from './ports.mjs';

const DEMO_PHRASE = 'ukázkové město Vzorov';
const PHRASE = 'modrý vlak jede domů';

const program = () => join(dirname(process.env.OBEZNIK_APPLICATION), 'obeznik-server');

/** A server over a data folder of its own. */
export class Server {
  static async make() {
    const server = new Server();
    server.data = await mkdtemp(join(tmpdir(), 'obeznik-server-'));
    server.port = await freePort();
    server.url = `https://127.0.0.1:${server.port}`;
    await server.say('init');
    return server;
  }

  get #options() {
    return ['--data', this.data, '--public-url', this.url];
  }

  /** Carries a verb of its command line out; gives what it says as JSON. */
  say(...words) {
    return this.#say(words, '');
  }

  /** Takes the demo town of a folder over, with everything in it. */
  takeDemo(folder) {
    return this.#say(['tenant', 'take', 'vzorov', '--from', folder, '--pass-phrase-stdin'], `${DEMO_PHRASE}\n`);
  }

  #say(words, input) {
    return new Promise((done, fail) => {
      const child = execFile(program(), [...words, '--json', ...this.#options], (error, out, err) => {
        if (error) return fail(new Error(`obeznik-server ${words[0]}: ${out}${err}`));
        return done(JSON.parse(out));
      });
      // A verb that reads nothing may end before it is told anything.
      child.stdin.on('error', () => {}).end(input);
    });
  }

  /** Begins to serve; with the variables of another day, as if that day were. */
  async start(env = {}) {
    const log = await open(join(process.env.OBEZNIK_PICTURES, 'server.log'), 'a');
    this.child = spawn(program(), [...this.#options, '--listen', `127.0.0.1:${this.port}`], {
      env: { ...process.env, ...env },
      stdio: ['ignore', log.fd, log.fd],
    });
    await log.close();
    const end = performance.now() + PATIENCE_MS;
    while (performance.now() < end && !hasEnded(this.child)) {
      const answer = await new Browser(this.url).get('/v1/hello').catch(() => undefined);
      if (answer?.status === 200) return;
      await sleep(50);
    }
    throw new Error('the server did not begin to serve, see server.log');
  }

  /** Ends it as a service is ended; its data stay. */
  async stop() {
    if (!this.child || hasEnded(this.child)) return;
    const gone = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGTERM');
    await gone;
  }

  async remove() {
    await this.stop();
    await clearAway(this.data);
  }
}

/** A browser without a screen: cookies, forms, the way back to the loopback. */
export class Browser {
  #cookies = new Map();

  constructor(url) {
    this.url = url;
  }

  get(path) {
    return this.#send('GET', path);
  }

  /** Its cookies, for a browser that goes on as the same visit. */
  cookies() {
    return [...this.#cookies].map(([name, value]) => ({ name, value, path: '/', secure: true, httpOnly: true }));
  }

  /** Fills the first form of a page in and sends it. */
  fill(path, page, fields) {
    const body = new URLSearchParams([...hidden(page.body), ...Object.entries(fields)]).toString();
    return this.#send('POST', path, body);
  }

  /** Accepts an invitation, signs in and sets the authenticator up. */
  async settle(link, email) {
    const { pathname } = new URL(link);
    const invitation = await this.get(pathname);
    await this.fill(pathname, invitation, { pass_phrase: PHRASE, again: PHRASE });
    const form = await this.get('/vzorov/sign-in');
    const signed = await this.fill('/vzorov/sign-in', form, { email, pass_phrase: PHRASE });
    const page = await this.get(signed.location);
    await this.fill('/vzorov/authenticator', page, { code: codeFor(page.body) });
  }

  /** Confirms a pairing, as long as the digits are those the application shows. */
  async confirm(address, digits) {
    const path = address.slice(this.url.length);
    const page = await this.get(path);
    if (!page.body.includes(digits)) throw new Error(`the page shows other digits than ${digits}: ${page.body}`);
    const { location } = await this.fill('/vzorov/pair', page, {});
    return loopback(location);
  }

  /** Shows the first device of its person out, on the page of their devices. */
  async endDevice() {
    const page = await this.get('/vzorov');
    await this.fill('/vzorov/devices/end', page, {});
  }

  #send(method, path, body) {
    return new Promise((done, fail) => {
      const headers = { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'accept-language': 'cs' };
      if (body !== undefined) {
        Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' });
      }
      // The server made its certificate itself, as a village does.
      const asked = request(`${this.url}${path}`, { method, headers, rejectUnauthorized: false }, (answer) => {
        for (const cookie of answer.headers['set-cookie'] ?? []) {
          const [name, value] = cookie.split(';')[0].split('=');
          this.#cookies.set(name, value);
        }
        let text = '';
        answer.setEncoding('utf8').on('data', (piece) => (text += piece));
        answer.on('end', () => done({ status: answer.statusCode, location: answer.headers.location ?? '', body: text }));
      });
      asked.on('error', fail).end(body);
    });
  }
}

/** The browser follows the redirection to the application; gives where it is sent from there. */
function loopback(address) {
  return new Promise((done, fail) => {
    httpRequest(address, (answer) => {
      answer.resume();
      answer.on('end', () => done(answer.headers.location));
    }).on('error', fail).end();
  });
}

const unescaped = (text) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function hidden(body) {
  const form = body.split('</form>')[0];
  const inputs = [...form.matchAll(/<input [^>]*type="hidden"[^>]*>/gu)].map(([tag]) => tag);
  const of = (tag, name) => unescaped(tag.match(new RegExp(`${name}="([^"]*)"`, 'u'))?.[1] ?? '');
  return inputs.map((tag) => [of(tag, 'name'), of(tag, 'value')]);
}

/** The code an authenticator shows now for the key a page tells to type by hand (RFC 6238). */
function codeFor(body) {
  const text = body.match(/class="by-hand">([^<]*)</u)[1].replaceAll(' ', '');
  const bits = [...text].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/gu).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', secret).update(step).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
