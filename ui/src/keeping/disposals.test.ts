import { expect, test } from 'vitest';
import type { DisposalDto, DisposalRow, DueRow } from '$lib/api';
import { countsLeft, countsOf, disposalStatus, handOf, itemName, itemStatus, proposable } from './disposals';

/** Without the spaces that hold words together. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const due = (id: string, className: string, more: Partial<DueRow> = {}): DueRow => ({
  class: className, id, number: '', name: id, is_hidden: false, is_proposed: false, count: 1, closed_on: '2015-01-01', due_on: '2026-01-01', years: 10,
  by_registry: false, held: null, view: '', ...more,
});
const hand = (name: string, substitute: string | null = null) => ({
  person: { id: name, name, function: '' }, substitute: substitute === null ? null : { id: substitute, name: substitute, function: '' }, at: '2026-11-30T08:00:00Z',
});
const disposal: DisposalDto = {
  id: 'd', ground: 'po lhůtě', consent: '', proposed: hand('Jana'), decided: null, state: 'proposed', reason: '', last_on: '2026-12-30',
  counts: [{ class: 'papers', things: 2, records: 2 }, { class: 'comments', things: 1, records: 7 }], things: 3, left: 0, erased: 0, stayed: 0,
  may_agree: true, may_refuse: true, may_withdraw: false, why_not: null, is_same_person: false,
};
const row: DisposalRow = {
  id: 'i', class: 'papers', number: '12/2015', name: 'Oprava lávky', is_hidden: false, count: 1, closed_on: '2015-01-01', due_on: '2026-01-01', years: 10,
  by_registry: false, state: 'proposed', obstacle: null, view: 'paper', target: 'p',
};

test('what is held or proposed already is left out, and papers need the archive', () => {
  const held = due('b', 'papers', { held: { key: 'keeping-held-archive', args: {} } });
  const only = proposable([due('a', 'comments'), held, due('c', 'tasks', { is_proposed: true })]);
  expect([only.rows.map((one) => one.id), only.skipped, only.needsConsent]).toEqual([['a'], 2, false]);
  expect(proposable([due('a', 'comments'), due('p', 'papers')]).needsConsent).toBe(true);
});

test('a proposal is said by its classes, its people and how it stands', () => {
  expect(plain(countsOf(disposal))).toBe('Tisky: 2, Komentáře: 1');
  const rows = [row, { ...row, id: 'j' }, { ...row, id: 'k', class: 'comments' }];
  expect(plain(countsLeft(rows, ['i']))).toBe('Tisky: 1, Komentáře: 1');
  expect(plain(handOf(hand('Jana', 'Petr')))).toBe('Jana (v zastoupení Petr)');
  expect(plain(disposalStatus(disposal).text)).toBe('Čeká na druhou osobu');
  expect(plain(disposalStatus({ ...disposal, state: 'expired' }).text)).toBe('Propadl, do 30. 12. 2026 ho nikdo neposoudil');
  expect(plain(disposalStatus({ ...disposal, state: 'agreed', left: 1 }).text)).toBe('Maže se, hotovo 2 z 3');
});

test('a thing has its name until it is erased, and what is taken out stays', () => {
  expect(plain(itemName(row))).toBe('12/2015 Oprava lávky');
  expect(plain(itemName({ ...row, number: '', name: '', state: 'erased' }))).toBe('Název program nezná');
  expect(plain(itemName({ ...row, name: '', is_hidden: true }))).toBe('Nemáte k němu přístup');
  expect(plain(itemStatus(row, new Set()).text)).toBe('K vymazání');
  expect(plain(itemStatus(row, new Set(['i'])).text)).toBe('Vyjmuto, zůstává');
  expect(plain(itemStatus({ ...row, state: 'erased' }, new Set(['i'])).text)).toBe('Vymazáno');
});
