import { expect, test } from 'vitest';
import { isPort, seemsMoved } from './commands';

test('a port is one that a program of a person may serve', () => {
  const table: [string, boolean][] = [['8443', true], ['1023', false], ['65536', false], ['', false], ['8443a', false]];
  for (const [text, expected] of table) expect(isPort(text), text).toBe(expected);
});

test('only a number this computer does not have any more seems to have moved', () => {
  const table: [string, string, boolean][] = [
    ['192.168.1.20', '192.168.1.31', true],
    ['192.168.1.20', '192.168.1.20', false],
    ['192.168.1.20', '', false], // no network
    ['192.168.1.20', 'podatelna', false], // a name may lead to the same number
    ['urad.vzorov.cz', '192.168.1.31', false],
    ['127.0.0.1', '192.168.1.31', false],
  ];
  for (const [host, suggested, expected] of table) expect(seemsMoved({ host, suggested }), `${host} ${suggested}`).toBe(expected);
});
