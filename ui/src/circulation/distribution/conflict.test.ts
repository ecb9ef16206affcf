import { expect, test } from 'vitest';
import { itemToAnnounce } from './conflict';

test('a conflict of interest is announced at the item that was named, never at another one that came in its place', () => {
  const items = [{ id: 'i1' }, { id: 'i2' }];
  const table: [{ id: string }[], string | undefined, string][] = [
    [items, undefined, 'i1'],
    [items, 'i2', 'i2'],
    [items, 'i3', ''], // taken off the agenda meanwhile
    [items, '', ''],
    [[], undefined, ''],
  ];
  for (const [on, named, expected] of table) expect(itemToAnnounce(on, named), `${on.length} ${named}`).toBe(expected);
});
