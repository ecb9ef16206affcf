import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { inLargeText, outOfSight } from './large-text.mjs';
import { openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';

describe('the office of Vzorov', SUITE, () => {
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
    await openPaper(office);
    await office.picture('tisk');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('opens the agenda of the next council', async () => {
    await openAgenda(office);
    await office.picture('porad');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('finds a word in any inflection, without diacritics', async () => {
    await goTo(office, SCREENS[6]);
    await office.fill('Co hledáte', 'hristeho zahradni');
    await office.reads('Rekonstrukce dětského hřiště');
    await office.picture('hledat-vysledky');
  });

  test('would see a button that is cut off', async () => {
    await office.execute(
      `const narrow = document.createElement('div');
       narrow.id = 'narrow';
       narrow.style.cssText = 'width: 2rem; overflow: hidden';
       narrow.innerHTML = '<button style="width: 9rem">Předložit vedoucí</button>';
       document.querySelector('main').append(narrow);`,
    );
    const faults = await outOfSight(office);
    await office.execute('document.getElementById("narrow").remove()');
    assert.deepEqual(faults, ['button „Předložit vedoucí“: cut across by div „Předložit vedoucí“']);
  });

  const LARGE = [
    ...SCREENS.map((screen) => [screen[1], (open) => goTo(open, screen)]),
    ['tisk', openPaper],
    ['porad', openAgenda],
  ];
  for (const [name, open] of LARGE) {
    test(`keeps everything of ${name} within reach when the text is twice as large`, async () => {
      await open(office);
      const faults = await inLargeText(office, async () => {
        await office.picture(`${name}-200`);
        return outOfSight(office);
      });
      assert.deepEqual(faults, []);
    });
  }
});

async function openPaper(office) {
  await goTo(office, SCREENS[2]);
  await openRow(office, 'Dodatek ke smlouvě o svozu');
  await office.reads('Návrh usnesení');
  await office.reads('dodatek č. 3 ke smlouvě');
}

async function openAgenda(office) {
  await goTo(office, SCREENS[3]);
  await office.click('4. schůze', 'button.line');
  await office.reads('Připravené tisky');
}
