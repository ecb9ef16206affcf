/**
 * Patterns of numbers, for the preview under the field: `{body}/{seq:term}/{meeting}/{yyyy}`.
 * The core decides (crates/circulation/src/numbering.rs); the same table of cases holds for both.
 */

/** Why a text is no pattern. */
export type PatternFault =
  | 'nothing-counts' | 'unclosed' | 'unopened' | 'unknown-field' | 'no-scope' | 'bad-width' | 'repeated' | 'runs-together';

/** What a number is made from. */
export interface NumberExample {
  body: string;
  seq: number;
  meeting: number;
  term: string;
  year: number;
  item: string;
}

/** A read pattern, or where and why it cannot be read; places count characters from zero. */
export type PatternReading = { parts: Part[] } | { fault: PatternFault; at: number };

type FieldName = 'seq' | 'meeting' | 'term' | 'yyyy' | 'yy' | 'body' | 'item';
type Part = { text: string } | { field: FieldName; scope: string; width: number };
type Fault = { fault: PatternFault; at: number };

const PADDED: readonly string[] = ['seq', 'meeting', 'term'];
const FIELDS: readonly string[] = [...PADDED, 'yyyy', 'yy', 'body', 'item'];
const OPEN: readonly string[] = [...PADDED, 'item'];

/** Reads a pattern. */
export function readPattern(text: string): PatternReading {
  const signs = [...text];
  const parts: Part[] = [];
  for (let at = 0; at < signs.length; ) {
    const sign = signs[at] ?? '';
    const twice = signs[at + 1] === sign;
    if (sign === '{' && !twice) {
      const end = signs.indexOf('}', at);
      if (end < 0) return { fault: 'unclosed', at };
      const field = readField(signs.slice(at + 1, end).join(''), at, parts);
      if ('fault' in field) return field;
      parts.push(field);
      at = end + 1;
    } else if (sign === '}' && !twice) {
      return { fault: 'unopened', at };
    } else {
      addText(parts, sign);
      at += sign === '{' || sign === '}' ? 2 : 1;
    }
  }
  const counts = parts.some((part) => 'field' in part && (part.field === 'seq' || part.field === 'meeting'));
  return counts ? { parts } : { fault: 'nothing-counts', at: 0 };
}

/** The number a pattern gives; nothing when the pattern cannot be read. */
export function previewNumber(pattern: string, example: NumberExample): string | undefined {
  const reading = readPattern(pattern);
  return 'parts' in reading ? reading.parts.map((part) => write(part, example)).join('') : undefined;
}

/** Within what the running number starts again from one; nothing when it only numbers meetings. */
export function scopeOf(pattern: string): 'meeting' | 'year' | 'term' | undefined {
  const reading = readPattern(pattern);
  const counter = 'parts' in reading && reading.parts.find((part) => 'field' in part && part.field === 'seq');
  return counter && 'scope' in counter ? (counter.scope as 'meeting' | 'year' | 'term') : undefined;
}

/** Something to number: the third item of a meeting, the 36th of a year, the 136th of a term. */
export function exampleFor(pattern: string, body: string, term: string, year: number): NumberExample {
  const seq = { meeting: 3, year: 36, term: 136 }[scopeOf(pattern) ?? 'year'];
  return { body, seq, meeting: 4, term, year, item: '7' };
}

function addText(parts: Part[], sign: string): void {
  const last = parts.at(-1);
  if (last && 'text' in last) last.text += sign;
  else parts.push({ text: sign });
}

function readField(inner: string, at: number, before: readonly Part[]): Part | Fault {
  const words = inner.split(':');
  const name = words.shift() ?? '';
  if (!FIELDS.includes(name)) return { fault: 'unknown-field', at };
  const field = name as FieldName;
  const scope = field === 'seq' ? (words.shift() ?? '') : '';
  if (field === 'seq' && !['meeting', 'year', 'term'].includes(scope)) return { fault: 'no-scope', at };
  const width = words.shift();
  if (width !== undefined && !(PADDED.includes(field) && /^[1-9]$/u.test(width))) return { fault: 'bad-width', at };
  if (words.length > 0) return { fault: 'unknown-field', at };
  return conflict(field, before, at) ?? { field, scope, width: Number(width ?? 1) };
}

function conflict(field: FieldName, before: readonly Part[], at: number): Fault | undefined {
  const meaning = (name: FieldName) => (name === 'yy' ? 'yyyy' : name);
  if (before.some((part) => 'field' in part && meaning(part.field) === meaning(field))) return { fault: 'repeated', at };
  return runsTogether(field, before) ? { fault: 'runs-together', at } : undefined;
}

/** Two numbers can be told apart when a sign that neither may hold stands between them. */
function runsTogether(field: FieldName, before: readonly Part[]): boolean {
  if (!OPEN.includes(field)) return false;
  let between = '';
  for (const part of [...before].reverse()) {
    if ('text' in part) between += part.text;
    else if (part.field === 'body') return false;
    else if (OPEN.includes(part.field)) return (part.field === 'item' ? /^[\d.]*$/u : /^\d*$/u).test(between);
  }
  return false;
}

function write(part: Part, example: NumberExample): string {
  if ('text' in part) return part.text;
  const padded = (value: number | string) => String(value).padStart(part.width, '0');
  switch (part.field) {
    case 'seq': return padded(example.seq);
    case 'meeting': return padded(example.meeting);
    case 'term': return padded(example.term);
    case 'yyyy': return String(example.year);
    case 'yy': return String(example.year % 100).padStart(2, '0');
    case 'body': return example.body;
    case 'item': return example.item;
  }
}

/** Patterns Czech towns use, most used first. */
export const USUAL_PATTERNS: readonly string[] = [
  '{body}/{seq:term}/{meeting}/{yyyy}',
  '{body}/{seq:meeting}/{meeting}/{yyyy}',
  '{seq:year:4}/{yy}-{body}',
  '{seq:year}/{body}/{yyyy}',
  '{seq:meeting}/{meeting}/{yyyy}',
  '{seq:year}/{yyyy}',
  'USN-{body}-{seq:year:4}/{yyyy}',
  '{seq:meeting}/{meeting} (k bodu {item})',
];
