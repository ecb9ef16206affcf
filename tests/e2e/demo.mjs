// The demo town as the end-to-end tests open it, and the ways through its screens.

import { randomUUID } from 'node:crypto';
import { Office } from './driver.mjs';

/** Screens of the navigation: the digit of Alt, the name of the picture, what stands in their heading. */
export const SCREENS = [
  [1, 'muj-den', 'Čeká na vás'],
  [2, 'vyzaduje-pozornost', 'Vyžaduje pozornost'],
  [3, 'tisky', 'Tisky, které procházejí úřadem'],
  [4, 'jednani', 'Co nás čeká'],
  [5, 'usneseni', 'Všechna usnesení'],
  [6, 'ukoly', 'Co usnesení uložila'],
  [7, 'hledat', 'Hledá se ve všech tvarech'],
  [8, 'nastaveni', 'Úložiště je v pořádku'],
];

/** Opens the window over a newly made Vzorov. No keyring: the demo opens by its published pass-phrase. */
export const openVzorov = ({ home, env = {} } = {}) =>
  Office.open({ home, args: ['--demo'], env: { OBEZNIK_KEYRING: 'none', ...env } });

/** Goes to a screen by its digit and waits until it stands there. */
export async function goTo(office, [digit, , words]) {
  await office.execute(
    `document.activeElement?.blur();
     document.dispatchEvent(new KeyboardEvent('keydown', {
       key: String(arguments[0]), code: 'Digit' + arguments[0], altKey: true, bubbles: true, cancelable: true }));`,
    digit,
  );
  // The navigation has some of the same words.
  await office.reads(words, 'main');
}

/** Asks the core past the screens; gives `{ value }` or `{ error }`. */
export const invoke = (office, command, args) =>
  office.session.executeAsync(
    `const [command, args, done] = arguments;
     window.__TAURI_INTERNALS__.invoke(command, args).then((value) => done({ value }), (error) => done({ error }));`,
    command,
    args,
  );

/** Sends a command to the core. */
export const send = (office, kind, payload, base = []) =>
  invoke(office, 'execute', { request: { kind, payload, base, on_behalf_of: null } });

/** Founds a paper without a report, drafted by who is signed in and presented by them or another; gives its identifier. */
export async function newPaper(office, title, presenter, more = {}) {
  const { value: session } = await invoke(office, 'session', {});
  const { value: settings } = await invoke(office, 'query', { name: 'settings', input: {} });
  const clause = { id: randomUUID(), verb: 'schvaluje', text: 'nákup', points: [], task: null };
  const paper = randomUUID();
  const made = await send(office, 'circulation.create_paper', {
    paper, title, paper_type: settings.paper_types[0].id, presenter: presenter ?? session.person.id, drafter: session.person.id,
    department: settings.departments[0].id, competence: '§ 102', confidentiality: 'public', clauses: [clause], ...more,
  });
  if (made.error) throw new Error(JSON.stringify(made.error));
  return paper;
}

/** The number a paper founded today gets: the next one of this year, whatever of the demo town was founded last year. */
export async function nextNumber(office) {
  const slice = { sort: '', descending: false, offset: 0, limit: 500 };
  const { value } = await invoke(office, 'query', { name: 'papers', input: { text: '', states: [], body: '', department: '', year: 0, mine: false, slice } });
  const year = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Prague' }).slice(0, 4);
  const given = value.rows.map((row) => row.number.split('/')).filter(([, of]) => of === year).map(([number]) => Number(number));
  return `${Math.max(0, ...given) + 1}/${year}`;
}
