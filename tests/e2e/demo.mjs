// The demo town as the end-to-end tests open it, and the ways through its screens.

import { Office } from './driver.mjs';

/** Screens of the navigation: the digit of Alt, the name of the picture, what stands in their heading. */
export const SCREENS = [
  [1, 'muj-den', 'Čeká na vás'],
  [2, 'vyzaduje-pozornost', 'Vyžaduje pozornost'],
  [3, 'tisky', 'Co putuje úřadem'],
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
  await office.reads(words);
}
