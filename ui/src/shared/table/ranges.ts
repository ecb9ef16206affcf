/** Chosen rows as closed intervals of row numbers, in order and apart: a hundred thousand rows are one pair. */
export type Ranges = readonly (readonly [number, number])[];

/** Whether a row is chosen. */
export const has = (ranges: Ranges, index: number): boolean =>
  ranges.some(([from, to]) => index >= from && index <= to);

/** How many rows are chosen. */
export const size = (ranges: Ranges): number => ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);

/** Chooses the rows from one to another, in either direction. */
export function add(ranges: Ranges, a: number, b: number): Ranges {
  let from = Math.min(a, b);
  let to = Math.max(a, b);
  const apart: (readonly [number, number])[] = [];
  for (const range of ranges) {
    if (range[1] < from - 1 || range[0] > to + 1) apart.push(range);
    else {
      from = Math.min(from, range[0]);
      to = Math.max(to, range[1]);
    }
  }
  return [...apart, [from, to] as const].sort((x, y) => x[0] - y[0]);
}

/** Lets one row go. */
export const remove = (ranges: Ranges, index: number): Ranges =>
  ranges.flatMap(([from, to]): (readonly [number, number])[] => {
    if (index < from || index > to) return [[from, to]];
    const left: (readonly [number, number])[] = index > from ? [[from, index - 1]] : [];
    return index < to ? [...left, [index + 1, to]] : left;
  });

/** Chooses a row, or lets it go when it is chosen. */
export const toggle = (ranges: Ranges, index: number): Ranges =>
  has(ranges, index) ? remove(ranges, index) : add(ranges, index, index);

/** The numbers of all chosen rows, in order. */
export const indices = (ranges: Ranges): number[] =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, step) => from + step));
