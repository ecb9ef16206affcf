// Draws the screens of set-up, settings and import in headless Chromium and runs axe on each.
// Usage: node gallery/setup/shoot.mjs [folder for pictures] [part of a name]
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const folder = process.argv[2] ?? '../target/gallery-setup';
const only = process.argv[3];
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const next = (page) => page.keyboard.press('Control+Enter');
const part = (name) => (page) => page.click(`.parts button:has-text("${name}")`);
const edit = (name) => async (page) => {
  await part(name)(page);
  await page.click('button:has-text("Upravit")');
};
const add = (name, index = 0) => async (page) => {
  await part(name)(page);
  await page.locator('.panel > header .btn').nth(index).click();
};
const imported = (steps) => async (page) => {
  await part('Historie')(page);
  await page.click('button:has-text("Načíst historii")');
  if (steps < 1) return;
  await page.setInputFiles('input[type=file]', { name: 'usneseni-2024.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b\n') });
  await page.waitForSelector('text=usneseni-2024.csv');
  if (steps > 1) await next(page);
  if (steps > 2) await page.waitForTimeout(200).then(() => next(page));
  if (steps > 3) {
    await page.waitForTimeout(200);
    await page.click('label:has-text("Vadné řádky")');
    await next(page);
  }
};
const returning = async (page) => {
  await page.click('label:has-text("Obnovit ze zálohy")');
  await next(page);
  await page.locator('input:not([type=radio])').first().fill('/media/jasanova/ZALOHY');
  await page.click('button:has-text("Najít zálohy")');
};
const SCREENS = [
  ['welcome', 'page=new'],
  ['town', 'page=town'],
  ['town-faults', 'page=town&empty', next],
  ['person', 'page=person'],
  ['person-faults', 'page=person&empty', next],
  ['recovery', 'page=recovery'],
  ['recovery-wrong', 'page=recovery', async (page) => { for (const place of [0, 1]) await page.locator('input').nth(place).fill('ABCDE'); await next(page); }],
  ['recovery-skip', 'page=recovery', (page) => page.click('button:has-text("Teď ne")')],
  ['bodies', 'page=bodies'],
  ['return', 'page=new', returning],
  ['return-wrong', 'page=new', async (page) => { await returning(page); await page.locator('input:not([type=radio])').nth(1).fill('K7MQ2'); await page.click('button:has-text("Obnovit úřad")'); }],
  ['bodies-village', 'page=bodies', async (page) => page.locator('input[inputmode=numeric]').first().fill('9')],
  ['unlock', 'page=locked', async (page) => { await page.keyboard.type('x'); await page.keyboard.press('Enter'); }],
  ['broken', 'page=broken'],
  ['broken-ask', 'page=broken', (page) => page.click('.btn.primary')],
  ['overview', 'page=app'],
  ['look', 'page=app', part('Vzhled')],
  ['settings-town', 'page=app', part('Obec')],
  ['settings-bodies', 'page=app', part('Orgány')],
  ['body-dialog', 'page=app', edit('Orgány')],
  ['member-dialog', 'page=app', add('Orgány', 1)],
  ['end-dialog', 'page=app', async (page) => { await part('Orgány')(page); await page.locator('button:has-text("Ukončit")').first().click(); }],
  ['people', 'page=app', part('Lidé')],
  ['person-dialog', 'page=app', edit('Lidé')],
  ['departments', 'page=app', part('Odbory')],
  ['department-dialog', 'page=app', edit('Odbory')],
  ['types', 'page=app', part('Druhy')],
  ['type-dialog', 'page=app', edit('Druhy')],
  ['substitutes', 'page=app', part('Zástupy')],
  ['substitute-dialog', 'page=app', add('Zástupy')],
  ...['well', 'none', 'late', 'full', 'running', 'joined'].map((name) => [`backup-${name}`, `page=app&backup=${name}`, part('Zálohy')]),
  ['sheet-ask', 'page=app', async (page) => { await part('Zálohy')(page); await page.click('button:has-text("Vytvořit nový kód")'); }],
  ['sheet-shown', 'page=app', async (page) => { await part('Zálohy')(page); await page.click('button:has-text("Vytvořit nový kód")'); await page.click('dialog[open] .primary'); }],
  ['profile', 'page=app', part('Profil')],
  ['profile-menu', 'page=app', (page) => page.click('.trigger:has(.person)')],
  ['rebuild', 'page=app', part('Obnovit')],
  ['about', 'page=app', part('O programu')],
  ['import-files', 'page=app', imported(1)],
  ['import-columns', 'page=app', imported(2)],
  ['import-preview', 'page=app', imported(3)],
  ['import-report', 'page=app', imported(4)],
];
const LOOKS = [['', ''], ['-dark', '&theme=dark'], ['-200', '&size=200']];

await mkdir(folder, { recursive: true });
const server = await createServer({ server: { port: 0 }, logLevel: 'error' });
await server.listen();
const port = server.httpServer.address().port;
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let serious = 0;
let drawn = 0;
for (const [name, url, act] of SCREENS) {
  for (const [suffix, look] of LOOKS) {
    const shot = `${name}${suffix}`;
    if (only && !shot.match(only)) continue;
    await draw(shot, `${url}${look}`, act);
  }
}
if (!only) await printed();
await browser.close();
await server.close();
console.log(`${drawn} screens, axe: ${serious} serious findings`);
process.exitCode = serious > 0 ? 1 : 0;

async function open(shot, url) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(8000);
  page.on('console', (message) => message.type() === 'error' && console.log(shot, message.text()));
  page.on('pageerror', (error) => console.log(shot, error.stack));
  await page.goto(`http://localhost:${port}/gallery-setup.html?${url}`, { timeout: 60_000 });
  await page.waitForSelector('h1');
  await page.waitForTimeout(250);
  return page;
}
async function draw(shot, url, act) {
  const page = await open(shot, url);
  try {
    await act?.(page);
  } catch (failure) {
    console.log(shot, 'could not be reached:', failure.message.split('\n')[0]);
    serious += 1;
  }
  await page.waitForTimeout(250);
  await page.screenshot({ path: `${folder}/${shot}.png` });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const found of violations) {
    if (found.impact === 'serious' || found.impact === 'critical') serious += 1;
    console.log(shot, found.impact, found.id, found.nodes.slice(0, 2).map((node) => node.target.join(' ') + ' ' + node.failureSummary.split('\n')[1]).join(' | '));
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  if (wide) console.log(shot, 'is wider than the window');
  drawn += 1;
  await page.close();
}
async function printed() {
  const page = await open('recovery-print', 'page=recovery');
  await page.pdf({ path: `${folder}/recovery.pdf`, format: 'A4' });
  await page.close();
}
