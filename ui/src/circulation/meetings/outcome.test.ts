import { describe, expect, test } from 'vitest';
import type { Again } from '$lib/api';
import {
  choiceOfKey, command, count, drawn, emptyForm, endings, enteredForm, fault, formOf, needed, noCounts, readCount, reckon, restInFavour,
  type Counts,
} from './outcome';
import { outcomeState } from './states';

const counts = (in_favour: number, against = 0, abstained = 0, not_voted = 0, absent = 0): Counts => ({
  ...noCounts(), in_favour, against, abstained, not_voted, absent,
});

describe('a vote needs more than half of all members', () => {
  test.each([
    // members, votes, verdict
    [15, counts(8, 7), 'adopted'],
    [15, counts(7, 0, 0, 0, 8), 'not_adopted'], // all seven present were in favour
    [20, counts(10, 10), 'not_adopted'], // exactly half
    [5, counts(3), 'adopted'],
    [4, counts(2, 1, 1), 'not_adopted'],
    [0, counts(0), 'not_adopted'],
  ])('%i members', (members, votes, verdict) => expect(reckon(votes, members).verdict).toBe(verdict));

  test('the needed number follows from mandates, not from those present', () => {
    expect([5, 11, 15, 21, 4].map(needed)).toEqual([3, 6, 8, 11, 3]);
  });
});

test('the sum is held against the members', () => {
  expect(reckon(counts(7, 2, 1), 15)).toMatchObject({ rest: 5, over: 0, hasQuorum: true });
  expect(reckon(counts(9, 7), 15)).toMatchObject({ rest: 0, over: 1 });
  expect(drawn(reckon(counts(7, 2, 1), 15))).toEqual({ members: 15, yes: 7, no: 2, abstained: 1, waiting: 5, notVoted: 0, absent: 0, excluded: 0 });
});

test('names are counted and the rest can be in favour at once', () => {
  const ballots = restInFavour({ b: 'against' }, ['a', 'b', 'c']);
  expect(count(ballots)).toMatchObject({ in_favour: 2, against: 1 });
});

test('digits are read by the place of the key', () => {
  expect(['Digit1', 'Digit4', 'Numpad2', 'KeyA', 'Digit7'].map(choiceOfKey)).toEqual([
    'in_favour', 'not_voted', 'against', undefined, undefined,
  ]);
});

test('a number of votes is a whole number or nothing', () => {
  expect(['7', '', ' 12 ', '-1', 'a', '1.5'].map(readCount)).toEqual([7, 0, 12, undefined, undefined, undefined]);
});

describe('the form says what is missing', () => {
  const vote = { ...emptyForm(), counts: counts(7, 2) };
  test.each([
    ['nothing counted', emptyForm(), 'empty'],
    ['a number that cannot be read', { ...vote, unread: { in_favour: true } }, 'number'],
    ['nothing counted but an unreadable number', { ...emptyForm(), unread: { against: true } }, 'number'],
    ['an unreadable number mended', { ...vote, unread: { in_favour: false } }, undefined],
    ['an unreadable number beside names', { ...vote, byName: true, ballots: { a: 'in_favour' as const }, unread: { in_favour: true } }, undefined],
    ['more votes than members', { ...vote, counts: counts(16) }, 'over'],
    ['announced as computed', { ...vote, announced: 'not_adopted' as const }, undefined],
    ['announced otherwise', { ...vote, announced: 'adopted' as const }, 'explanation'],
    ['announced otherwise and explained', { ...vote, announced: 'adopted' as const, explanation: 'Přehlédnutí.' }, undefined],
    ['no opinion without a reason', { ...emptyForm(), ending: 'without_opinion' as const }, 'reason'],
    ['put off without a reason', { ...emptyForm(), ending: 'postponed' as const }, 'reason'],
    ['discussed only', { ...emptyForm(), ending: 'discussed_only' as const }, undefined],
  ])('%s', (_, form, expected) => expect(fault(form, 15)).toBe(expected));
});

describe('the form becomes a command', () => {
  const of = { item: 'i1', paper: 'p1', role: 'decides', members: 5 };
  test('counted votes', () => {
    const { kind, payload } = command({ ...emptyForm(), counts: counts(4, 1) }, of);
    expect(kind).toBe('circulation.enter_outcome');
    expect(payload).toMatchObject({
      agenda_item: 'i1', kind: 'vote', announced: { outcome: 'adopted' },
      tally: { members: 5, in_favour: 4, against: 1, abstained: 0 },
    });
    expect(payload).not.toHaveProperty('position');
  });
  test('names of an advisory body, which recommends against', () => {
    const form = { ...emptyForm(), byName: true, ballots: { a: 'in_favour' as const }, position: 'does_not_recommend' as const };
    expect(command(form, { ...of, role: 'opinion' }).payload).toMatchObject({
      ballots: [{ person: 'a', choice: 'in_favour' }], position: 'does_not_recommend',
    });
  });
  test('an alternate votes in the seat of an absent member, and nobody sits in the seat of who is marked absent', () => {
    const ballots = { a: 'in_favour' as const, b: 'against' as const, c: 'absent' as const };
    const form = { ...emptyForm(), byName: true, ballots, alternates: { b: 'n1', c: 'n2' } };
    expect(command(form, of).payload).toMatchObject({
      ballots: [
        { person: 'a', choice: 'in_favour' },
        { person: 'n1', choice: 'against', in_place_of: 'b' },
        { person: 'c', choice: 'absent' },
      ],
    });
  });
  test('putting off and withdrawing are commands of the paper', () => {
    const form = { ...emptyForm(), ending: 'postponed' as const, reason: 'chybí posudek', until: '2026-12-09' };
    expect(command(form, of)).toEqual({
      kind: 'circulation.postpone', payload: { paper: 'p1', reason: 'chybí posudek', until: '2026-12-09', from_item: of.item },
    });
    expect(command({ ...form, ending: 'withdrawn' }, of).kind).toBe('circulation.withdraw_paper');
  });
});

test('only an advisory body may end without a vote', () => {
  expect(endings('decides', true)).toEqual(['vote', 'postponed', 'withdrawn']);
  expect(endings('opinion', true)).toContain('without_opinion');
  expect(endings('', false)).toEqual(['vote', 'without_opinion', 'discussed_only']);
});

const written = {
  state: 'adopted', members: 5, in_favour: 4, against: 0, abstained: 1, not_voted: 0, absent: 0, needed: 3,
  resolution_number: 'R/61/4/2026', resolution: 'r1', sentence: { key: 'outcome-adopted', args: {} }, explanation: '',
  entered: { kind: 'vote', excluded: 0, ballots: [], alternates: [], announced: 'adopted', position: '', reason: '', cause: '', clauses: [] },
  corrections: [],
};

test('an item that nobody voted on says so in its tag', () => {
  const tag = (state: string) => outcomeState({ ...written, state, resolution_number: '' }).text;
  expect([tag(''), tag('discussed_only'), tag('adopted')]).toEqual(['projednáno', 'projednáno', 'přijato']);
});

describe('correcting an outcome', () => {
  const of = { item: 'i1', paper: 't1', role: 'decides', members: 5, corrects: true };

  test('begins with what was written down', () => {
    const form = formOf(written);
    expect([form.ending, form.byName, form.announced, form.counts.in_favour, form.counts.abstained]).toEqual(['vote', false, '', 4, 1]);
    const byName = formOf({ ...written, entered: { ...written.entered, ballots: [['p1', 'against']] } });
    expect([byName.byName, byName.ballots]).toEqual([true, { p1: 'against' }]);
  });

  test('asks why and sends both the reason and the whole outcome', () => {
    const form = { ...formOf(written), counts: { ...formOf(written).counts, in_favour: 3, against: 1 } };
    expect(fault(form, 5, { corrects: true })).toBe('why');
    const { kind, payload } = command({ ...form, why: ' překlep ' }, of);
    expect(kind).toBe('circulation.correct_outcome');
    expect(payload['why']).toBe('překlep');
    expect(payload['outcome']).toMatchObject({ agenda_item: 'i1', kind: 'vote', tally: { in_favour: 3, against: 1, abstained: 1 } });
  });

  test('never puts an item off or withdraws its paper after the fact', () => {
    expect(endings('decides', true, true)).toEqual(['vote']);
    expect(endings('opinion', true, true)).toEqual(['vote', 'without_opinion', 'discussed_only']);
  });
});

describe('a refused outcome opens with what was entered', () => {
  const of = { item: 'i1', paper: 'p1', role: 'opinion', members: 5 };
  const again = (kind: string, input: unknown) => ({ kind: `circulation.${kind}`, input }) as unknown as Again;
  const byName = {
    ...emptyForm(), byName: true, ballots: { a: 'in_favour' as const, b: 'against' as const, c: 'absent' as const }, alternates: { b: 'n1' },
    position: 'does_not_recommend' as const,
  };

  test('and says the same again, by numbers, by names and without a vote', () => {
    const clauses = [{ verb: 'schvaluje', text: 'jinak' }];
    const forms = [
      { ...emptyForm(), counts: counts(3, 1, 1), clauses },
      { ...emptyForm(), counts: { ...counts(4), excluded: 1 }, announced: 'not_adopted' as const, explanation: 'Přehlédnutí.' },
      byName,
      { ...emptyForm(), ending: 'without_opinion' as const, reason: 'nesešli se' },
      { ...emptyForm(), ending: 'without_opinion' as const, cause: 'no_quorum' },
    ];
    for (const form of forms) {
      const sent = command(form, of);
      const opened = enteredForm({ kind: sent.kind, input: sent.payload } as unknown as Again, 5);
      expect(opened, form.ending).toEqual(form);
      expect(command(opened, of)).toEqual(sent);
    }
  });

  test('a correction opens with its reason', () => {
    const sent = command({ ...byName, why: 'překlep' }, { ...of, corrects: true });
    expect(enteredForm({ kind: sent.kind, input: sent.payload } as unknown as Again, 5)).toEqual({ ...byName, why: 'překlep' });
  });

  test('what was computed then is not taken for announced where the members changed', () => {
    const { payload } = command({ ...emptyForm(), counts: counts(3, 2) }, of);
    expect(enteredForm(again('enter_outcome', payload), 9).announced).toBe('');
  });

  test('an input of an older program that lacks fields opens what it has', () => {
    expect(enteredForm(again('enter_outcome', { agenda_item: 'i1', kind: 'vote' }), 5)).toEqual(emptyForm());
    expect(enteredForm(again('correct_outcome', {}), 5)).toEqual(emptyForm());
  });
});

describe('the adopted text', () => {
  const passed = { ...emptyForm(), counts: { ...noCounts(), in_favour: 5 } };

  test('must be written where nobody drafted one, unless the motion failed', () => {
    expect(fault(passed, 5, { lacksText: true })).toBe('text');
    expect(fault({ ...passed, clauses: [{ verb: 'volí', text: 'ověřovatele' }] }, 5, { lacksText: true })).toBeUndefined();
    expect(fault({ ...passed, counts: { ...noCounts(), in_favour: 1, against: 4 } }, 5, { lacksText: true })).toBeUndefined();
  });

  test('is sent when it is not the draft, and may not be empty', () => {
    const of = { item: 'i1', paper: 't1', role: 'decides', members: 5 };
    expect(fault({ ...passed, clauses: [] }, 5)).toBe('text');
    expect(command(passed, of).payload).not.toHaveProperty('clauses');
    const clauses = [{ verb: 'schvaluje', text: 'jinak' }];
    expect(command({ ...passed, clauses }, of).payload['clauses']).toEqual(clauses);
  });
});
