/** The space that does not break a line. */
export const NBSP = '\u00a0';

const SMALL_WORD = /(^|[\s\u00a0(„])([ksvzouaiKSVZOUAI]) (?=\S)/gu;
const SIGN = /(§|č\.|čl\.|odst\.|písm\.|p\.|k\.) (?=[\p{L}\p{N}])/gu;
const UNIT = /(\p{N}) (?=(?:Kč|%|MB|kB|GB|mil\.|tis\.|m²|hod\.|min\b))/gu;
const DAY = /(\b\d{1,2}\.) (?=\d)/gu;

/**
 * Ties single-letter prepositions, „č. 9", „§ 39", units and parts of a date to what follows.
 *
 * Source: ČSN 01 6910, the rules for documents.
 */
export function tie(text: string): string {
  const small = `$1$2${NBSP}`;
  return text
    .replace(SMALL_WORD, small)
    .replace(SMALL_WORD, small) // „a v obci": the first pass consumed the space the second needs
    .replace(SIGN, `$1${NBSP}`)
    .replace(UNIT, `$1${NBSP}`)
    .replace(DAY, `$1${NBSP}`);
}
