import type { MandateEndRow } from '$lib/api';

/** Whether somebody entered and gets a certificate, or got it. */
export const hasCertificate = (row: MandateEndRow): boolean => row.entered !== null && row.taken_back_on === null;
