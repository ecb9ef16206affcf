import { expect, test } from 'vitest';
import { Choosing, type Offer } from './combobox.svelte';
import { Unfinished } from './unfinished';

const PEOPLE: Offer[] = [
  { id: 'm', label: 'Ing. Jana Míčová' },
  { id: 'd', label: 'Petr Dub' },
  { id: 'x', label: 'Petr Dubský' },
];

/** A field whose parent passes the value one way and keeps what it is told. */
function field(held: string, free = false) {
  const parent = { held, told: [] as string[][] };
  const own = { value: held, text: PEOPLE.find((one) => one.id === held)?.label ?? '' };
  const tell = (value: string, text: string) => {
    parent.held = value;
    parent.told.push([value, text]);
  };
  const choosing = new Choosing({ field: own, offers: () => PEOPLE, isFree: () => free, tell });
  const type = (text: string) => {
    own.text = text;
    choosing.written();
  };
  return { parent, own, choosing, type };
}

test('an emptied field is empty for who listens too', () => {
  const { parent, choosing, type } = field('m');
  type('');
  expect(parent.told).toEqual([['', '']]);
  expect(choosing.finish()).toBe(true);
});

test('a name written over a chosen one takes the chosen one away at once', () => {
  const { parent, choosing, type } = field('m');
  type('Pe');
  type('Petr');
  expect([parent.held, parent.told.length]).toEqual(['', 1]);
  expect([choosing.finish(), choosing.isUnfinished, choosing.isAsked]).toEqual([false, true, true]);
  type('Petr dub');
  expect(choosing.isAsked).toBe(false);
  expect([choosing.finish(), parent.held]).toEqual([true, 'd']);
});

test('a free text is told letter by letter and is finished as it stands', () => {
  const { parent, choosing, type } = field('m', true);
  type('Někdo');
  expect(parent.told).toEqual([['', 'Někdo']]);
  expect(choosing.finish()).toBe(true);
});

test('a form waits for its fields as long as they are on screen', () => {
  const form = new Unfinished();
  const { choosing, type } = field('');
  const gone = form.add(() => choosing.finish());
  expect(form.finish()).toBe(true);
  type('Nov');
  expect(form.finish()).toBe(false);
  gone();
  expect(form.finish()).toBe(true);
});
