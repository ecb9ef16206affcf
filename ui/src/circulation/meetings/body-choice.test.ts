import { expect, test } from 'vitest';
import { bodyToPlan } from './body-choice';

test('a body that was chosen stays when the office is read anew', () => {
  const bodies = [{ id: 'rada' }, { id: 'vybor' }];
  const table: [string, boolean, string, { id: string }[], string][] = [
    ['', true, '', bodies, 'rada'],
    ['', true, 'vybor', bodies, 'vybor'], // the one of the screen
    ['vybor', true, '', bodies, 'rada'], // the dialog opens once more
    ['vybor', false, '', bodies, 'vybor'],
    ['vybor', false, 'rada', [{ id: 'rada' }], 'vybor'],
    ['', false, '', bodies, 'rada'], // bodies came after the dialog
  ];
  for (const [chosen, isOpening, wanted, of, expected] of table) expect(bodyToPlan(chosen, isOpening, wanted, of), `${chosen} ${isOpening} ${wanted}`).toBe(expected);
});
