import { expect, test } from 'vitest';
import type { MemberRow, TermValue } from './dto';
import { mayTakeAway, withoutLast } from './terms';

const NINTH: TermValue = { label: '9', from: '2022-10-20', to: '2026-10-09' };
const TENTH: TermValue = { label: '10', from: '2026-10-10', to: null };
const seat = (role: string, from: string) => ({ members: [{ role, from } as MemberRow] });

test('only the last term in which nobody sits may be taken away', () => {
  const table: [TermValue[], ReturnType<typeof seat>[], boolean][] = [
    [[], [], false],
    [[TENTH], [], false],
    [[NINTH, TENTH], [], true],
    [[NINTH, TENTH], [seat('member', '2022-10-20')], true],
    [[NINTH, TENTH], [seat('member', '2022-10-20'), seat('chair', '2026-10-10')], false],
    [[NINTH, TENTH], [seat('clerk', '2026-11-01')], true], // the office belongs to no term
  ];
  for (const [terms, bodies, may] of table) expect(mayTakeAway(terms, bodies)).toBe(may);
});

test('the term before lasts again, unless it ended on a day of its own', () => {
  expect(withoutLast([NINTH, TENTH])).toEqual([{ ...NINTH, to: null }]);
  expect(withoutLast([{ ...NINTH, to: '2026-09-30' }, TENTH])).toEqual([{ ...NINTH, to: '2026-09-30' }]);
  expect(withoutLast([{ ...NINTH, to: null }, TENTH])).toEqual([{ ...NINTH, to: null }]);
});
