// A town just founded sets its letterhead by sight: an invented document until it has one of its own, and its arms.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { Office } from './driver.mjs';
import { SUITE } from './suite.mjs';
import { asks, foundOffice, ground, looks, openPart } from './town.mjs';

const drawing = (inside) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;
const ARMS = drawing('<rect width="9" height="9" fill="#c00"/>');
/** One red point as PNG. */
const POINT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==';

describe('the arms of a new town', SUITE, () => {
  let office;
  let clear;
  let room;
  before(async () => {
    let home;
    ({ home, clear } = await ground());
    room = await mkdtemp(join(tmpdir(), 'obeznik-arms-'));
    office = await Office.open({ home, env: { OBEZNIK_KEYRING: 'none' } });
    await foundOffice(office);
  });
  after(async () => {
    await office?.close();
    await clear?.();
    await rm(room, { recursive: true, force: true });
  });

  const picture = () => office.execute('return document.querySelector(".paper img")?.src ?? ""');
  const kept = async () => (await asks(office, 'settings', {})).municipality.crest_svg;
  async function choose(name, content) {
    const path = join(room, name);
    await writeFile(path, content);
    await office.give(path, '.arms input[type=file]');
  }

  test('its letterhead is seen on an invented document', async () => {
    await openPart(office, 'Dokumenty', 'Náhled první strany');
    await office.until(picture, 'the preview');
    await office.reads('Ukázka: takový dokument tu zatím není');
    await office.reads('Dokumenty znak nemají.');
    await looks(office, 'znak-1-ukazka');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('what is no arms, or does not stand by itself, is refused in words', async () => {
    await choose('znak.svg', 'prostý text');
    await office.reads('není kresba SVG ani obrázek PNG');
    await choose('skript.svg', drawing('<script>alert(1)</script>'));
    await office.reads('obsahuje skript (script)');
    await choose('odkaz.svg', drawing('<image href="https://example.cz/znak.png" width="9" height="9"/>'));
    await office.reads('obsahuje skript (href)');
    assert.equal(await kept(), '');
  });

  test('arms are seen in the preview, kept with the look and printed from then on', async () => {
    const bare = await picture();
    await choose('znak.svg', ARMS);
    await office.reads('Nový znak je v náhledu.');
    await office.until(async () => ![bare, ''].includes(await picture()), 'another picture');
    assert.equal(await kept(), '', 'nothing is kept before it is saved');
    await looks(office, 'znak-2-vybrany');
    await office.click('Uložit vzhled', 'button');
    await office.reads('Dokumenty mají v hlavičce znak.');
    await office.until(async () => (await kept()) === ARMS, 'the arms to be kept');
  });

  test('a picture takes their place, and they are removed', async () => {
    await choose('znak.png', Buffer.from(POINT, 'base64'));
    await office.reads('Nový znak je v náhledu.');
    await office.click('Uložit vzhled', 'button');
    await office.until(async () => (await kept()).includes('data:image/png;base64,'), 'the picture to be kept');
    await office.click('Odebrat znak', 'main button');
    await office.reads('V náhledu znak není.');
    await office.click('Uložit vzhled', 'button');
    await office.reads('Dokumenty znak nemají.');
    await office.until(async () => (await kept()) === '', 'the arms to be gone');
  });
});
