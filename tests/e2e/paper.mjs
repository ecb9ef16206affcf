// What a person does with a paper in the window: founds it, writes it, acts on it.

import { Key } from './driver.mjs';

/** Founds a paper by Ctrl+N: its title, type, department and competence; the mayor presents it. */
export async function found(office, { title, type, department, competence }) {
  await openNew(office, 'Založit nový tisk');
  await select(office, 'Druh tisku', type);
  await select(office, 'Odbor', department);
  await office.fill('Název', title);
  await choose(office, await office.field('Předkládá'), 'starosta');
  await office.type('Působnost', competence);
  await office.click('Založit tisk', 'dialog[open] button');
  await closed(office);
  await office.reads('Přidat bod');
  await state(office, 'Koncept');
}

/** Adds a clause to the draft. */
export async function writeClause(office, place, verb, text) {
  await office.click('Přidat bod', 'button');
  await choose(office, await inClause(office, place, 'Sloveso'), verb);
  await (await inClause(office, place, 'Text')).type(text);
}

/** Writes the explanatory report. */
export async function writeReport(office, text) {
  await office.click('Důvodová zpráva', '[role=tab]');
  await office.fill('Důvodová zpráva', text);
  await saved(office);
}

/** A field of one clause of the draft. */
export function inClause(office, place, label) {
  const script = `
    const [place, label] = arguments;
    const clause = document.querySelectorAll('[data-clause]')[place];
    const fields = [...(clause?.querySelectorAll('input, textarea') ?? [])];
    return fields.find((field) => field.labels[0]?.textContent.trim().startsWith(label)) ?? null;`;
  return office.until(async () => {
    const reference = await office.execute(script, place, label);
    return reference && office.session.elementOf(reference);
  }, `„${label}“ of clause ${place + 1}`);
}

/** Writes the beginning of an offer and takes the first one. */
export async function choose(office, field, words) {
  await field.clear();
  await field.type(words);
  await office.find('[role=listbox]:not([hidden]) [role=option][aria-selected=true]');
  await office.press(Key.enter);
}

/** Chooses in a list of the dialog; behind it the page may have one of the same name. */
export async function select(office, label, words) {
  const script = `
    const [label, words] = arguments;
    const lists = [...document.querySelectorAll('dialog[open] select')];
    const plain = (one) => one.textContent.replace(/\\s+/gu, ' ').trim();
    const field = lists.find((one) => one.labels[0] && plain(one.labels[0]).startsWith(label));
    if (!field) return false;
    const option = [...field.options].find((one) => plain(one).includes(words));
    if (!option) return false;
    field.value = option.value;
    return field.dispatchEvent(new Event('change', { bubbles: true }));`;
  await office.until(() => office.execute(script, label, words), `„${words}“ among „${label}“`);
}

/** In the open dialog that puts a paper on an agenda: says why it is late where its meeting is so near. */
export async function sayWhyLate(office) {
  const isLate = 'return [...document.querySelectorAll("dialog[open] label")].some((one) => one.textContent.includes("pozdního předložení"))';
  const isReady = async () => (await office.findText('Zařadit na pořad', 'dialog[open] button')).isEnabled();
  await office.until(async () => (await office.execute(isLate)) || (await isReady()), 'whether the paper is late');
  if (await office.execute(isLate)) await office.fill('Důvod pozdního předložení', 'Podklad přišel až po uzávěrce.');
}

/** Opens the dialog for something new by Ctrl+N: a screen that is still being read may not know the chord yet. */
export async function openNew(office, words) {
  await office.until(async () => {
    if (!(await isAsked(office))) await office.press(Key.control, 'n');
    return isAsked(office);
  }, `a dialog with „${words}“`);
  await office.reads(words, 'dialog[open]');
}

/** Asks for something that opens a dialog. */
export async function ask(office, words) {
  await office.click(words, 'main button, button');
  await office.find('dialog[open]');
}

/** Does something, answers the dialog if one opens, and waits for what is said. */
export async function act(office, words, said) {
  // What was said of an act before says nothing about this one.
  await office.execute('for (const one of document.querySelectorAll(".toast")) one.style.display = "none"');
  await office.click(words, 'button');
  const reads = async () => (await office.text()).replace(/\s+/gu, ' ').includes(said);
  await office.until(async () => (await isAsked(office)) || (await reads()), `an answer to „${words}“`);
  if (await isAsked(office)) await office.click(words, 'dialog[open] button');
  await office.reads(said);
}

/** Whether a dialog is open. */
export const isAsked = (office) => office.execute('return document.querySelector("dialog[open]") !== null');
export const closed = (office) => office.until(async () => !(await isAsked(office)), 'the dialog to close');
/** Waits until the paper stands there. */
export const state = (office, words) => office.findText(words, '.tag');
/** Waits until what was typed is kept, which the field says: „uloženo“ stands in „neuloženo“ too. */
export const saved = (office) =>
  office.until(async () => {
    const isOnItsWay = await office.execute('return document.querySelector(".mark-waiting, .mark-saving, .mark-failed") !== null');
    return !isOnItsWay && /(?<!\p{L})uloženo/u.test(await office.text());
  }, 'the text to be kept');

/** Waits until the plan of meetings in the dialog offers the wanted day of the week; a few days give way to holidays. */
export function daysOf(office, weekday) {
  const script = `
    const days = [...document.querySelectorAll('dialog[open] li')].map((line) => line.textContent.trim());
    return days.filter((day) => day.startsWith(arguments[0])).length * 2 > days.length;`;
  return office.until(() => office.execute(script, weekday), `days called ${weekday}`);
}
