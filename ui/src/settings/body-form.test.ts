import { expect, test } from 'vitest';
import { bodyFrom, formOf, freshBody, goneOn, turned, wordsOf } from './body-form';

const TODAY = '2026-11-25';
const fresh = () => {
  const form = formOf(freshBody(TODAY));
  return { ...form, value: { ...form.value, name: 'Komise dopravy', abbreviation: 'KD' } };
};

test('a new body with sections of its own has its usual items in them', () => {
  const form = fresh();
  const body = bodyFrom({ ...form, lists: { ...form.lists, sections: 'Úvod\nProgram\nZávěr' } });
  expect(body.standing_items[0]).toEqual({ section: 'Úvod', title: 'Zahájení a schválení programu' });
  for (const item of body.standing_items) expect(body.agenda_sections).toContain(item.section);
});

test('a body turned to the mayor and back meets again', () => {
  const mayor = turned(fresh(), 'mayor', undefined);
  expect([mayor.lists.sections, mayor.numbers.notice, mayor.value.name]).toEqual(['', '0', 'Komise dopravy']);
  const back = bodyFrom(turned(mayor, 'assembly', undefined));
  expect([back.kind, back.name, back.agenda_sections.length, back.notice_days > 0]).toEqual(['assembly', 'Komise dopravy', 3, true]);
  expect(back.standing_items).toContainEqual({ section: 'Zahájení', title: 'Určení zapisovatele a ověřovatelů zápisu' });
  expect(back.resolution_pattern).toBe(freshBody(TODAY).resolution_pattern);
});

test('a saved body comes back as it was saved', () => {
  const saved = { ...freshBody(TODAY), name: 'Rada', seats: 7, agenda_sections: ['Program'], standing_items: [{ section: 'Program', title: 'Závěr' }] };
  const back = bodyFrom(turned(turned(formOf(saved), 'mayor', saved), 'council', saved));
  expect(back).toEqual({ ...saved, kind: 'council', short_name: 'Rada' });
});

test('the items of a new body follow its kind until somebody writes others', () => {
  expect(turned(fresh(), 'assembly', undefined).lists.standing).toContain('Určení zapisovatele');
  const written = { ...fresh(), lists: { ...fresh().lists, standing: 'Závěr' } };
  expect(turned(written, 'assembly', undefined).lists.standing).toBe('Závěr');
});

test('a form that comes back has its words and not its days', () => {
  const typed = { ...fresh(), value: { ...fresh().value, from: '2026-11-01', to: '2026-11-20' } };
  const words = JSON.parse(JSON.stringify(wordsOf(typed)));
  expect(Object.keys(words.value).filter((field) => field === 'from' || field === 'to')).toEqual([]);
  expect(goneOn(formOf(freshBody(TODAY)), words)).toEqual(fresh());
});
