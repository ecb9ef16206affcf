import { expect, test } from 'vitest';
import type { Overview } from '$lib/api';
import { OverviewStore } from './overview.svelte';

const told = (my_roles: string[], inspects_until: string | null = null, is_without_role = my_roles.length === 0) => {
  const store = new OverviewStore();
  store.current = { my_roles, inspects_until, is_without_role } as Overview;
  return [store.isInspecting, store.isWithoutRole, store.onlyReads];
};

test('founding is offered to whoever has a role besides an inspection', () => {
  expect(told(['role-clerk'])).toEqual([false, false, false]);
  expect(told(['role-auditor'], '2026-12-15')).toEqual([true, false, true]);
  expect(told([])).toEqual([false, true, true]);
  expect(told([], null, false), 'the roles are on their way').toEqual([false, false, false]);
  expect(new OverviewStore().onlyReads, 'nothing is known yet').toBe(false);
});
