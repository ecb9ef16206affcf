import { describe, expect, test } from 'vitest';
import { inOrder, layoutOf, moved } from './layout';

const layout = { kind: 'cover_sheet' as const, body: null, sections: [] as string[], hidden: [] as string[], opening: '', closing: '', signers: [], in_own_hand: false };
const sections = ['facts', 'draft', 'annexes'].map((name) => ({ name, may_hide: name === 'annexes' }));

test('a look is set for the chosen body, that of a cover sheet too, or for all of them', () => {
  const form = { sections: inOrder({ layout, sections }), opening: 'Vážení,', closing: '', signers: ['drafter'], in_own_hand: true };
  expect(layoutOf('invitation', 'council', form).body).toBe('council');
  expect(layoutOf('invitation', '', form).body).toBeNull();
  expect(layoutOf('cover_sheet', 'council', form)).toEqual({
    kind: 'cover_sheet', body: 'council', sections: ['facts', 'draft', 'annexes'], hidden: [], opening: 'Vážení,', closing: '',
    signers: ['drafter'], in_own_hand: true,
  });
});

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
