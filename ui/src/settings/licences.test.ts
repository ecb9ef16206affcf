import { expect, test } from 'vitest';
import type { LicenceRow } from './dto';
import { loader, matching } from './licences';

const part = (name: string, licence: string, source: LicenceRow['source'] = 'rust'): LicenceRow => ({ name, version: '1', licence, source, texts: [] });
const PARTS = [part('serde', 'MIT OR Apache-2.0'), part('Roboto', 'Apache-2.0', 'font'), part('svelte', 'MIT', 'npm')];
const names = (parts: readonly LicenceRow[]) => parts.map(({ name }) => name);

test('every written word must be found in the name, the licence or the kind', () => {
  const table: [string, string[]][] = [
    ['', ['serde', 'Roboto', 'svelte']],
    ['mit', ['serde', 'svelte']],
    ['PISMO', ['Roboto']], // the kind, without diacritics
    ['apache ser', ['serde']],
    ['gpl', []],
  ];
  for (const [words, expected] of table) expect(names(matching(PARTS, words)), words).toEqual(expected);
});

test('a list in memory is read by pages and in the asked order', async () => {
  const load = loader(PARTS);
  expect(names((await load(1, 1, undefined)).rows)).toEqual(['Roboto']);
  const turned = await load(0, 100, { column: 'name', direction: 'descending' });
  expect([names(turned.rows), turned.total]).toEqual([['svelte', 'serde', 'Roboto'], 3]);
});
