import { expect, test } from 'vitest';
import { readStandingItems, writeStandingItems } from './standing-items';

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

test('what is written is read again', () => {
  const items = [{ section: 'Různé', title: 'Diskuse' }, { section: 'Zahájení', title: 'Slib: noví členové' }];
  expect(readStandingItems(writeStandingItems(items), SECTIONS)).toEqual(items);
  expect(writeStandingItems([{ section: '', title: 'Závěr' }])).toBe('Závěr');
});
