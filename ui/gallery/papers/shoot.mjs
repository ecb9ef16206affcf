// Draws my day, the papers and one paper in headless Chromium, saves pictures and runs axe on each.
// Usage: node gallery/papers/shoot.mjs [folder for pictures] [part of a name]
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const folder = process.argv[2] ?? '../target/gallery-papers';
const only = process.argv[3];
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const size = { width: 1366, height: 768 };
const SHOTS = [
  { name: 'day', page: 'my-day' },
  { name: 'day-dark', page: 'my-day', url: 'theme=dark' },
  { name: 'day-200', page: 'my-day', url: 'size=200' },
  { name: 'day-en', page: 'my-day', url: 'lang=en' },
  { name: 'day-empty', page: 'my-day', url: 'rows=0' },
  { name: 'day-failed', page: 'my-day', url: 'fails=my_day' },
  { name: 'list', page: 'papers', focus: '[role=grid]', keys: ['ArrowDown', 'ArrowDown'] },
  { name: 'list-dark', page: 'papers', url: 'theme=dark' },
  { name: 'list-200', page: 'papers', url: 'size=200' },
  { name: 'list-empty', page: 'papers', url: 'rows=0' },
  { name: 'list-10000', page: 'papers', url: 'rows=10000', focus: '[role=grid]', keys: ['End'] },
  { name: 'list-chosen', page: 'papers', url: 'rows=10000', focus: '[role=grid]', keys: ['Shift+ArrowDown', 'Shift+ArrowDown'] },
  { name: 'new', page: 'papers', keys: ['Control+n'] },
  { name: 'new-dark', page: 'papers', url: 'theme=dark', keys: ['Control+n'] },
  { name: 'paper', page: 'paper' },
  { name: 'paper-dark', page: 'paper', url: 'theme=dark' },
  { name: 'paper-200', page: 'paper', url: 'size=200' },
  { name: 'paper-en', page: 'paper', url: 'lang=en' },
  { name: 'paper-1920', page: 'paper', width: 1920, height: 1080 },
  { name: 'paper-edit', page: 'paper', url: 'state=draft' },
  { name: 'paper-edit-dark', page: 'paper', url: 'state=draft&theme=dark' },
  { name: 'paper-returned', page: 'paper', url: 'state=returned' },
  { name: 'paper-failed', page: 'paper', url: 'fails=paper' },
  { name: 'paper-report', page: 'paper', url: 'state=draft', click: ['[role=tab] >> nth=1'] },
  { name: 'paper-compare', page: 'paper', click: ['.hist .link'] },
  { name: 'paper-relations', page: 'paper', click: ['[role=tab] >> nth=3'] },
  { name: 'act-fail', page: 'paper', click: ['text=Vrátit s důvodem'] },
  { name: 'act-tick', page: 'paper', click: ['text=Posoudit >> nth=0'] },
  { name: 'act-opinions', page: 'paper', url: 'state=draft', click: ['text=Vyžádat stanoviska'] },
  { name: 'act-opinion', page: 'paper', url: 'state=draft', click: ['text=Zapsat stanovisko'] },
  { name: 'act-schedule', page: 'paper', url: 'state=ready', click: ['text=Zařadit na pořad'] },
  { name: 'act-done', page: 'paper', click: ['text=Projít kontrolou'] },
  { name: 'facts', page: 'paper', url: 'state=draft', click: ['[aria-label="Další úkony"]', 'text=Upravit údaje'] },
  { name: 'comments', page: 'paper', height: 1700 },
  { name: 'comments-dark', page: 'paper', url: 'theme=dark', height: 1700 },
  { name: 'comments-200', page: 'paper', url: 'size=200', height: 3400 },
  { name: 'comments-none', page: 'paper', url: 'state=ready', height: 1200 },
  { name: 'comment-new', page: 'paper', height: 1700, click: ['text=Napsat komentář'] },
  { name: 'comment-answer', page: 'paper', url: 'theme=dark', height: 1700, click: ['text=Odpovědět'] },
  { name: 'comment-marked', page: 'paper', url: 'state=draft', click: ['[role=tab] >> nth=1'], focus: '.write textarea', keys: ['Control+a'] },
  { name: 'comment-to-marked', page: 'paper', url: 'state=draft', height: 1700, click: ['[role=tab] >> nth=1', '.write textarea'], keys: ['Control+a'], then: ['.marked button'] },
  { name: 'annex-menu', page: 'paper', url: 'state=draft', click: ['[aria-label$="přílohou Geometrický plán"]'] },
  { name: 'annex-close', page: 'paper', url: 'state=draft', click: ['[aria-label$="přílohou Geometrický plán"]', 'text=Označit jako neveřejnou'] },
  { name: 'annex-disclose', page: 'paper', url: 'state=draft&theme=dark', click: ['[aria-label$="přílohou Kupující"]', 'text=Zrušit neveřejnost'] },
  { name: 'menu', page: 'paper', url: 'state=draft', click: ['[aria-label="Další úkony"]'] },
];

await mkdir(folder, { recursive: true });
const server = await createServer({ server: { port: 0 }, logLevel: 'error' });
await server.listen();
const { port } = server.httpServer.address();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
let serious = 0;
for (const shot of SHOTS.filter((candidate) => !only || new RegExp(only).test(candidate.name))) {
  const page = await browser.newPage({ viewport: { width: shot.width ?? size.width, height: shot.height ?? size.height } });
  page.on('console', (message) => message.type() === 'error' && console.log(shot.name, message.text()));
  page.on('pageerror', (error) => console.log(shot.name, error.stack));
  await page.goto(`http://localhost:${port}/gallery-${shot.page}.html?${shot.url ?? ''}`);
  await page.waitForSelector('h1');
  await page.waitForTimeout(400);
  for (const target of shot.click ?? []) await page.locator(target).first().click({ timeout: 3000 }).catch((error) => console.log(shot.name, error.message.split('\n')[0]));
  if (shot.focus) await page.focus(shot.focus);
  for (const key of shot.keys ?? []) await page.keyboard.press(key);
  for (const target of shot.then ?? []) await page.locator(target).first().click({ timeout: 3000 }).catch((error) => console.log(shot.name, error.message.split('\n')[0]));
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${folder}/${shot.name}.png` });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const found of violations) {
    if (found.impact === 'serious' || found.impact === 'critical') serious += 1;
    console.log(shot.name, found.impact, found.id, found.nodes.slice(0, 2).map((node) => `${node.target.join(' ')} ${node.failureSummary.split('\n')[1]}`).join(' | '));
  }
  await page.close();
}
await browser.close();
await server.close();
console.log(`axe: ${serious} serious findings`);
process.exitCode = serious > 0 ? 1 : 0;
