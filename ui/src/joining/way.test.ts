import { expect, test } from 'vitest';
import type { OfficeWay } from '$lib/api';
import { afterKeeping, mayMove, wayInput } from './way';

const kept: OfficeWay = { address: 'https://192.168.1.20:8443/vzorov', is_address_governed: false, is_served_here: false, proxy: 'http://proxy:3128', proxy_has_name: true, is_proxy_governed: false, authority: '', is_authority_governed: false };

test('a proxy nobody touched keeps its password, and what the administrator laid down is not sent', () => {
  const form = { address: kept.address, proxy: ' http://proxy:3128 ', authority: ' PEM ' };
  expect(wayInput(kept, form)).toEqual({ address: null, proxy: null, authority: 'PEM' });
  expect(wayInput(kept, { ...form, proxy: '' })).toEqual({ address: null, proxy: '', authority: 'PEM' });
  expect(wayInput(kept, { ...form, proxy: 'jiny:80' })).toEqual({ address: null, proxy: 'jiny:80', authority: 'PEM' });
  const governed = { ...kept, is_proxy_governed: true, is_authority_governed: true };
  expect(wayInput(governed, { ...form, proxy: 'jiny:80' })).toEqual({ address: null, proxy: null, authority: '' });
});

test('another address is sent only where a person may write it and did', () => {
  const form = { address: ' urad.local:8443/vzorov ', proxy: kept.proxy, authority: '' };
  const table: [OfficeWay, string, string | null][] = [
    [kept, form.address, 'urad.local:8443/vzorov'],
    [kept, ` ${kept.address} `, null],
    [kept, '', null],
    [{ ...kept, is_address_governed: true }, form.address, null],
    [{ ...kept, is_served_here: true }, form.address, null],
  ];
  for (const [way, address, sent] of table) expect(wayInput(way, { ...form, address }).address).toBe(sent);
  expect([kept, { ...kept, is_served_here: true }].map(mayMove)).toEqual([true, false]);
});

test('after keeping, the person reads how the server looks from there', () => {
  expect(['reached', 'unreached', 'untrusted'].map((says) => afterKeeping(says))).toEqual([
    { text: 'way-reached', tone: 'info' },
    { text: 'way-unreached', tone: 'info' },
    { text: 'way-untrusted', tone: 'warn' },
  ]);
});
