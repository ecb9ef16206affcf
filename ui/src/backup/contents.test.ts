import { expect, test } from 'vitest';
import { mendedOf, standingOf, whereOf } from './contents';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('a file is known by its paper, or by its meeting and the day', () => {
  expect(whereOf({ number: '12/2026', title: 'Nájem prostor', held_on: null })).toBe('12/2026 Nájem prostor');
  expect(plain(whereOf({ number: '', title: 'Rada', held_on: '2026-12-14' }))).toBe('Rada 14. 12. 2026');
  expect(whereOf({ number: '', title: '', held_on: null })).toBe('');
});

test('contents that nobody has read yet are not called whole', () => {
  const said = (all: number, looked_at: string | null) => {
    const { tone, text } = standingOf({ all, looked_at });
    return [tone, plain(text)];
  };
  expect(said(0, null)).toEqual(['info', 'Soubory se ještě nekontrolovaly.']);
  expect(said(0, '2026-11-23T08:00:00Z')[1]).toContain('Všechny soubory jsou v pořádku.');
  expect(said(2, null)).toEqual(['bad', '2 soubory jsou poškozené nebo chybí.']);
  expect(said(1, '2026-11-23T08:00:00Z')).toEqual(['bad', '1 soubor je poškozený nebo chybí.']);
});

test('what nobody had is said beside what came back', () => {
  const said = (mended: number, missing: number, isJoined = false) => {
    const { tone, text } = mendedOf({ mended, missing }, isJoined);
    return [tone, plain(text)];
  };
  expect(said(1, 0)).toEqual(['info', '1 soubor je zpátky a ověřený.']);
  const [tone, text] = said(3, 1);
  expect(tone).toBe('warn');
  expect(text).toMatch(/^3 soubory jsou zpátky a ověřené\. 1 soubor nemá celý žádná záloha\./u);
  expect(said(0, 1, true)[1]).toContain('ani úřad na serveru');
  expect(said(0, 0)).toEqual(['info', 'Nic nebylo potřeba obnovit.']);
});
