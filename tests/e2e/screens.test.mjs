import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';

describe('the office of Vzorov', { timeout: 900_000 }, () => {
  let office;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(() => office?.close());

  for (const screen of SCREENS) {
    test(`shows ${screen[1]} and everybody can use it`, async () => {
      await goTo(office, screen);
      await office.picture(screen[1]);
      assert.deepEqual(await seriousInBothThemes(office), []);
      await office.theme('dark');
      await office.picture(`${screen[1]}-tmave`);
      await office.theme('light');
    });
  }

  test('has no sentence without words: no key shows instead of a text', async () => {
    for (const screen of SCREENS) {
      await goTo(office, screen);
      const text = await office.text();
      const keys = text.match(/\b(?:day|route|check|history|outcome|refusal|meeting|consultation|attention)-[a-z-]{3,}\b|\{\$\w+\}/gu);
      assert.equal(keys, null, `${screen[1]}: ${keys}`);
    }
  });

  test('opens a paper with its route, its draft and its history', async () => {
    await goTo(office, SCREENS[2]);
    await office.click('Dodatek ke smlouvě o svozu', 'td');
    await office.press(Key.enter);
    await office.reads('Návrh usnesení');
    await office.reads('dodatek č. 3 ke smlouvě');
    await office.picture('tisk');
    assert.deepEqual(await seriousInBothThemes(office), []);
  });

  test('opens the agenda of the next council', async () => {
    await goTo(office, SCREENS[3]);
    await office.click('4. schůze', 'button.line');
    await office.reads('Připravené tisky');
    await office.picture('porad');
    assert.deepEqual(await seriousInBothThemes(office), []);
  });

  test('finds a word in any inflection, without diacritics', async () => {
    await goTo(office, SCREENS[6]);
    await office.fill('Co hledáte', 'hristeho zahradni');
    await office.reads('Rekonstrukce dětského hřiště');
    await office.picture('hledat-vysledky');
  });
});
