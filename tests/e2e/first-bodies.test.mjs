// An office founded without bodies, as on a server: who sets it up is led to found them with their papers, at once.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { Office } from './driver.mjs';
import { inLargeText, outOfSight } from './large-text.mjs';
import { SUITE } from './suite.mjs';
import { asks, foundOffice, ground, looks } from './town.mjs';

describe('an office without bodies', SUITE, () => {
  let office;
  let clear;
  before(async () => {
    let home;
    ({ home, clear } = await ground());
    office = await Office.open({ home, env: { OBEZNIK_KEYRING: 'none' } });
    await foundOffice(office);
  });
  after(async () => {
    await office?.close();
    await clear?.();
  });

  test('says so in the day and leads to the settings', async () => {
    await office.reads('Úřad zatím nemá orgány ani druhy tisků, proto v něm nejde založit tisk.');
    await looks(office, 'organy-1-den');
    await office.click('Založit orgány', 'main button');
    await office.reads('Zkontrolujte, co obec má, a založte je najednou.');
    await looks(office, 'organy-2-nabidka');
    assert.deepEqual(await inLargeText(office, () => outOfSight(office)), []);
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('has its bodies with their agendas and an ordinary paper in one step', async () => {
    await office.click('Založit orgány a druhy tisků', 'main button');
    await office.until(async () => (await asks(office, 'settings', {})).paper_types.length === 3, 'the types of paper');
    const { bodies, paper_types } = await asks(office, 'settings', {});
    const kinds = bodies.map((one) => one.value.kind).filter((kind) => kind !== 'office');
    assert.deepEqual(kinds.sort(), ['assembly', 'committee', 'committee', 'council']);
    for (const one of bodies.filter((body) => body.value.kind !== 'office')) assert.ok(one.value.standing_items.length > 0, one.value.name);
    const names = paper_types.map((one) => one.value.name).sort();
    assert.deepEqual(names, ['Materiál pro radu', 'Materiál pro zastupitelstvo (přes radu)', 'Návrh člena zastupitelstva nebo výboru']);
    await office.reads('Zastupitelstvo města Vzorova');
    await office.until(async () => !/založte je najednou/u.test(await office.text()), 'the offer to go');
  });
});
