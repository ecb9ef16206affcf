// A new computer joins the office of a server, as a person does it.

import assert from 'node:assert/strict';
import { Office } from './driver.mjs';

/** Opens a window of a new computer and joins it with a pass-phrase of its own; gives the window once the desk stands. */
export async function joinByPhrase(server, browser, name) {
  const office = await Office.open({ env: { OBEZNIK_KEYRING: 'none' } });
  await office.reads('S čím začnete?');
  await office.click('Připojit se k úřadu', 'label');
  await office.click('Pokračovat', 'button');
  await office.fill('Adresa úřadu nebo odkaz z pozvánky', `${server.url}/vzorov`);
  await office.fill('Jméno tohoto počítače', name);
  await office.fill('Heslová věta', 'řeka most lípa kámen');
  await office.fill('Heslová věta znovu', 'řeka most lípa kámen');
  await office.click('Najít úřad');
  await office.click('Otisk souhlasí, pokračovat');
  await confirmIn(office, server, browser);
  await office.reads('Můj den');
  return office;
}

/** Confirms in the browser what the window shows. */
export async function confirmIn(office, server, browser) {
  await office.reads('Potvrďte v prohlížeči');
  const shown = 'return [document.querySelector("[data-digits]").dataset.digits, document.querySelector("[data-page]").textContent]';
  const [digits, page] = await office.until(() => office.execute(shown), 'the digits and the page');
  assert.equal(await browser.confirm(page, digits), `${server.url}/vzorov/paired`);
}
