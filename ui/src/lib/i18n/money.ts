import { locale } from './locale.svelte';
import { NBSP } from './typography';

/** An amount in haléř: a whole number, as a string when it would not fit a JavaScript number. */
export type Haler = number | string;

/** Whether the haléře are written when the amount is whole. */
export type Haleru = 'always' | 'when-needed';

/** "1 500,00 Kč"; `when-needed` leaves out ",00", which lists and texts do without. */
export function formatMoney(amount: Haler, haleru: Haleru = 'always'): string {
  const value = BigInt(amount);
  const sign = value < 0n ? '−' : '';
  const absolute = value < 0n ? -value : value;
  const rest = absolute % 100n;
  const whole = group(String(absolute / 100n));
  const fraction = rest === 0n && haleru === 'when-needed' ? '' : `${point()}${String(rest).padStart(2, '0')}`;
  return locale() === 'cs' ? `${sign}${whole}${fraction}${NBSP}Kč` : `${sign}CZK${NBSP}${whole}${fraction}`;
}

/** "2 473": a count with groups of three. */
export function formatNumber(value: number): string {
  return `${value < 0 ? '−' : ''}${group(String(Math.abs(Math.trunc(value))))}`;
}

const KILO = 1000;
const SIZES = ['B', 'kB', 'MB', 'GB', 'TB'];

/** "214 kB", "1,2 MB": the size of a file, in decimal units as the systems show them. */
export function formatSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= KILO && unit < SIZES.length - 1) {
    value /= KILO;
    unit += 1;
  }
  const digits = unit >= 2 && value < 100 ? value.toFixed(1) : String(Math.round(value));
  return `${digits.replace('.', point())}${NBSP}${SIZES[unit]}`;
}

const point = (): string => (locale() === 'cs' ? ',' : '.');
const group = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+$)/gu, locale() === 'cs' ? NBSP : ',');
