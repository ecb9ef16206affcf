import { expect, test } from 'vitest';
import type { OfficeWay } from '$lib/api';
import { afterKeeping, wayInput } from './way';

const kept: OfficeWay = { proxy: 'http://proxy:3128', proxy_has_name: true, is_proxy_governed: false, authority: '', is_authority_governed: false };

test('a proxy nobody touched keeps its password, and what the administrator laid down is not sent', () => {
  const form = { proxy: ' http://proxy:3128 ', authority: ' PEM ' };
  expect(wayInput(kept, form)).toEqual({ proxy: null, authority: 'PEM' });
  expect(wayInput(kept, { ...form, proxy: '' })).toEqual({ proxy: '', authority: 'PEM' });
  expect(wayInput(kept, { ...form, proxy: 'jiny:80' })).toEqual({ proxy: 'jiny:80', authority: 'PEM' });
  const governed = { ...kept, is_proxy_governed: true, is_authority_governed: true };
  expect(wayInput(governed, { proxy: 'jiny:80', authority: 'PEM' })).toEqual({ proxy: null, authority: '' });
});

test('after keeping, the person reads how the server looks from there', () => {
  expect(['reached', 'unreached', 'untrusted'].map((says) => afterKeeping(says))).toEqual([
    { text: 'way-reached', tone: 'info' },
    { text: 'way-unreached', tone: 'info' },
    { text: 'way-untrusted', tone: 'warn' },
  ]);
});
