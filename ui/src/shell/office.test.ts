import { expect, test } from 'vitest';
import { readQuery } from '$shared/palette.svelte';
import { Look, readLook } from './look.svelte';
import type { Module } from './module';
import { Office } from './office.svelte';

const screen = { component: (() => ({})) as never, title: 'nav-settings', help: 'settings-help' } as const;
const modules: Module[] = [
  { id: 's', nav: [{ id: 's', icon: 'gear', text: 'nav-settings', view: 's', place: 'foot' }], views: { s: screen } },
  {
    id: 'p',
    nav: [{ id: 'p', icon: 'paper', text: 'program-name', view: 'p', within: ['detail'], place: 'nav-group-circulation' }],
    views: { p: screen, detail: screen },
    commands: () => [{ id: 'c', icon: 'plus', text: 'Založit nový tisk', run: () => {} }],
    search: (query) => [{ id: 'n', title: 'Tisky', items: query.mode === 'numbers' ? [{ id: 'x', icon: 'paper', text: query.words, run: () => {} }] : [] }],
  },
];

test('the first item of the eye is the start, whatever the order of modules', () => {
  const office = new Office(modules);
  expect(office.router.route.view).toBe('p');
  office.go('detail', { id: '1' });
  expect(office.isCurrent(office.entries[0]!)).toBe(true);
  office.goToPlace(2);
  expect(office.router.route.view).toBe('s');
});

test('the first sign of the palette says what is looked for', () => {
  const table = [['> nov', 'commands', 'nov'], ['#118', 'numbers', '118'], ['@svíd', 'people', 'svíd'], ['  lípa ', 'all', 'lípa']];
  for (const [text, mode, words] of table) expect(readQuery(text!)).toEqual({ mode, words });
});

test('commands are found by beginnings of words without diacritics and remembered', async () => {
  const office = new Office(modules);
  await office.palette.search('novy zal');
  expect(office.palette.items.map((item) => item.id)).toEqual(['c']);
  office.palette.run();
  await office.palette.search('');
  expect(office.palette.groups[0]?.items.map((item) => item.id)).toEqual(['c']);
  await office.palette.search('#118/2026');
  expect(office.palette.items.map((item) => item.text)).toEqual(['118/2026']);
});

test('a kept look is taken as far as it makes sense', () => {
  expect(readLook('nonsense')).toMatchObject({ theme: 'system', density: 'standard', textSize: 100, locale: 'cs', hints: true });
  expect(readLook('{"theme":"dark","textSize":900,"density":"tight","hints":false}')).toMatchObject({ theme: 'dark', textSize: 200, density: 'standard', hints: false });
});

test('a changed look is kept on the device', () => {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  const look = new Look();
  look.open(storage);
  look.set({ theme: 'dark', textSize: 150 });
  const again = new Look();
  again.open(storage);
  expect(again.values).toMatchObject({ theme: 'dark', textSize: 150 });
  expect(again.shownTheme).toBe('dark');
});
