import { expect, test } from 'vitest';
import type { DraftBlock, DraftFile } from '$lib/api';
import { documentOf, firstPerson, isStranger, nameOfField, placesOf, sameHeading, toFiles } from './found';

const block = (change: Partial<DraftBlock>): DraftBlock => ({ look: 'plain', cells: ['x'], heading: '', field: null, went: [], ...change });

test('a block says where its words went, a heading that it is one', () => {
  expect(placesOf(block({ went: ['presenter', 'text'] })).map((one) => one.text.replaceAll('\u00a0', ' '))).toEqual(['předkladatel', 'nerozpoznáno, je v důvodové zprávě']);
  expect(placesOf(block({ field: 'report' })).map((one) => one.text)).toEqual(['nadpis']);
  expect(placesOf(block({}))).toEqual([]);
});

test('a person is filled in only when there is no doubt', () => {
  const found = (presenters: string[], field: DraftBlock['field'] = null) => ({ presenters, drafters: [], blocks: [{ field }] });
  expect(firstPerson(found(['a']), 'presenter', 'me')).toBe('a');
  expect(firstPerson(found(['a', 'b']), 'presenter', 'me')).toBe('');
  expect(firstPerson(found([]), 'presenter', 'me')).toBe('me');
  expect(firstPerson(found([], 'presenter'), 'presenter', 'me')).toBe('');
  expect(isStranger(found([], 'presenter'), 'presenter')).toBe(true);
  expect(isStranger(found(['a'], 'presenter'), 'presenter')).toBe(false);
});

test('only chosen files that can be kept are sent', () => {
  const file = (name: string, why: DraftFile['why'] = null): DraftFile => ({ place: null, name, size_bytes: 1, is_kept: true, is_document: name.endsWith('.docx'), why });
  const files = [file('a.docx'), file('b.pdf'), file('c.exe', { key: 'draft-file-forbidden', args: {} })];
  expect(toFiles(files, [true, false, true])).toEqual([{ place: null, name: 'a.docx' }]);
  expect(documentOf(files)).toEqual({ place: null, name: 'a.docx' });
  expect(documentOf([file('zamčený.docx', { key: 'draft-file-sealed', args: {} }), file('b.pdf')])).toBeUndefined();
});

test('headings differ by more than their case', () => {
  expect(sameHeading(' ZPRÁVA ', 'zpráva')).toBe(true);
  expect(sameHeading('Zpráva', 'Správa')).toBe(false);
  expect([nameOfField('text'), nameOfField('resolution')]).toEqual(['obyčejný text', 'návrh usnesení']);
});
