import { expect, test } from 'vitest';
import { isLetter, nameOf } from './attachment-names';

test('e-mails and data messages are known by their names, whatever letters they have', () => {
  const table: [string, boolean][] = [
    ['výzva.zfo', true],
    ['Dopis.EML', true],
    ['porada.msg', true],
    ['zfo', false],
    ['výzva.zfo.pdf', false],
    ['smlouva.docx', false],
  ];
  for (const [name, expected] of table) expect(isLetter(name), name).toBe(expected);
  expect(nameOf('výzva kraje.zfo')).toBe('výzva kraje');
});
