import { describe, expect, test } from 'vitest';
import { inOrder, moved } from './layout';

const layout = { kind: 'cover_sheet' as const, body: null, sections: [] as string[], hidden: [] as string[], opening: '', closing: '', signers: [], in_own_hand: false };
const sections = ['facts', 'draft', 'annexes'].map((name) => ({ name, may_hide: name === 'annexes' }));

describe('sections of a document', () => {
  test('stand as the program has them while nobody set anything', () => {
    expect(inOrder({ layout, sections }).map((one) => one.name)).toEqual(['facts', 'draft', 'annexes']);
  });
  test('stand as they are set, those not named after them', () => {
    const set = { ...layout, sections: ['annexes'], hidden: ['annexes'] };
    expect(inOrder({ layout: set, sections })).toEqual([
      { name: 'annexes', shown: false, mayHide: true },
      { name: 'facts', shown: true, mayHide: false },
      { name: 'draft', shown: true, mayHide: false },
    ]);
  });
  test('move by one place and leave the list as it was', () => {
    const list = ['a', 'b', 'c'];
    expect(moved(list, 2, -1)).toEqual(['a', 'c', 'b']);
    expect(list).toEqual(['a', 'b', 'c']);
  });
});
