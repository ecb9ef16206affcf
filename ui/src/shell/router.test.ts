import { expect, test } from 'vitest';
import { Router } from './router.svelte';

test('the way goes back and forward and forgets what was ahead', () => {
  const router = new Router({ view: 'day', params: {} });
  router.go('papers');
  router.go('paper', { id: '1' });
  router.back();
  expect(router.route.view).toBe('papers');
  expect(router.canGoForward).toBe(true);
  router.forward();
  expect(router.route.params).toEqual({ id: '1' });
  router.back();
  router.go('meetings');
  expect(router.canGoForward).toBe(false);
  router.back();
  router.back();
  router.back();
  expect(router.route.view).toBe('day');
});

test('the same place twice is one step', () => {
  const router = new Router({ view: 'papers', params: { a: '1', b: '2' } });
  router.go('papers', { b: '2', a: '1' });
  expect(router.canGoBack).toBe(false);
});

test('a list finds its place again and a neighbouring paper takes no step', () => {
  const router = new Router({ view: 'papers', params: {} });
  router.keep('active', 42);
  router.go('paper', { id: '1' });
  router.replace('paper', { id: '2' });
  router.back();
  expect(router.kept('active')).toBe(42);
  router.forward();
  expect(router.route.params['id']).toBe('2');
});

test('the way back is not endless', () => {
  const router = new Router({ view: 'day', params: {} });
  for (let step = 0; step < 500; step += 1) router.go('paper', { id: String(step) });
  let back = 0;
  for (; router.canGoBack; back += 1) router.back();
  expect(back).toBe(99);
});
