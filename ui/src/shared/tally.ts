/** How one mandate stands. */
export type Seat = 'yes' | 'waiting' | 'no' | 'abstained' | 'none';

/** Counted votes of a body. */
export interface Tally {
  /** All mandates of the body. */
  members: number;
  yes: number;
  no: number;
  abstained: number;
  /** Present, has not voted yet. */
  waiting: number;
  /** Sat there and did not vote. */
  notVoted?: number;
  absent?: number;
  /** Left out for a conflict of interest. */
  excluded?: number;
}

/** Always in this order: pro, waiting, proti, zdržel se, not voting; one seat per mandate. */
export function seats(tally: Tally): Seat[] {
  const { yes, waiting, no, abstained, members } = tally;
  const none = Math.max(0, members - yes - waiting - no - abstained);
  const of = (seat: Seat, count: number): Seat[] => Array.from({ length: count }, () => seat);
  return [
    ...of('yes', yes),
    ...of('waiting', waiting),
    ...of('no', no),
    ...of('abstained', abstained),
    ...of('none', none),
  ];
}
