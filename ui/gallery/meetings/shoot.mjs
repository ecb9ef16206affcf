// Draws the screens of meetings in headless Chromium, saves pictures and runs axe on each.
// Usage: node gallery/meetings/shoot.mjs [folder for pictures] [pattern of names]
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const folder = process.argv[2] ?? '../target/gallery-meetings';
const only = process.argv[3];
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const at = (view, params = {}, more = '') => `view=${view}&params=${encodeURIComponent(JSON.stringify(params))}${more}`;
const now = at('meeting', { id: 'now' });
const SHOTS = [
  { name: 'meetings', url: at('meetings') },
  { name: 'meetings-empty', url: at('meetings', {}, '&empty') },
  { name: 'meetings-plan', url: at('meetings'), keys: ['Control+n'] },
  { name: 'agenda', url: at('meeting', { id: 'm1' }) },
  { name: 'agenda-empty', url: at('meeting', { id: 'm4' }) },
  { name: 'agenda-moving', url: at('meeting', { id: 'm1' }), focus: '[role=grid]', keys: ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter'] },
  { name: 'agenda-moved', url: at('meeting', { id: 'm1' }), focus: '[role=grid]', keys: ['End', 'Alt+Shift+ArrowUp', 'Alt+ArrowUp'] },
  { name: 'agenda-refused', url: at('meeting', { id: 'm1' }, '&refuse'), focus: '[role=grid]', keys: ['ArrowDown', 'Alt+ArrowDown'] },
  { name: 'agenda-convene', url: at('meeting', { id: 'm1' }), keys: ['Control+Enter'] },
  { name: 'agenda-deciding', url: now },
  { name: 'outcome', url: `${now}&assembly`, focus: '[role=grid]', keys: ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Control+Enter', 'Tab', 'Tab', 'Tab'], type: '7' },
  { name: 'outcome-names', url: `${now}&assembly`, focus: '[role=grid]', keys: ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Control+Enter'], click: 'Po jménech', then: '[role=listbox].mems', more: ['Digit1', 'Digit1', 'Digit2', 'Digit3', 'ArrowDown', '*'] },
  { name: 'outcome-differs', url: `${now}&assembly`, focus: '[role=grid]', keys: ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Control+Enter', 'Tab', 'Tab', 'Tab'], type: '7', click: 'Přijato' },
  { name: 'resolutions', url: at('resolutions', {}, '&filters') },
  { name: 'resolutions-end', url: at('resolutions'), focus: '[role=grid]', keys: ['End'] },
  { name: 'resolutions-empty', url: at('resolutions', {}, '&empty') },
  { name: 'resolution', url: at('resolution', { id: 'r1' }) },
  { name: 'resolution-suspend', url: at('resolution', { id: 'r1' }), click: 'Pozastavit' },
  { name: 'tasks', url: at('tasks') },
  { name: 'tasks-empty', url: at('tasks', {}, '&empty') },
  { name: 'tasks-extend', url: at('tasks'), click: 'Prodloužit' },
  { name: 'search', url: at('search', { text: 'chodnik lipova' }) },
  { name: 'search-empty', url: at('search') },
  { name: 'search-none', url: at('search', { text: 'nic' }) },
  { name: 'search-palette', url: at('search', { text: 'chodnik' }), keys: ['Control+k'], type: 'chod' },
  { name: 'attention', url: at('attention') },
  { name: 'attention-refused', url: at('attention', { id: 'c1' }) },
  { name: 'attention-empty', url: at('attention', {}, '&empty') },
];
const WAYS = [
  { suffix: '', url: '' },
  { suffix: '-dark', url: '&theme=dark' },
  { suffix: '-200', url: '&size=200' },
  { suffix: '-rail', url: '', width: 1000 },
];
const shots = SHOTS.flatMap((shot) =>
  (shot.keys || shot.click || shot.url.includes('empty') ? WAYS.slice(0, 2) : WAYS).map((way) => ({ ...shot, ...way, name: shot.name + way.suffix, url: shot.url + way.url })),
);

await mkdir(folder, { recursive: true });
const server = await createServer({ server: { port: 0 }, logLevel: 'error' });
await server.listen();
const port = server.httpServer.address().port;
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let serious = 0;
for (const shot of shots.filter((candidate) => !only || new RegExp(only, "u").test(candidate.name))) {
  const page = await browser.newPage({ viewport: { width: shot.width ?? 1366, height: 768 } });
  page.on('console', (message) => message.type() === 'error' && console.log(shot.name, message.text()));
  page.on('pageerror', (error) => console.log(shot.name, error.stack));
  await page.goto(`http://localhost:${port}/meetings.html?${shot.url}`);
  await page.waitForSelector('.phead');
  await page.waitForTimeout(500);
  if (shot.focus) await page.focus(shot.focus);
  for (const key of shot.keys ?? []) await page.keyboard.press(key);
  if (shot.type) await page.keyboard.type(shot.type);
  if (shot.click) await page.getByRole('button', { name: shot.click, exact: true }).first().click();
  if (shot.then) await page.focus(shot.then);
  for (const key of shot.more ?? []) await page.keyboard.press(key);
  await page.waitForTimeout(350);
  await page.screenshot({ path: `${folder}/${shot.name}.png` });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const found of violations) {
    if (found.impact === 'serious' || found.impact === 'critical') serious += 1;
    console.log(shot.name, found.impact, found.id, found.nodes.slice(0, 2).map((node) => `${node.target.join(' ')} ${node.failureSummary.split('\n')[1]}`).join(' | '));
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  if (wide) console.log(shot.name, 'scrolls sideways');
  await page.close();
}
await browser.close();
await server.close();
console.log(`axe: ${serious} serious findings`);
process.exitCode = serious > 0 ? 1 : 0;
