import type { Clause, Verb } from '$shared/clauses';
import type { Offer } from '$shared/combobox.svelte';
import type { HistoryEvent } from '$shared/HistoryThread.svelte';
import type { Stop } from '$shared/RoutePicture.svelte';
import type { Status } from '$shared/Tag.svelte';

export const statuses: Status[] = [
  { tone: 'quiet', icon: 'draft', text: 'koncept' },
  { tone: 'info', icon: 'draft', text: 'v kontrole' },
  { tone: 'info', icon: 'wait', text: 'čeká na stanoviska' },
  { tone: 'ok', icon: 'ok', text: 'připraven' },
  { tone: 'warn', icon: 'half', text: 's podmínkou' },
  { tone: 'warn', icon: 'attention', text: 'blíží se lhůta' },
  { tone: 'bad', icon: 'late', text: 'po termínu' },
  { tone: 'bad', icon: 'refuse', text: 'odmítnuto' },
  { tone: 'private', icon: 'lock', text: 'neveřejný' },
  { tone: 'now', icon: 'vote', text: 'hlasuje se' },
  { tone: 'quiet', icon: 'return', text: 'vráceno' },
  { tone: 'quiet', icon: 'history', text: 'stažen' },
];
export const people: Offer[] = [
  { id: 'mayor', label: 'starosta', note: 'Mgr. Radim Košťál', initials: 'RK' },
  { id: 'ks', label: 'Kateřina Svídová', note: 'finance', initials: 'KS' },
  { id: 'ph', label: 'Pavel Hloh', note: 'právník', initials: 'PH' },
];
export const stops: Stop[] = [
  { id: '1', state: 'done', name: 'Odbor majetku', when: '3. 11.', note: 'Zdeňka Modřínová' },
  { id: '2', state: 'done', name: 'Stanoviska', when: '10. 11.', note: '3 ze 3, 1 s podmínkou' },
  { id: '3', state: 'done', name: 'Komise majetku', when: '11. 11.', note: 'doporučuje, 5–0–1', returned: 'chyběla výměra' },
  { id: '4', state: 'now', name: 'Formální kontrola', when: 'dnes do 12.00', note: 'Milena Jasanová' },
  { id: '5', state: 'ahead', name: 'Rada města', when: '25. 11. · bod 7', note: 'má doporučit' },
  { id: '6', state: 'end', name: 'Úkol', when: 'do 15. 1. 2027', note: 'podepsat smlouvu' },
];
export const events: HistoryEvent[] = [
  { id: '1', lead: 'Verze 5', text: '– doplněna výměra v bodě I.', person: 'Zdeňka Modřínová', when: 'dnes 8.31', action: { text: 'porovnat s verzí 4', act: () => {} } },
  { id: '2', text: 'Komise majetku doporučila (5 pro, 1 se zdržel)', person: 'Libor Tis', when: '11. 11. 17.20' },
  { id: '3', text: 'Všechna stanoviska dodána v termínu', when: '10. 11. 15.02' },
];
export const verbs: Verb[] = [
  { word: 'schvaluje', assigns: false },
  { word: 'ukládá', assigns: true },
  { word: 'bere na vědomí', assigns: false },
];
export const clauses: Clause[] = [
  { id: 'a', verb: 'schvaluje', text: 'prodej části pozemku p. č. 412/7, ostatní plocha, o výměře 86 m², v k. ú. Vzorov, za kupní cenu 129 000 Kč, tj. 1 500 Kč/m², dle přílohy č. 2', points: [], task: null },
  { id: 'b', verb: 'ukládá', text: 'uzavřít kupní smlouvu dle bodu I.', points: [], task: { assignee: 'starosta – Mgr. Radim Košťál', assigneeId: 'mayor', dueOn: '2027-01-15' } },
  { id: 'c', verb: 'bere na vědomí', text: '', points: [
    { id: 'c1', text: 'že záměr prodeje byl zveřejněn od 1. 10. do 19. 10. 2026', task: null },
    { id: 'c2', text: 'stanovisko právníka', task: null },
  ], task: null },
];
