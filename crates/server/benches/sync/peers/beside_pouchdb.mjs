// The same work by PouchDB: an express-pouchdb server in a process of its own and clients on disk. First OBJECTS
// travel to an empty database, then FOREIGN and LOCAL changes cross, then a content of BYTES goes up and down through
// the line at port LINE, which leads to the server slowly and is never cut: a cut content would begin anew for ever.
// `beside_pouchdb.mjs MODULES OBJECTS FOREIGN LOCAL LISTENERS LINE BYTES`; prints one JSON object. With SERVES, a
// folder, in its surroundings it is the server.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';

const [modules, ...counts] = process.argv.slice(2);
const [objects, foreign, local, listeners, line, bytes] = counts.map(Number);
const folder = process.env.SERVES;
const require = createRequire(path.join(modules, 'package.json'));
const PouchDB = require('pouchdb');
const PORT = 27702;
const ADDRESS = `http://127.0.0.1:${PORT}/office`;
const TEXT = 'Rada města schvaluje uzavření smlouvy o nájmu části pozemku. '.repeat(4);

function serve() {
  mkdirSync(path.join(folder, 'server'), { recursive: true });
  const Office = PouchDB.defaults({ prefix: path.join(folder, 'server') + path.sep });
  const app = require('express')();
  const answers = require('express-pouchdb')(Office, { mode: 'minimumForPouchDB', logPath: path.join(folder, 'log.txt') });
  app.use('/', answers);
  app.listen(PORT, '127.0.0.1', () => process.stdout.write('ready\n'));
}

async function begin(place) {
  const words = [process.argv[1], modules];
  const server = spawn(process.execPath, words, { env: { ...process.env, SERVES: place }, stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  return server;
}

const id = (number) => `usneseni-${String(number).padStart(9, '0')}`;

async function fill(database) {
  for (let from = 0; from < objects; from += 1000) {
    const rows = Array.from({ length: Math.min(1000, objects - from) }, (_, at) => ({
      _id: id(from + at),
      number: `RM/${from + at}/2024`,
      text: TEXT,
    }));
    await database.bulkDocs(rows);
  }
}

/** Changes the documents of the given numbers. */
async function edit(database, from, to, word) {
  for (let at = from; at < to; at += 1000) {
    const keys = Array.from({ length: Math.min(1000, to - at) }, (_, more) => id(at + more));
    const { rows } = await database.allDocs({ keys, include_docs: true });
    await database.bulkDocs(rows.map(({ doc }) => ({ ...doc, text: word + doc.text })));
  }
}

/** Others changed their documents in the office and I changed mine here; then both meet. */
async function twoWeeks(remote, mine) {
  await edit(remote, 0, foreign, 'Odbor. ');
  await edit(mine, foreign, foreign + local, 'Doma. ');
  let done;
  const seconds = await timed(async () => {
    done = await mine.sync(remote, { batch_size: 1000, batches_limit: 4 });
  });
  if (done.pull.docs_written !== foreign || done.push.docs_written !== local) {
    throw new Error(`two weeks: ${done.pull.docs_written} down, ${done.push.docs_written} up`);
  }
  return seconds;
}

/** A document with a content, to the office and from there to a colleague. */
async function contents(place, found) {
  const through = `http://127.0.0.1:${line}/contents`;
  const [jana, petr] = ['jana', 'petr'].map((name) => new PouchDB(path.join(place, name)));
  const content = { content_type: 'application/octet-stream', data: randomBytes(bytes) };
  await jana.put({ _id: 'podklad', _attachments: { 'Podklad.bin': content } });
  found.content_up_seconds = await timed(() => travelled(jana.replicate.to(through)));
  found.content_down_seconds = await timed(() => travelled(petr.replicate.from(through)));
}

async function travelled(replication) {
  const { docs_written: written } = await replication;
  if (written !== 1) throw new Error(`a content did not travel: ${written} documents did`);
}

async function timed(work) {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

const memory = (server) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'ascii'))[1]);

/** Listeners of the feed of changes, as a continuous replication holds them. */
async function listen(count, heard) {
  const agent = new http.Agent({ maxSockets: Infinity });
  for (let at = 0; at < count; at += 1) {
    // The answer begins with the first change or beat; until then nothing says that somebody listens.
    await new Promise((resolve, reject) => {
      const request = http.get(`${ADDRESS}/_changes?feed=continuous&since=now&heartbeat=30000`, { agent }, (answer) => {
        answer.on('data', (bytes) => bytes.length > 1 && heard());
      });
      request.on('socket', (socket) => socket.once('connect', resolve));
      request.on('error', reject);
    });
  }
}

async function pokes(remote, found, server) {
  const before = memory(server);
  const times = [];
  let begun = 0;
  await listen(listeners, () => times.push(performance.now() - begun));
  await new Promise((resolve) => setTimeout(resolve, 5000));
  found.listeners = listeners;
  found.listener_kb = (memory(server) - before) / listeners;
  for (let write = 0; write < 8; write += 1) {
    begun = performance.now();
    await remote.put({ _id: `zapis-${write}`, text: TEXT });
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  times.sort((one, two) => one - two);
  found.pokes = times.length;
  found.poke_p50_ms = times[Math.floor(times.length * 0.5)];
  found.poke_p99_ms = times[Math.floor(times.length * 0.99)];
}

async function measure() {
  const place = mkdtempSync(path.join(os.tmpdir(), 'pouchdb-'));
  const server = await begin(place);
  try {
    const remote = new PouchDB(ADDRESS);
    await fill(remote);
    const mine = new PouchDB(path.join(place, 'mine'));
    const found = { objects };
    found.pull_seconds = await timed(() => mine.replicate.from(remote, { batch_size: 1000, batches_limit: 4 }));
    const quiet = [];
    for (let at = 0; at < 21; at += 1) quiet.push(await timed(() => mine.replicate.from(remote)));
    found.no_change_ms = quiet.sort((one, two) => one - two)[10] * 1000;
    found.server_kb = memory(server);
    found.two_weeks_seconds = await twoWeeks(remote, mine);
    await contents(place, found);
    await pokes(remote, found, server);
    process.stdout.write(`${JSON.stringify(found)}\n`);
  } finally {
    server.kill('SIGKILL');
    rmSync(place, { recursive: true, force: true });
  }
  process.exit(0);
}

if (process.env.SERVES) serve();
else await measure();
