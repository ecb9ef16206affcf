// The same first synchronisation by PouchDB: an express-pouchdb server in a process of its own and a client on
// disk. `beside_pouchdb.mjs MODULES OBJECTS LISTENERS`; prints one JSON object. With `serve` it is the server.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';

const [modules, objects, listeners, folder] = process.argv.slice(2);
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
  const words = [process.argv[1], modules, objects, listeners, place];
  const server = spawn(process.execPath, words, { env: { ...process.env, SERVES: '1' }, stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  return server;
}

async function fill(database) {
  for (let from = 0; from < objects; from += 1000) {
    const rows = Array.from({ length: Math.min(1000, objects - from) }, (_, at) => ({
      _id: `usneseni-${String(from + at).padStart(9, '0')}`,
      number: `RM/${from + at}/2024`,
      text: TEXT,
    }));
    await database.bulkDocs(rows);
  }
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
  await listen(Number(listeners), () => times.push(performance.now() - begun));
  await new Promise((resolve) => setTimeout(resolve, 5000));
  found.listeners = Number(listeners);
  found.listener_kb = (memory(server) - before) / Number(listeners);
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
    const found = { objects: Number(objects) };
    found.pull_seconds = await timed(() => mine.replicate.from(remote, { batch_size: 1000, batches_limit: 4 }));
    const quiet = [];
    for (let at = 0; at < 21; at += 1) quiet.push(await timed(() => mine.replicate.from(remote)));
    found.no_change_ms = quiet.sort((one, two) => one - two)[10] * 1000;
    found.server_kb = memory(server);
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
