import { expect, test } from 'vitest';
import { useClock } from '$lib/i18n';
import { saidOf } from './fall';
import type { Fall, Recovered } from './support';

const NOTHING: Recovered = { texts: 0, papers: [], commands: 0, is_whole: true, waiting: 0, files: 0, held: 0 };
const fall = (recovered: Partial<Recovered> | null, change: Partial<Fall> = {}): Fall => ({
  at: '2026-11-30T13:05:00Z', is_page: false, recovered: recovered && { ...NOTHING, ...recovered }, ...change,
});
const said = (one: Fall): string => {
  const { title, before, texts, after } = saidOf(one);
  return [title, ...before, ...(texts ? [texts, '…'] : []), ...after].join(' ').replaceAll('\u00a0', ' ');
};

useClock(() => Date.parse('2026-12-01T07:00:00Z'));

test('where nothing was in work one sentence says all', () => {
  expect(said(fall({}))).toBe('Program minule skončil nečekaně (včera 14.05), nic potvrzeného se neztratilo.');
});

test('each thing that is there has its sentence, by its number', () => {
  const table: [Partial<Recovered>, string][] = [
    [{ texts: 1 }, 'Zůstal zachovaný 1 rozepsaný text: …'],
    [{ texts: 2 }, 'Zůstaly zachované 2 rozepsané texty: …'],
    [{ texts: 5 }, 'Zůstalo zachováno 5 rozepsaných textů: …'],
    [{ commands: 3 }, 'Z deníku se doplnily 3 úkony.'],
    [{ waiting: 1 }, '1 úkon čeká na odeslání.'],
    [{ files: 2 }, '2 nové verze souborů čekají u tisků, až je převezmete.'],
    [{ held: 1 }, '1 soubor je dál otevřený v jiném programu.'],
    [{ texts: 2, waiting: 5 }, 'Zůstaly zachované 2 rozepsané texty: … 5 úkonů čeká na odeslání.'],
  ];
  for (const [recovered, sentence] of table) {
    expect(said(fall(recovered))).toBe(
      `Program minule skončil nečekaně (včera 14.05). Nic potvrzeného se neztratilo. ${sentence} Zpráva pro podporu je připravena.`,
    );
  }
});

test('nothing is promised of what does not agree or cannot be counted', () => {
  const differs = said(fall({ commands: 1, is_whole: false }));
  expect(differs).toContain('Zkontrolujte poslední práci');
  expect(differs).not.toContain('neztratilo');
  expect(said(fall({ is_whole: false }))).toContain('Zkontrolujte poslední práci');
  expect(said(fall(null))).toBe('Program minule skončil nečekaně (včera 14.05). Zpráva pro podporu je připravena.');
});

test('a page that died is told of as such', () => {
  expect(said(fall({}, { is_page: true }))).toBe(
    'Okno se muselo načíst znovu (včera 14.05). Nic potvrzeného se neztratilo. Zpráva pro podporu je připravena.',
  );
});
