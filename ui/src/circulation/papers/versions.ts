import type { ComparedPart, HistoryEvent, VersionDto } from '$lib/api';

/** Seconds within which a version and the command that made it are one event. */
const TOGETHER_S = 2;

/** The version an event made, if it made one. */
export function versionOf(event: HistoryEvent, versions: readonly VersionDto[]): number | undefined {
  const at = Date.parse(event.at);
  return versions.find((version) => Math.abs(Date.parse(version.at) - at) <= TOGETHER_S * 1000)?.number;
}

/** One of the two texts of a comparison: without the words only the other has. */
export const sideOf = (part: ComparedPart, without: 'inserted' | 'deleted'): string =>
  part.pieces
    .filter((piece) => piece.kind !== without)
    .map((piece) => piece.text)
    .join('');
