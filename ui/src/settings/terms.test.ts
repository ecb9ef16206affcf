import { expect, test } from 'vitest';
import type { MemberRow, MunicipalityValue, TermValue } from './dto';
import { enteredTown, mayTakeAway, withoutLast, type Seated } from './terms';

const NINTH: TermValue = { label: '9', from: '2022-10-20', to: '2026-10-09' };
const TENTH: TermValue = { label: '10', from: '2026-10-10', to: null };
const TODAY = '2026-11-25';
const seat = (role: string, from: string, to: string | null = null, kind = 'assembly') =>
  ({ value: { kind }, members: [{ role, from, to } as MemberRow] }) as Seated;

test('only the last term in which nobody sits may be taken away', () => {
  const table: [TermValue[], Seated[], boolean][] = [
    [[], [], false],
    [[TENTH], [], false],
    [[NINTH, TENTH], [], true],
    [[NINTH, TENTH], [seat('member', '2022-10-20')], true],
    [[NINTH, TENTH], [seat('member', '2022-10-20'), seat('chair', '2026-10-10')], false],
    [[NINTH, TENTH], [seat('clerk', '2026-11-01')], true], // the office belongs to no term
    [[NINTH, { ...TENTH, from: '2026-10-11' }], [seat('member', '2026-10-10')], false], // the day was corrected under them
    [[NINTH, TENTH], [seat('member', '2024-02-01', '2026-10-09')], true], // a substitute of the term before
    [[NINTH, TENTH], [seat('member', '2024-02-01', null, 'commission')], true],
    [[{ ...NINTH, to: null }, { ...TENTH, from: '2027-01-01' }], [seat('member', '2024-02-01')], true], // nobody sits ahead
  ];
  for (const [terms, bodies, may] of table) expect(mayTakeAway(terms, terms, bodies, TODAY), JSON.stringify([terms, bodies])).toBe(may);
});

test('a second term is not taken away before the first one was saved', () => {
  const eighth: TermValue = { label: '8', from: '2018-10-10', to: '2022-10-19' };
  const saved = [eighth, NINTH, TENTH];
  expect(mayTakeAway(saved, saved, [], TODAY)).toBe(true);
  expect(mayTakeAway(saved, withoutLast(saved), [], TODAY)).toBe(false);
});

test('the term before lasts again, unless it ended on a day of its own', () => {
  expect(withoutLast([NINTH, TENTH])).toEqual([{ ...NINTH, to: null }]);
  expect(withoutLast([{ ...NINTH, to: '2026-09-30' }, TENTH])).toEqual([{ ...NINTH, to: '2026-09-30' }]);
  expect(withoutLast([{ ...NINTH, to: null }, TENTH])).toEqual([{ ...NINTH, to: null }]);
});

test('a refused change of the municipality overwrites nothing its form does not show', () => {
  const now: MunicipalityValue = {
    name: 'Obec Lhota', name_genitive: 'obce Lhota', ico: '', address: 'stará', law: 'act128', terms: [NINTH, TENTH], crest_svg: '<svg>nový</svg>',
    is_demo: false, offline_days: { public: 30, body: 14, confidential: 7 }, is_small: false,
  };
  const then = { ...now, crest_svg: '<svg>starý</svg>' };
  const mended = [{ ...NINTH, label: 'devátá' }, TENTH];
  expect(enteredTown(now, undefined)).toEqual(now);
  expect(enteredTown(now, { ...then, address: 'nová', terms: mended })).toEqual({ ...now, address: 'nová', terms: mended });
  expect(enteredTown(now, { ...then, address: 'nová', terms: [NINTH] }).terms).toEqual([NINTH, TENTH]); // one began meanwhile
  expect(enteredTown({ ...now, terms: [] }, { ...then, terms: [TENTH] }).terms).toEqual([TENTH]); // the first one of a town
  expect(enteredTown(now, then)).toEqual(then); // only arms were chosen
});
