import { expect, test } from 'vitest';
import { nameOf, registryStatus, retention, wayTo, yearsTo } from './documents';

test('a document awaits a number, is on its way, or has one', () => {
  const at = '2026-11-29T09:00:00Z';
  const table: [string, string | null, string][] = [
    ['', null, 'quiet'],
    ['', at, 'info'],
    ['MUVZ 1/2026', at, 'ok'],
    ['MUVZ 1/2026', null, 'ok'],
  ];
  for (const [reference_number, handed_over_at, tone] of table) {
    expect(registryStatus({ reference_number, handed_over_at }).tone).toBe(tone);
  }
});

test('mark and period stand together as far as they are known', () => {
  expect(retention({ retention_mark: 'A', retention_years: 10 })).toBe('A/10');
  expect(retention({ retention_mark: 'S', retention_years: null })).toBe('S');
  expect(retention({ retention_mark: '', retention_years: null })).toBe('');
});

test('a document without a title is called by its kind, and leads to its screen', () => {
  const row = { key: { kind: 'invitation', id: 'm1' }, title: '', body: 'Rada', meeting_number: 4 };
  expect(nameOf(row).replace(/\u00a0/gu, ' ')).toBe('Pozvánka: Rada č. 4');
  expect(nameOf({ ...row, title: 'Nákup' })).toBe('Nákup');
  expect(wayTo(row.key)).toEqual({ view: 'meeting', id: 'm1' });
  expect(wayTo({ kind: 'extract', id: 'r1' })).toEqual({ view: 'resolution', id: 'r1' });
  expect(wayTo({ kind: 'meeting_document', id: 'd1' })).toBeUndefined();
  expect(yearsTo(2026, 3)).toEqual([2026, 2025, 2024]);
});
