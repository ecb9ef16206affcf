import { expect, test } from 'vitest';
import type { EnteredRow, MandateEndRow } from '$lib/api';
import { hasCertificate, isCertificateDay } from './certificate';

const entered: EnteredRow = { person_name: 'Petr Habřina', from: '2026-11-21', certificate_due_on: '2026-12-05', days_left: 12, certificate_on: null };
const row = (change: Partial<MandateEndRow>): MandateEndRow => ({
  id: 'end', person: 'person', person_name: 'MUDr. Alena Sluková', reason: 'resignation', way: 'delivered', last_on: '2026-11-20', note: '',
  also: [], entered, taken_back_on: null, taken_back_reason: '', ...change,
});

test('there is a certificate for who entered, handed over or not, while the end holds', () => {
  expect(hasCertificate(row({}))).toBe(true);
  expect(hasCertificate(row({ entered: { ...entered, certificate_on: '2026-11-23' } }))).toBe(true);
  expect(hasCertificate(row({ entered: null }))).toBe(false);
  expect(hasCertificate(row({ taken_back_on: '2026-11-24', taken_back_reason: 'zrušil soud' }))).toBe(false);
});

test('a certificate is handed over from the first day of the mandate to today', () => {
  const days = ['2026-11-20', '2026-11-21', '2026-11-25', '2026-11-26'];
  expect(days.map((day) => isCertificateDay(row({}), day, '2026-11-25'))).toEqual([false, true, true, false]);
});
