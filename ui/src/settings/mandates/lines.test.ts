import { expect, test } from 'vitest';
import type { PersonRow } from '../dto';
import { byParty, electedLines, enteredList, known, linesOf, names, substitutes } from './lines';

const person = (id: string, given: string, family: string, before = ''): PersonRow => ({
  id,
  full_name: [before, given, family].filter(Boolean).join(' '),
  value: { given, family, title_before: before, title_after: '', function: '', email: '', department: null, active: true },
  department_name: null,
  roles: [],
  has_profile: false,
});

test('pasted lines lose their numbers, doubles and empty lines', () => {
  expect(names('1. Ing. Petr Malý\n\n 2) Jana  Horká\r\nJana Horká\n3\tEva Tichá')).toEqual(['Ing. Petr Malý', 'Jana Horká', 'Eva Tichá']);
});

test('a line of a result has a name and a party', () => {
  expect(electedLines('Petr Malý; Vzorov\n2. Jana Horká\tNezávislí\n')).toEqual({
    rows: [{ name: 'Petr Malý', party: 'Vzorov' }, { name: 'Jana Horká', party: 'Nezávislí' }],
  });
  expect(electedLines('Petr Malý; Vzorov\n\nJana Horká').fault).toBe(3);
});

test('a person is known when there is one of that name', () => {
  const people = [person('a', 'Petr', 'Malý', 'Ing.'), person('b', 'Jana', 'Horká'), person('c', 'Jana', 'Horká')];
  expect([known(people, 'Petr Malý'), known(people, 'Ing. Petr Malý'), known(people, 'Jana Horká'), known(people, 'Nikdo')]).toEqual(['a', 'a', null, null]);
});

test('who entered stays in the list, who was passed over keeps the reason', () => {
  const before = [
    { name: 'Petr Malý', person: 'a', passed_over: '', entered: 'm' },
    { name: 'Jana Horká', person: null, passed_over: 'ztráta volitelnosti', entered: null },
  ];
  expect(substitutes('Eva Tichá\nJana Horká', before, [])).toEqual([
    before[0],
    { name: 'Eva Tichá', person: null, passed_over: '', entered: null },
    before[1],
  ]);
});

test('substitutes of a result stand by party in their order', () => {
  const rows = electedLines('A B; X\nC D; Y\nE F; X').rows;
  const of = (name: string, id: string | null = null) => ({ name, person: id });
  expect(byParty(rows, [person('p', 'E', 'F')])).toEqual([{ party: 'X', substitutes: [of('A B'), of('E F', 'p')] }, { party: 'Y', substitutes: [of('C D')] }]);
});

test('a refused list says again whom it passed over, whom it let enter and in which order', () => {
  const row = (name: string, passed_over = '', entered: string | null = null) => ({ name, person: null, passed_over, entered });
  const before = [row('Petr Malý', '', 'm'), row('Jana Horká', 'ztráta volitelnosti'), row('Eva Tichá')];
  const entered = [row('Petr Malý', '', 'm'), row('Eva Tichá', 'vzdala se'), row('Jana Horká')];
  expect(enteredList(entered, before)).toEqual({ names: ['Eva Tichá', 'Jana Horká'], skip: 'Eva Tichá', why: 'vzdala se', freed: ['Jana Horká'] });
  expect(enteredList(before, before)).toEqual({ names: ['Jana Horká', 'Eva Tichá'], skip: '', why: '', freed: [] });
});

test('lines of a refused result are read as they were pasted', () => {
  const rows = [{ name: 'Petr Malý', party: 'Vzorov' }, { name: 'Jana Horká', party: 'Nezávislí' }];
  expect(electedLines(linesOf(rows))).toEqual({ rows });
});
