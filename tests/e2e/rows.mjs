// Rows of a list, as a person finds, chooses and opens them.

import { Key } from './driver.mjs';

const CHOSEN = `
  const rows = [...document.querySelectorAll('[role=grid] tr[aria-selected=true]')];
  return rows.some((row) => row.textContent.replace(/\\s+/gu, ' ').includes(arguments[0]));`;

/**
 * Clicks the row with the words. A list that is read again meanwhile puts another row under the hand; who sees
 * another one chosen clicks again.
 */
export function chooseRow(office, words, cell = 'td') {
  return office.until(async () => {
    await office.click(words, cell);
    return office.execute(CHOSEN, words);
  }, `the row „${words}“ to be chosen`);
}

/** Opens the row with the words: a click and Enter. */
export async function openRow(office, words, cell = 'td') {
  await chooseRow(office, words, cell);
  await office.press(Key.enter);
}

/** Waits until a filter has left none but rows with the words. */
export function narrowed(office, words) {
  const script = `
    const rows = [...document.querySelectorAll('[role=grid] tbody tr[id]')];
    return rows.length > 0 && rows.every((row) => row.textContent.replace(/\\s+/gu, ' ').includes(arguments[0]));`;
  return office.until(() => office.execute(script, words), `the list with „${words}“ alone`);
}
