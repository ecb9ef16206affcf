import { expect, test } from 'vitest';
import { diffWords, type DiffPart } from './diff';

const marked = (parts: DiffPart[]) =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'ins' ? `[+${text}]` : `[-${text}]`)).join('');
const side = (parts: DiffPart[], without: DiffPart['kind']) =>
  parts.filter((part) => part.kind !== without).map((part) => part.text).join('');

test('changes are read as words, dates and amounts', () => {
  const table = [
    ['', '', ''],
    ['stejné', 'stejné', 'stejné'],
    ['', 'nové', '[+nové]'],
    ['přijatý rozpočet', 'schválený rozpočet', '[-přijatý][+schválený] rozpočet'],
    ['na desce.', 'na desce a na webu.', 'na desce[+ a na webu].'],
    ['do 15. 1. 2027', 'do 31. 12. 2026', 'do [-15. 1. 2027][+31. 12. 2026]'],
    ['cena 129 000 Kč', 'cena 131 000 Kč', 'cena [-129 000][+131 000] Kč'],
    ['modrý velký dům', 'zelený malý dům', '[-modrý velký][+zelený malý] dům'],
  ] as const;
  for (const [before, after, expected] of table) expect(marked(diffWords(before, after))).toBe(expected);
});

test('both texts can always be read back from the comparison', () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const words = ['rada', 'schvaluje', ' ', ' ', ',', '1. 12. 2026', '5', '\n', 'smlouvu'];
  const text = () => Array.from({ length: random(40) }, () => words[random(words.length)]).join('');
  for (let round = 0; round < 500; round += 1) {
    const [before, after] = [text(), text()];
    const parts = diffWords(before, after);
    expect(side(parts, 'ins')).toBe(before);
    expect(side(parts, 'del')).toBe(after);
  }
});

test('two long strange texts are called different as a whole', () => {
  const before = Array.from({ length: 3000 }, (_, index) => `a${index}`).join(' ');
  const after = Array.from({ length: 3000 }, (_, index) => `b${index}`).join(',');
  const parts = diffWords(before, after);
  expect([side(parts, 'ins'), side(parts, 'del')]).toEqual([before, after]);
});
