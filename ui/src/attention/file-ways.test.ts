import { expect, test } from 'vitest';
import { canAttachAgain } from './file-ways';

test('a file is attached again where its content was lost, and nowhere else', () => {
  const table: [string, boolean][] = [
    ['attention-file-missing', true],
    ['attention-file-damaged', true],
    ['attention-file-too-large', false],
    ['attention-file-differs', false],
  ];
  for (const [key, expected] of table) expect(canAttachAgain({ why: { key, args: {} } }), key).toBe(expected);
});
