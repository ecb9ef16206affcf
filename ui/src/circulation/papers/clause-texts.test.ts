import { expect, test } from 'vitest';
import type { Clause } from '$lib/api';
import { closeText, hasNested, openText, verbsOf } from './clause-texts';

const TEXTS: [string, Clause[]][] = [
  ['a plain clause', [{ verb: 'schvaluje', text: 'rozpočet' }]],
  ['words before the verb', [{ lead_in: 'na návrh tajemníka', verb: 'jmenuje', text: 'paní A' }]],
  ['a task of one unlabelled point', [{ verb: 'ukládá', text: '', points: [{ text: 'uzavřít', task: { assignee: 'starosta', due_on: '2027-01-15' } }] }]],
  ['labels as written', [{ verb: 'ukládá', text: '', points: [{ label: 'a)', text: 'x' }, { label: 'b)', text: 'y' }] }]],
  [
    'points below points and every line of a task',
    [
      {
        verb: 'ukládá', text: 'úřadu', points: [
          { label: '1.', text: 'x', points: [{ label: 'a)', text: 'z' }] },
          { text: 'y', task: { assignee: 'A', due_text: 'průběžně', check_on: '2027-02-01', carried_out_by: 'B', informed: 'C' } },
        ],
      },
    ],
  ],
];

test.each(TEXTS)('a text that nobody touched comes back as it was: %s', (_, clauses) => {
  expect(closeText(openText(clauses))).toEqual(clauses);
});

test('a changed day replaces the words that stood instead of it', () => {
  const text = openText([{ verb: 'ukládá', text: '', points: [{ text: 'x', task: { assignee: 'A', due_text: 'ihned', informed: 'C' } }] }]);
  const [clause] = text.clauses;
  const changed = { ...text, clauses: [{ ...clause!, task: { ...clause!.task!, dueOn: '2027-01-02' } }] };
  expect(closeText(changed)[0]?.points?.[0]?.task).toEqual({ assignee: 'A', informed: 'C', due_on: '2027-01-02' });
});

test('the editor knows which verbs give a task and which texts go deeper than it shows', () => {
  expect(verbsOf(['schvaluje', 'ukládá', 'pověřuje']).map((verb) => verb.assigns)).toEqual([false, true, true]);
  expect(hasNested(openText(TEXTS[4]![1]))).toBe(true);
  expect(hasNested(openText(TEXTS[3]![1]))).toBe(false);
});
