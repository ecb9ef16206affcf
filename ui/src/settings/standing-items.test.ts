import { expect, test } from 'vitest';
import { bodyOf, usualBodies } from '../setup/planned-bodies';
import { readStandingItems, usualStandingItems, writeStandingItems, type StandingItem } from './standing-items';

const SECTIONS = ['Zahájení', 'Hlavní body', 'Různé'];

test('items are read line by line, with their section where it is one', () => {
  const text = 'Zahájení: Určení ověřovatelů\n\n Závěr \nRůzné: Diskuse: občané\nZprávy: rada\nRůzné:';
  expect(readStandingItems(text, SECTIONS)).toEqual([
    { section: 'Zahájení', title: 'Určení ověřovatelů' },
    { section: 'Zahájení', title: 'Závěr' },
    { section: 'Různé', title: 'Diskuse: občané' },
    { section: 'Zahájení', title: 'Zprávy: rada' }, // no such section: all of it is the title
    { section: 'Zahájení', title: 'Různé:' },
  ]);
  expect(readStandingItems('', SECTIONS)).toEqual([]);
  expect(readStandingItems('Závěr', [])).toEqual([{ section: '', title: 'Závěr' }]);
});

test('an item follows its section when the sections get other names', () => {
  const usual = writeStandingItems(usualStandingItems('committee'));
  const read = (sections: string[]) => readStandingItems(usual, sections, SECTIONS).map(({ section, title }) => `${section}|${title}`);
  expect(read(['Úvod', 'Program', 'Závěr'])).toEqual(['Úvod|Zahájení a schválení programu', 'Úvod|Kontrola plnění usnesení', 'Závěr|Různé a závěr']);
  expect(read(['Program', 'Různé'])).toEqual(['Program|Zahájení a schválení programu', 'Program|Kontrola plnění usnesení', 'Různé|Různé a závěr']);
  expect(read([])).toEqual(['|Zahájení a schválení programu', '|Kontrola plnění usnesení', '|Různé a závěr']);
});

test('what is written is read again', () => {
  const items = [{ section: 'Různé', title: 'Diskuse' }, { section: 'Zahájení', title: 'Slib: noví členové' }];
  expect(readStandingItems(writeStandingItems(items), SECTIONS)).toEqual(items);
  expect(writeStandingItems([{ section: '', title: 'Závěr' }])).toBe('Závěr');
});

test('a line that begins with a dash is the text of the item above it', () => {
  const text = '– není nad čím\nRůzné: Závěr\n– Předsedající poděkuje přítomným.\n - Jednání ukončí.\nDiskuse – občané';
  const read: StandingItem[] = [
    { section: 'Zahájení', title: '– není nad čím' },
    { section: 'Různé', title: 'Závěr', text: 'Předsedající poděkuje přítomným.\nJednání ukončí.' },
    { section: 'Zahájení', title: 'Diskuse – občané' },
  ];
  expect(readStandingItems(text, SECTIONS)).toEqual(read);
  const written = 'Různé: Závěr\n– Předsedající poděkuje přítomným.\n– Jednání ukončí.\nZahájení: Diskuse – občané';
  expect(writeStandingItems(read.slice(1))).toBe(written);
  expect(readStandingItems(written, SECTIONS)).toEqual(read.slice(1));
  expect(writeStandingItems([{ section: '', title: 'Závěr', text: '' }])).toBe('Závěr'); // as the office gives it
});

test('a body begins with the agenda of its kind, in sections it really has', () => {
  const titles = (kind: string) => usualStandingItems(kind).map((item) => item.title);
  expect(titles('assembly')).toEqual(['Zahájení zasedání', 'Určení zapisovatele a ověřovatelů zápisu', 'Schválení programu', 'Kontrola plnění usnesení', 'Různé a diskuse', 'Závěr']);
  for (const kind of ['council', 'committee', 'commission', 'working_group']) expect(titles(kind)).toEqual(['Zahájení a schválení programu', 'Kontrola plnění usnesení', 'Různé a závěr']);
  expect([titles('mayor'), titles('office')]).toEqual([[], []]); // they never meet
  const planned = [false, true].flatMap((isSmall) => usualBodies({ name: 'Obec Lhota', name_genitive: 'obce Lhota' }, isSmall));
  for (const plan of planned) {
    const body = bodyOf(plan, planned, '2026-10-10');
    expect(body.standing_items.length > 0).toBe(plan.kind !== 'mayor');
    for (const item of body.standing_items) expect(body.agenda_sections).toContain(item.section);
    expect(readStandingItems(writeStandingItems(body.standing_items), body.agenda_sections)).toEqual(body.standing_items);
  }
  expect(usualStandingItems('council')[0]).not.toBe(usualStandingItems('council')[0]); // each body has its own
});
