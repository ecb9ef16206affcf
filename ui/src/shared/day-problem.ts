import { t, type DayProblem } from '$lib/i18n';

/** Says what to write instead of a day that cannot be taken. */
export function sayDayProblem(problem: DayProblem): string {
  if (problem.problem === 'unreadable') return t('day-unreadable');
  if (problem.problem === 'no-such-month') return t('day-no-such-month');
  const { month, length } = problem;
  return t('day-no-such-day', { month, length, example: `${length}. ${month}.` });
}
