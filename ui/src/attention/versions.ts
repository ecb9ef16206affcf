import type { ComparedPiece } from '$lib/api';

/** A piece of one of two texts side by side; its own words are marked. */
export interface OwnPiece {
  text: string;
  /** Only this text has it. */
  own: boolean;
}

/** Two texts that met: the person's own and the one that stands. */
export interface Versions {
  mine: OwnPiece[];
  theirs: OwnPiece[];
}

/** Divides a comparison (the standing text against the person's) into the two texts. */
export function versions(pieces: readonly ComparedPiece[]): Versions {
  const side = (own: string, other: string) =>
    pieces.filter((piece) => piece.kind !== other).map((piece) => ({ text: piece.text, own: piece.kind === own }));
  return { mine: side('inserted', 'deleted'), theirs: side('deleted', 'inserted') };
}

/** A text of pieces. */
export const whole = (pieces: readonly OwnPiece[]): string => pieces.map((piece) => piece.text).join('');
