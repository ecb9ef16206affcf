// Draws the gallery in headless Chromium, in both themes and at 200 %, saves pictures and runs axe on each.
// Usage: node gallery/shoot.mjs [folder for pictures]
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const folder = process.argv[2] ?? '../target/gallery';
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHOTS = [
  { name: 'components', url: '', width: 1366, height: 768, full: true },
  { name: 'components-dark', url: 'theme=dark', width: 1366, height: 768, full: true },
  { name: 'components-200', url: 'size=200', width: 1366, height: 768, full: true },
  { name: 'components-contrast', url: '', width: 1366, height: 768, full: true, forcedColors: 'active' },
  { name: 'components-en', url: 'lang=en', width: 1366, height: 768, full: true },
  { name: 'dialog', url: 'dialog=open', width: 1366, height: 768 },
  { name: 'app', url: 'page=app', width: 1366, height: 768 },
  { name: 'app-dark', url: 'page=app&theme=dark', width: 1366, height: 768 },
  { name: 'app-200', url: 'page=app&size=200', width: 1366, height: 768 },
  { name: 'app-rail', url: 'page=app', width: 1000, height: 700 },
  { name: 'app-narrow', url: 'page=app', width: 700, height: 700 },
  { name: 'app-menu', url: 'page=app&size=200', width: 1366, height: 768, keys: ['Alt+n'] },
  { name: 'app-palette', url: 'page=app', width: 1366, height: 768, keys: ['Control+k'], type: 'n' },
  { name: 'app-palette-dark', url: 'page=app&theme=dark', width: 1366, height: 768, keys: ['Control+k'] },
  { name: 'app-help', url: 'page=app', width: 1366, height: 768, keys: ['F1'] },
  { name: 'app-settings', url: 'page=app', width: 1366, height: 768, keys: ['Alt+6'] },
  { name: 'app-grid', url: 'page=app', width: 1366, height: 768, focus: '[role=grid]', keys: ['ArrowDown', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown'] },
  { name: 'app-grid-end', url: 'page=app', width: 1366, height: 768, focus: '[role=grid]', keys: ['End'] },
  ...['my-day', 'papers', 'paper', 'setup'].map((name) => ({ name: `${name}-contrast`, page: `gallery-${name}`, url: '', width: 1366, height: 768, forcedColors: 'active' })),
  ...['meetings', 'meeting', 'resolutions', 'tasks', 'search', 'attention', 'settings'].map((view) => ({
    name: `${view}-contrast`, page: 'meetings', url: `view=${view}`, width: 1366, height: 768, forcedColors: 'active',
  })),
];

await mkdir(folder, { recursive: true });
const server = await createServer({ server: { port: 0 }, logLevel: 'error' });
await server.listen();
const port = server.httpServer.address().port;
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let serious = 0;
const only = process.argv[3];
for (const shot of SHOTS.filter((candidate) => !only || candidate.name.includes(only))) {
  const page = await browser.newPage({ viewport: { width: shot.width, height: shot.height }, forcedColors: shot.forcedColors ?? 'none' });
  page.on('console', (message) => message.type() === 'error' && console.log(shot.name, message.text()));
  page.on('pageerror', (error) => console.log(shot.name, error.stack));
  await page.goto(`http://localhost:${port}/${shot.page ?? 'gallery'}.html?${shot.url}`);
  await page.waitForSelector('h1');
  await page.waitForTimeout(400);
  if (shot.focus) await page.focus(shot.focus);
  for (const key of shot.keys ?? []) await page.keyboard.press(key);
  if (shot.type) await page.keyboard.type(shot.type);
  await page.waitForTimeout(300);
  if (shot.full) {
    // The page scrolls inside body; a tall window shows all of it.
    const height = await page.evaluate(() => document.querySelector('main').scrollHeight);
    await page.setViewportSize({ width: shot.width, height });
    await page.waitForTimeout(200);
  }
  await page.screenshot({ path: `${folder}/${shot.name}.png` });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const found of violations) {
    if (found.impact === 'serious' || found.impact === 'critical') serious += 1;
    console.log(shot.name, found.impact, found.id, found.nodes.slice(0, 2).map((node) => node.target.join(' ') + ' ' + node.failureSummary.split('\n')[1]).join(' | '));
  }
  await page.close();
}
await browser.close();
await server.close();
console.log(`axe: ${serious} serious findings`);
process.exitCode = serious > 0 ? 1 : 0;
