import type { PlainTextKey } from '$lib/i18n';
import type { LawProfile } from './desk';

/** What is wrong, by the name of the field. */
export type Problems = Partial<Record<string, PlainTextKey>>;

/** The shortest pass-phrase taken; a phrase of four words is about twenty characters. */
export const PASSPHRASE_LENGTH = 12;

/**
 * Eight digits whose last is the check digit modulo 11.
 *
 * Source: the identification number of a person (IČO), rule of the Czech Statistical Office.
 */
export function isIco(text: string): boolean {
  if (!/^\d{8}$/u.test(text)) return false;
  const sum = [...text].slice(0, 7).reduce((total, digit, place) => total + Number(digit) * (8 - place), 0);
  return Number(text[7]) === (11 - (sum % 11)) % 10;
}

/** An IČO as it is kept: without spaces, filled with zeros from the left. */
export function tidyIco(text: string): string {
  const digits = text.replace(/\s/gu, '');
  return /^\d{1,8}$/u.test(digits) ? digits.padStart(8, '0') : digits;
}

/** An address that could be one: something, an at sign, a name with a dot. */
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(text);

/** A whole number a person wrote, or nothing. */
export const wholeNumber = (text: string): number | undefined =>
  /^\d{1,4}$/u.test(text.trim()) ? Number(text.trim()) : undefined;

/**
 * Whether so many members may sit in the assembly.
 *
 * Source: Act No. 128/2000 Coll., § 68 (5 to 55); Act No. 131/2000 Coll., § 60 and § 87 (up to 70 in Prague).
 */
export function assemblyProblem(seats: number | undefined, law: LawProfile): PlainTextKey | undefined {
  if (seats === undefined) return 'setup-seats-missing';
  const most = law === 'act128' ? 55 : 70;
  if (seats >= 5 && seats <= most) return undefined;
  return law === 'act128' ? 'setup-seats-assembly-128' : 'setup-seats-assembly-131';
}

/** Whether the assembly elects a council. Source: Act No. 128/2000 Coll., § 99 (3). */
export const hasCouncil = (assembly: number, law: LawProfile): boolean => law === 'act131' || assembly >= 15;

/**
 * Whether so many members may sit in the council.
 *
 * Source: Act No. 128/2000 Coll., § 99 (1): odd, 5 to 11, at most a third of the assembly.
 */
export function councilProblem(seats: number | undefined, assembly: number, law: LawProfile): PlainTextKey | undefined {
  if (seats === undefined || seats < 1) return 'setup-seats-missing';
  if (law === 'act131') return undefined;
  if (seats % 2 === 0 || seats < 5 || seats > 11) return 'setup-seats-council';
  return seats * 3 > assembly ? 'setup-seats-council-third' : undefined;
}

/** The largest council the act allows, at least five. */
export function usualCouncil(assembly: number): number {
  const most = Math.min(11, Math.floor(assembly / 3));
  return Math.max(5, most % 2 === 0 ? most - 1 : most);
}
