import type { MandateEndRow } from '$lib/api';

/** Whether somebody entered and gets a certificate, or got it. */
export const hasCertificate = (row: MandateEndRow): boolean => row.entered !== null && row.taken_back_on === null;

/** Whether the certificate may have been handed over that day: the substitute is a member, and the day is not ahead. */
export const isCertificateDay = (row: MandateEndRow, day: string, today: string): boolean =>
  row.entered !== null && row.entered.from <= day && day <= today;
