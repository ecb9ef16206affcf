import { FluentResource } from '@fluent/bundle';
import { afterEach, expect, test } from 'vitest';
import { findText, setLocale, t } from '.';

const files = import.meta.glob<string>('$locales/*/*.ftl', { query: '?raw', import: 'default', eager: true });
const ids = (language: string) =>
  Object.entries(files)
    .filter(([path]) => path.includes(`/${language}/`))
    .flatMap(([, source]) => new FluentResource(source).body.map((message) => message.id))
    .sort();

afterEach(() => setLocale('cs'));

test('English has the same texts as Czech, each once', () => {
  expect(ids('en')).toEqual(ids('cs'));
  expect(new Set(ids('cs')).size).toBe(ids('cs').length);
});

test('Czech plurals follow the number', () => {
  const said = (count: number) => t('table-count', { count }).replaceAll('\u00a0', ' ');
  expect([1, 2, 5, 2473].map(said)).toEqual(['1 řádek', '2 řádky', '5 řádků', '2 473 řádků']);
});

test('the language changes every text and an unknown name has none', () => {
  setLocale('en');
  expect(t('day-today')).toBe('today');
  expect(findText('no-such-text')).toBeUndefined();
});
