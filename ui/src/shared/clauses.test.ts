import { expect, test } from 'vitest';
import { addClause, addPoint, emptyClause, endMark, moveClause, problems, removeClause, removePoint, roman, setVerb, type Clause, type Verb } from './clauses';
import { initials } from './person';
import { seats } from './tally';
import { matching, ComboboxState } from './combobox.svelte';

const verbs: Verb[] = [{ word: 'schvaluje', assigns: false }, { word: 'ukládá', assigns: true }];
const named = (...ids: string[]): Clause[] => ids.map(emptyClause);
const order = (clauses: readonly Clause[]) => clauses.map((clause) => clause.id).join('');

test('clauses are numbered in Roman and end with the right mark', () => {
  expect([1, 4, 9, 14, 40, 49, 99].map(roman)).toEqual(['I', 'IV', 'IX', 'XIV', 'XL', 'XLIX', 'XCIX']);
  expect([endMark('text', false), endMark('text', true), endMark('text.', true), endMark('takto:', false), endMark('', true)]).toEqual([';', '.', '', '', '']);
});

test('clauses are added, moved and removed in their order', () => {
  expect(order(addClause(named('a', 'b'), 'x', 'a'))).toBe('axb');
  expect(order(addClause(named('a', 'b'), 'x'))).toBe('abx');
  expect(order(addClause(named('a'), 'x', 'gone'))).toBe('ax');
  expect(order(moveClause(named('a', 'b', 'c'), 'c', -1))).toBe('acb');
  expect(order(moveClause(named('a', 'b'), 'a', -1))).toBe('ab');
  expect(order(removeClause(named('a', 'b'), 'a'))).toBe('b');
});

test('an assigning verb brings a plate and a filled plate is never thrown away', () => {
  const assigned = setVerb(emptyClause('a'), 'ukládá', verbs);
  expect(assigned.task).toEqual({ assignee: '', assigneeId: '', dueOn: '' });
  expect(setVerb(assigned, 'schvaluje', verbs).task).toBeNull();
  const filled = { ...assigned, task: { assignee: 'starosta', assigneeId: '', dueOn: '' } };
  expect(setVerb(filled, 'schvaluje', verbs).task?.assignee).toBe('starosta');
  expect(setVerb(emptyClause('a'), 'ukládá tajemnici', []).task).not.toBeNull();
});

test('the plate goes to the first point and comes back with the last one', () => {
  const clause = { ...setVerb(emptyClause('a'), 'ukládá', verbs), text: 'starostovi' };
  const first = addPoint({ ...clause, task: { assignee: 'starosta', assigneeId: 's', dueOn: '' } }, 'p', verbs);
  expect([first.task, first.points[0]?.task?.assignee]).toEqual([null, 'starosta']);
  const second = addPoint(first, 'q', verbs);
  expect(second.points[1]?.task).toEqual({ assignee: '', assigneeId: '', dueOn: '' });
  const written = { ...first, points: [{ ...first.points[0]!, text: 'podepsat' }] };
  expect(removePoint(written, 'p')).toMatchObject({ text: 'starostovi\npodepsat', points: [], task: { assignee: 'starosta' } });
});

test('what is missing is named at its place', () => {
  const clause = addPoint(setVerb(emptyClause('a'), 'ukládá', verbs), 'p', verbs);
  expect(problems([emptyClause('e'), clause])).toEqual([
    { clause: 'e', missing: 'verb' },
    { clause: 'e', missing: 'text' },
    { clause: 'a', point: 'p', missing: 'text' },
    { clause: 'a', point: 'p', missing: 'assignee' },
    { clause: 'a', point: 'p', missing: 'due' },
  ]);
});

test('each mandate has one square, in the fixed order', () => {
  expect(seats({ members: 7, yes: 2, no: 1, abstained: 1, waiting: 1 })).toEqual(['yes', 'yes', 'waiting', 'no', 'abstained', 'none', 'none']);
});

test('initials leave titles out', () => {
  const table = [['Ing. Kateřina Svídová, Ph.D.', 'KS'], ['Mgr. Radim Košťál', 'RK'], ['Čeněk Říha', 'ČŘ'], ['Milena', 'M'], ['', '']];
  for (const [name, letters] of table) expect(initials(name!)).toBe(letters);
});

test('people are found by beginnings of words without diacritics', () => {
  const offers = [{ id: '1', label: 'Pavel Míč', note: 'odbor majetku' }, { id: '2', label: 'Miča Pavlíková' }];
  expect(matching(offers, 'mic').map((offer) => offer.id)).toEqual(['2', '1']);
  expect(matching(offers, 'pav maj').map((offer) => offer.id)).toEqual(['1']);
  expect(matching(offers, 'xyz')).toEqual([]);
});

test('a late answer to an older text is dropped', async () => {
  const answers: Record<string, (offers: { id: string; label: string }[]) => void> = {};
  const box = new ComboboxState({ find: (query) => new Promise((resolve) => (answers[query] = resolve)), choose: () => {} });
  const old = box.search('a');
  const fresh = box.search('ab');
  answers['ab']!([{ id: 'ab', label: 'ab' }]);
  answers['a']!([{ id: 'a', label: 'a' }]);
  await Promise.all([old, fresh]);
  expect(box.offers.map((offer) => offer.id)).toEqual(['ab']);
});
