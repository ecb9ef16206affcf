// A long history in the demo town, and how smoothly its list scrolls.

import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Scrolls for some seconds and measures each frame; reads how many rows are in the page, and how many were at most. */
export const SCROLL = `
  const done = arguments[0];
  const scroller = document.querySelector('.scroll');
  const frames = [];
  const begun = performance.now();
  let before = begun, step = 0, most = 0;
  function next(now) {
    frames.push(now - before);
    most = Math.max(most, document.querySelectorAll('tbody tr').length);
    before = now;
    scroller.scrollTop += step < 150 ? 400 : 4000;
    // A loaded machine draws fewer frames in the same time.
    if (++step < 240 && now - begun < 15000) return requestAnimationFrame(next);
    const sorted = frames.slice(5).sort((a, b) => a - b);
    const at = (share) => Math.round(sorted[Math.floor(sorted.length * share)]);
    done({
      total: Number(document.querySelector('table').ariaRowCount ?? document.querySelector('table').getAttribute('aria-rowcount')) - 1,
      frames: frames.length,
      drawn: document.querySelectorAll('tbody tr').length, most,
      median: at(0.5), p95: at(0.95), longest: Math.round(sorted.at(-1)),
    });
  }
  requestAnimationFrame(next);`;

/** Ten thousand resolutions by the console, into the demo town of the window. */
export async function fill(home) {
  const cli = join(dirname(process.env.OBEZNIK_APPLICATION), 'obeznik-cli');
  const store = join(home, 'ukazka');
  const options = { env: { ...process.env, OBEZNIK_KEYRING: 'none' }, stdio: ['ignore', 'pipe', 'inherit'] };
  execFileSync(cli, ['demo', '--store', store], options);
  const lines = Array.from({ length: 10_000 }, (_, index) => {
    const [number, month, day] = [index + 1, (index % 12) + 1, (index % 28) + 1];
    return `R/${number}/1/2019,2019-${pad(month)}-${pad(day)},"Rada schvaluje smlouvu č. ${number} o opravě chodníku."`;
  });
  const file = join(home, 'historie.csv');
  await writeFile(file, `cislo,den,text\n${lines.join('\n')}\n`);
  const columns = ['number=cislo', 'decided_on=den', 'text=text'].flatMap((column) => ['--column', column]);
  execFileSync(cli, ['import', '--store', store, ...columns, '--body', '*=Rada', file], options);
}

const pad = (number) => String(number).padStart(2, '0');
