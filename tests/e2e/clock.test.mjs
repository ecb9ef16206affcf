// A computer whose clock jumped: time brings nothing about before a person says that the day is right.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { daysLater } from './clock.mjs';
import { Office } from './driver.mjs';
import { SUITE } from './suite.mjs';
import { asks, foundOffice, ground } from './town.mjs';

describe('a clock that jumped', SUITE, () => {
  let place;
  let office;
  before(async () => {
    place = await ground();
    office = await Office.open({ home: place.home });
    await foundOffice(office, null);
    await office.close();
  });
  after(async () => {
    await office?.close();
    await place?.clear();
  });

  test('to another year is doubted, and a person may say that it is right', async () => {
    office = await Office.open({ home: place.home, env: daysLater(400) });
    await office.reads('lhůty samy nevyprší');
    await office.picture('hodiny-napred');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    assert.equal((await asks(office, 'overview')).clock.is_back, false);
    await office.click('Datum je správné', 'button');
    await office.until(async () => !(await office.text()).includes('lhůty samy nevyprší'), 'the doubt is gone');
    await office.close();
  });

  test('behind what was already written down is doubted too', async () => {
    office = await Office.open({ home: place.home, env: daysLater(-30) });
    await office.reads('ale už se tu zapisovalo');
    await office.picture('hodiny-pozadu');
    assert.equal((await asks(office, 'overview')).clock.is_back, true);
  });
});
