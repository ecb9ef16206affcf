import { expect, test } from 'vitest';
import { keysOf, readChord, SHORTCUTS, type Chord, type WindowKey } from './keymap';
import { nextPane } from './panes';

const chord = (text: string, code = ''): Chord => {
  const parts = text.split('+');
  return {
    key: parts.at(-1)!,
    code,
    ctrlKey: parts.includes('Ctrl'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
    metaKey: parts.includes('Meta'),
  };
};
const free = { editing: false, ownArrows: false };
const act = (name: string) => ({ kind: 'act', act: name }) as WindowKey;

test('chords do what the house rules say', () => {
  const table: [Chord, WindowKey | undefined][] = [
    [chord('Ctrl+k'), { kind: 'palette' }],
    [chord('Ctrl+K'), { kind: 'palette' }], // Caps Lock
    [chord('F1'), { kind: 'help' }],
    [chord('Alt+ě', 'Digit2'), { kind: 'navigate', place: 2 }], // the Czech layout without Shift
    [chord('Alt+9', 'Digit9'), { kind: 'navigate', place: 9 }],
    [chord('Alt+0', 'Digit0'), undefined],
    [chord('F6'), { kind: 'pane', by: 1 }],
    [chord('Shift+F6'), { kind: 'pane', by: -1 }],
    [chord('Alt+ArrowLeft'), { kind: 'back' }],
    [chord('Alt+ArrowRight'), { kind: 'forward' }],
    [chord('Alt+n'), { kind: 'menu' }],
    [chord('Ctrl+n'), act('new')],
    [chord('Ctrl+s'), act('save')],
    [chord('Ctrl+f'), act('find')],
    [chord('Ctrl+p'), act('print')],
    [chord('Ctrl+Enter'), act('primary')],
    [chord('Ctrl+z'), act('undo')],
    [chord('Ctrl+y'), act('redo')],
    [chord('Ctrl+Shift+Z'), act('redo')],
    [chord('Ctrl+ArrowDown'), act('next')],
    [chord('Alt+ArrowUp'), act('move-up')],
    [chord('F5'), act('reload')],
    [chord('Ctrl+Shift+Enter'), act('window')],
    [chord('Ctrl+Shift+k'), undefined],
    [chord('Shift+F5'), undefined],
    [chord('a'), undefined], // letters are free for type-ahead
    [chord('Ctrl+Alt+k'), undefined], // AltGr writes signs
    [chord('Meta+k'), undefined],
  ];
  for (const [pressed, expected] of table) expect(readChord(pressed, free), JSON.stringify(pressed)).toEqual(expected);
});

test('every chord that the help shows does what it says there', () => {
  for (const { keys, does } of SHORTCUTS) expect(readChord(chord(keys), free), keys).toEqual(does);
  expect([keysOf('print'), keysOf('window')]).toEqual(['Ctrl+P', 'Ctrl+Shift+Enter']);
});

test('a field keeps its own undo and variants keep their own arrows', () => {
  const editing = { editing: true, ownArrows: false };
  expect(readChord(chord('Ctrl+z'), editing)).toBeUndefined();
  expect(readChord(chord('Ctrl+ArrowDown'), editing)).toBeUndefined();
  expect(readChord(chord('Ctrl+s'), editing)).toEqual(act('save'));
  expect(readChord(chord('Alt+ArrowLeft'), { editing: false, ownArrows: true })).toBeUndefined();
});

test('panes go round', () => {
  expect([nextPane(0, 3, 1), nextPane(2, 3, 1), nextPane(0, 3, -1), nextPane(-1, 3, 1), nextPane(-1, 3, -1)]).toEqual([1, 0, 2, 0, 2]);
});
