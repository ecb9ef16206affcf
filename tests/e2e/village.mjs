// A village as its mayor writes it into the first run.

import { Key } from './driver.mjs';

/** Fills the first page of the first run in for a village without a council; it is not yet sent. */
export async function writeVillage(office) {
  await office.reads('S čím začnete?');
  await office.click('Pokračovat', 'form button');
  await office.reads('Vaše obec');
  await office.fill('Název', 'Obec Lhota');
  await office.execute('document.activeElement.blur()');
  const genitive = await office.field('Název ve 2. pádě');
  await genitive.clear();
  await genitive.type('obce Lhota');
  await office.click('Malá obec bez rady', 'label.card');
  await office.fill('Od', `10. 10. 2026${Key.tab}`);
}
