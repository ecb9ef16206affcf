/** A piece of a comparison: kept, put in, taken out. */
export interface DiffPart {
  kind: 'same' | 'ins' | 'del';
  text: string;
}

/** Dates, amounts, words, spaces and signs; together they are the whole text. A date changes as a whole. */
const TOKENS = /\d{1,2}\.[ \u00a0]?\d{1,2}\.(?:[ \u00a0]?\d{4})?|\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;

/** Above so many differing words the texts are called different as a whole: nobody reads such a comparison. */
const MAX_EDITS = 1500;

/** Compares two texts word by word (Myers, linear in size times the number of differences). */
export function diffWords(before: string, after: string): DiffPart[] {
  const a = before.match(TOKENS) ?? [];
  const b = after.match(TOKENS) ?? [];
  const head = commonHead(a, b);
  const tail = commonTail(a, b, head);
  const middle = edits(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const same = (text: string): DiffPart => ({ kind: 'same', text });
  const parts = [same(a.slice(0, head).join('')), ...middle, same(a.slice(a.length - tail).join(''))];
  return tidy(parts);
}

function commonHead(a: string[], b: string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}

function commonTail(a: string[], b: string[], head: number): number {
  let count = 0;
  const most = Math.min(a.length, b.length) - head;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
}

function edits(a: string[], b: string[]): DiffPart[] {
  const trace = walk(a, b);
  if (!trace) return [{ kind: 'del', text: a.join('') }, { kind: 'ins', text: b.join('') }];
  return retrace(a, b, trace);
}

/** Furthest points reached on each diagonal after each edit; nothing when there are too many edits. */
function walk(a: string[], b: string[]): Map<number, number>[] | undefined {
  const trace: Map<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let depth = 0; depth <= Math.min(a.length + b.length, MAX_EDITS); depth += 1) {
    trace.push(reached);
    const next = new Map<number, number>(reached);
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      const x = slide(a, b, start(reached, diagonal, depth), diagonal);
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return trace;
    }
    reached = next;
  }
  return undefined;
}

function start(reached: Map<number, number>, diagonal: number, depth: number): number {
  const below = reached.get(diagonal + 1) ?? -1;
  const left = reached.get(diagonal - 1) ?? -1;
  return diagonal === -depth || (diagonal !== depth && left < below) ? below : left + 1;
}

function slide(a: string[], b: string[], from: number, diagonal: number): number {
  let x = from;
  while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
  return x;
}

function retrace(a: string[], b: string[], trace: Map<number, number>[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let x = a.length;
  let y = b.length;
  for (let depth = trace.length - 1; depth >= 0; depth -= 1) {
    const reached = trace[depth]!;
    const diagonal = x - y;
    const down = cameDown(reached, diagonal, depth);
    const previous = down ? diagonal + 1 : diagonal - 1;
    const fromX = depth === 0 ? 0 : (reached.get(previous) ?? 0);
    const edgeX = depth === 0 ? 0 : down ? fromX : fromX + 1;
    parts.push({ kind: 'same', text: a.slice(edgeX, x).join('') });
    if (depth === 0) break;
    parts.push(down ? { kind: 'ins', text: b[fromX - previous] ?? '' } : { kind: 'del', text: a[fromX] ?? '' });
    x = fromX;
    y = fromX - previous;
  }
  return parts.reverse();
}

function cameDown(reached: Map<number, number>, diagonal: number, depth: number): boolean {
  const below = reached.get(diagonal + 1) ?? -1;
  const left = reached.get(diagonal - 1) ?? -1;
  return diagonal === -depth || (diagonal !== depth && left < below);
}

/** Joins neighbours, and lets a lone space between two changes go with them: phrases are read, not confetti. */
function tidy(parts: DiffPart[]): DiffPart[] {
  const filled = parts.filter((part) => part.text !== '');
  const runs: DiffPart[] = [];
  let del = '';
  let ins = '';
  const flush = () => {
    if (del) runs.push({ kind: 'del', text: del });
    if (ins) runs.push({ kind: 'ins', text: ins });
    del = '';
    ins = '';
  };
  filled.forEach((part, index) => {
    if (part.kind === 'del') del += part.text;
    else if (part.kind === 'ins') ins += part.text;
    else if (/^\s+$/u.test(part.text) && (del || ins) && changes(filled[index + 1])) {
      del += part.text;
      ins += part.text;
    } else {
      flush();
      push(runs, part);
    }
  });
  flush();
  return runs.filter((part) => part.text !== '');
}

const changes = (part: DiffPart | undefined): boolean => part !== undefined && part.kind !== 'same';

function push(runs: DiffPart[], part: DiffPart): void {
  const last = runs.at(-1);
  if (last?.kind === 'same' && part.kind === 'same') last.text += part.text;
  else runs.push({ ...part });
}
