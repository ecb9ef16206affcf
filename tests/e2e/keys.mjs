// The office by keyboard alone: where the focus is, how Tab gets it elsewhere, what the rows of a list are reached by.

import { Key } from './driver.mjs';
import { PATIENCE_MS } from './patience.mjs';

/** More stops than any screen has: Tab goes round the window before, and once more while it is still being drawn. */
const MOST_STOPS = 120;

/** What has the keyboard, as a screen reader would call it; `place` is the row or dialog around it. */
export const focused = (office) => office.execute(FOCUSED);

const FOCUSED = `
  const element = document.activeElement;
  const clean = (text) => (text ?? '').replace(/\\s+/gu, ' ').trim();
  if (!element || element === document.body) return { name: '', role: 'none', place: '', dialog: false };
  const label = element.labels?.[0]?.textContent;
  return {
    name: clean(element.getAttribute('aria-label') ?? label ?? element.innerText),
    role: element.getAttribute('role') ?? element.localName,
    place: clean(element.closest('li, tr, [role=row], .rd')?.innerText),
    dialog: element.closest('dialog[open]') !== null,
  };`;

/** Presses Tab (or another chord) until the focus is on what begins with the words; fails telling the way it went. */
export async function reach(office, words, { by = [Key.tab], within = '' } = {}) {
  const way = [];
  const end = performance.now() + PATIENCE_MS;
  for (let stop = 0; stop < MOST_STOPS || performance.now() < end; stop += 1) {
    const now = await focused(office);
    if (now.name.startsWith(words) && now.place.includes(within)) return now;
    way.push(`${now.role} ${now.name}`.slice(0, 40));
    await office.press(...by);
  }
  throw new Error(`the keyboard did not reach „${words}“; it went over ${[...new Set(way)].join(' | ')}`);
}

/** Writes a new text over the one in the field that has the focus. */
export async function overwrite(office, text) {
  await office.press(Key.control, 'a');
  await office.write(text);
}

/** Writes the beginning of an offer into the field that has the focus and takes the first one. */
export async function pick(office, words) {
  await overwrite(office, words);
  await office.find('[role=listbox]:not([hidden]) [role=option][aria-selected=true]');
  await office.press(Key.enter);
}

/** Chooses in the closed list that has the focus: its first letter goes on to the next choice that begins with it. */
export async function type(office, words) {
  const offered = 'return [...(document.activeElement.options ?? [])].filter((one) => one.text.startsWith(arguments[0])).length';
  await office.until(() => office.execute(offered, words), `„${words}“ in the list`);
  const present = 'return document.activeElement.selectedOptions[0]?.text ?? ""';
  const seen = new Set();
  for (let now = await office.execute(present); !now.startsWith(words); now = await office.execute(present)) {
    if (seen.has(now)) throw new Error(`the letter „${words[0]}“ did not reach „${words}“, only ${[...seen].join(', ')}`);
    seen.add(now);
    await office.write(words[0]);
    const before = now;
    await office.until(async () => (await office.execute(present)) !== before, `another choice than „${before}“`);
  }
}

/** Waits until a dialog with these words has the focus. */
export async function asked(office, words) {
  await office.until(async () => (await focused(office)).dialog, `a dialog with „${words}“ that has the focus`);
  await office.reads(words);
}

/** Ctrl+Enter: does the first thing of the screen, or confirms the dialog. */
export const confirm = (office) => office.press(Key.control, Key.enter);

/** Goes down the list that has the focus until its chosen row holds the words, and from the top again where it came late. */
export async function toRow(office, words) {
  const selected = `
    const list = document.activeElement;
    return list.querySelector('[aria-selected=true]')?.innerText.replace(/\\s+/gu, ' ') ?? '';`;
  let before;
  await office.press(Key.home);
  await office.until(async () => {
    const row = await office.execute(selected);
    if (row.includes(words)) return true;
    await office.press(row === before ? Key.home : Key.down);
    before = row === before ? undefined : row;
    return false;
  }, `a row with „${words}“`);
}
