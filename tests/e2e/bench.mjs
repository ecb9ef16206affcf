// Start, memory and a long list of the shipped application, beside an empty window of the same library in
// the same run. Prints figures, judges none. Started by `cargo xtask bench`.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { goTo, SCREENS } from './demo.mjs';
import { Office } from './driver.mjs';
import { fill, SCROLL } from './long-list.mjs';

const RUNS = 7;
const OURS = process.env.OBEZNIK_APPLICATION;
const EMPTY = join(dirname(OURS), 'examples', 'empty_window');
const env = { OBEZNIK_KEYRING: 'none' };
const ratio = ({ ours, empty }) => (median(ours) / median(empty)).toFixed(2);
const ms = (values) => `${Math.round(median(values))} ms (${values.map(Math.round).join(', ')})`;
const mib = (values) => `${Math.round(median(values) / 1024 / 1024)} MiB`;

const home = await mkdtemp(join(tmpdir(), 'obeznik-store-'));
try {
  await fill(home);
  const starts = { empty: [], ours: [] };
  const memory = { empty: [], ours: [] };
  // Turn about, so that both meet the same machine.
  for (let run = 0; run < RUNS; run += 1) {
    await start('empty', EMPTY, 'return document.body?.innerText === "Nic"');
    await start('ours', OURS, 'return document.querySelector(".li.day") !== null');
  }
  console.log(`start to a usable window, ${RUNS} runs, median: ours ${ms(starts.ours)}, empty window ${ms(starts.empty)}`);
  console.log(`our own share: ${Math.round(median(starts.ours) - median(starts.empty))} ms, ${ratio(starts)} × the empty window`);
  console.log(`memory with its web view: ours ${mib(memory.ours)}, empty window ${mib(memory.empty)}, ${ratio(memory)} ×`);
  await scroll();

  async function start(name, application, usable) {
    process.env.OBEZNIK_APPLICATION = application;
    const begun = performance.now();
    const office = await Office.open({ home, args: ['--demo'], env });
    try {
      while (!(await office.execute(usable))) await sleep(5);
      starts[name].push(performance.now() - begun);
      await sleep(1000); // what is read once after the first picture belongs to it
      memory[name].push(await pss(await office.pids()));
    } finally {
      await office.close();
    }
  }
} finally {
  process.env.OBEZNIK_APPLICATION = OURS;
  await rm(home, { recursive: true, force: true });
}

async function scroll() {
  process.env.OBEZNIK_APPLICATION = OURS;
  const office = await Office.open({ home, args: ['--demo'], env });
  try {
    await goTo(office, SCREENS[4]);
    const begun = performance.now();
    await office.until(() => office.execute('return document.querySelectorAll("tbody tr[id]").length > 5'), 'the rows');
    const shown = Math.round(performance.now() - begun);
    const figures = await office.session.executeAsync(SCROLL);
    console.log(`list of ${figures.total} resolutions: rows after ${shown} ms; ${figures.drawn} rows in the page; frame median ${figures.median} ms, p95 ${figures.p95} ms`);
  } finally {
    await office.close();
  }
}

/** Proportional memory of processes and of everything they started, in bytes. */
async function pss(pids) {
  const parents = new Map();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const family = new Set(pids);
  for (let before = -1; before !== family.size; ) {
    before = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  let bytes = 0;
  for (const pid of family) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    bytes += 1024 * Number(/^Pss:\s+(\d+)/mu.exec(rollup)?.[1] ?? 0);
  }
  return bytes;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
