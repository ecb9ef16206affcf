// An office of our own, founded through the core as the wizard does it, with people who share one computer.

import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearAway, Office } from './driver.mjs';

/** The pass-phrase of the founder. */
export const FOUNDER = 'lípa kámen řeka most';

/** Calls the core as the page does; a refusal of the core is thrown as it came. */
export async function invoke(office, command, args = {}) {
  const answer = await office.session.executeAsync(
    `const [command, args, done] = arguments;
     window.__TAURI_INTERNALS__.invoke(command, args).then((value) => done({ value }), (error) => done({ error }));`,
    command,
    args,
  );
  if (answer.error) throw Object.assign(new Error(`${command}: ${JSON.stringify(answer.error)}`), { api: answer.error });
  return answer.value;
}

/** Changes something in the office. */
export const does = (office, kind, payload) =>
  invoke(office, 'execute', { request: { kind, payload, base: [], on_behalf_of: null } });

/** What the query answers. */
export const asks = (office, name, input = null) => invoke(office, 'query', { name, input });

/** A folder for a store that lives through several starts of the program; removed by the returned function. */
export async function ground() {
  const home = await mkdtemp(join(tmpdir(), 'obeznik-store-'));
  return { home, clear: () => clearAway(home) };
}

/** Founds the office in an empty window and gives the printed code. */
export async function foundOffice(office, passphrase = FOUNDER) {
  await office.reads('S čím začnete?');
  const { recovery_code } = await invoke(office, 'create_office', {
    input: {
      municipality: { name: 'Město Vzorov', name_genitive: 'města Vzorova', ico: '', address: '', law: 'act128' },
      term: { label: '10', from: '2026-10-10', to: null },
      person: { given: 'Milena', family: 'Jasanová', title_before: 'Bc.', title_after: '', function: 'organizační oddělení', email: 'milena@vzorov.cz' },
      roles: ['secretary', 'admin'],
      passphrase,
    },
  });
  const groups = recovery_code.split('-');
  await invoke(office, 'confirm_recovery', { groups: [[1, groups[0]], [2, groups[1]]] });
  await begin(office);
  await office.reads('Můj den');
  return recovery_code;
}

/** Adds a person with a role in the office; gives the identifier. */
export async function addPerson(office, given, family, role = 'clerk') {
  const id = newId();
  const person = { given, family, title_before: '', title_after: '', function: 'odbor správy majetku', email: '', department: null, active: true };
  await does(office, 'municipality.define_person', { id, person });
  const { bodies } = await asks(office, 'settings', {});
  const body = bodies.find((one) => one.value.kind === 'office').id;
  const membership = { body, person: id, role, from: '2026-10-10', to: null, end_reason: '', party: '' };
  await does(office, 'municipality.set_membership', { id: newId(), membership });
  return id;
}

/** Reads the page anew. */
export const begin = (office) => intoNewPage(office, () => office.execute('window.location.reload()'));

/** Opens one part of the settings by the navigation. */
export async function openPart(office, words, expected) {
  const opened = () =>
    office.execute(
      `document.activeElement?.blur();
       const link = [...document.querySelectorAll('nav a')].find((one) => one.textContent.includes('Nastavení'));
       link?.click();
       return link !== undefined;`,
    );
  await office.until(opened, 'the settings in the navigation');
  await office.click(words, '.parts button');
  await office.reads(expected);
}

/** Starts the program again on the same store. */
export const startAgain = (home, env = {}) => Office.open({ home, env });

/** Does something after which the page begins anew, as after a change of person, and waits for the new one. */
export async function intoNewPage(office, act) {
  await office.execute('window.oldPage = true');
  await act();
  await office.until(() => office.execute('return window.oldPage === undefined && document.readyState === "complete"'), 'a new page');
}

/** Keeps the page as it looks in the light, in the dark, and with twice as large a text. */
export async function looks(office, name) {
  await office.theme('light');
  await office.picture(name);
  await office.theme('dark');
  await office.picture(`${name}-tmave`);
  await office.execute('document.documentElement.style.fontSize = "200%"');
  await office.picture(`${name}-200`);
  await office.execute('document.documentElement.style.fontSize = ""');
  await office.theme('light');
}

/** An identifier made here, of version 7. */
export function newId() {
  const hex = randomBytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
