import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { seriousFaults } from './axe.mjs';
import { Office } from './driver.mjs';

const hasAxe = existsSync(new URL('../../ui/node_modules/axe-core', import.meta.url));

describe('the window', { timeout: 300_000 }, () => {
  let office;
  before(async () => {
    office = await Office.open();
  });
  after(() => office?.close());

  test('carries the name of the application', async () => {
    assert.match(await office.title(), /Oběžník/u);
  });

  test('is drawn: a picture of it can be kept', async () => {
    const picture = await readFile(await office.picture('window'));
    assert.equal(picture.subarray(1, 4).toString(), 'PNG');
    // A PNG header: width and height are the numbers after the first chunk's name.
    assert.ok(picture.readUInt32BE(16) >= 800 && picture.readUInt32BE(20) >= 500);
  });

  test('runs once, and is found by its store', async () => {
    assert.equal((await office.pids()).length, 1);
  });

  test('reaches nothing outside: the content policy stops a foreign address', async () => {
    // The event, not the failed fetch: without a network every fetch fails.
    const stopped = await office.session.executeAsync(
      `const done = arguments[0];
       addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true });
       fetch('https://example.org/').catch(() => setTimeout(() => done('only unreachable'), 2000));`,
    );
    assert.equal(stopped, 'connect-src');
  });

  test('has no file system: a plugin of Tauri that nobody granted refuses', async () => {
    const outcome = await office.session.executeAsync(
      `const done = arguments[0];
       window.__TAURI_INTERNALS__.invoke('plugin:fs|read_dir', { path: '/' })
         .then(() => done('read'), (refusal) => done('refused: ' + refusal));`,
    );
    assert.match(outcome, /^refused/u);
  });

  test('is accessible to everyone', { skip: !hasAxe && 'no window packages' }, async () => {
    assert.deepEqual(await seriousFaults(office), []);
  });
});

test('a killed window leaves its store behind and opens again on it', { timeout: 300_000 }, async () => {
  const first = await Office.open();
  await first.kill();
  assert.deepEqual(await first.pids(), []);
  assert.ok(existsSync(first.home));
  const second = await Office.open({ home: first.home });
  assert.match(await second.title(), /Oběžník/u);
  second.ownsHome = true;
  await second.close();
});
