import type { HistoryEvent, VersionDto } from '$lib/api';

/** Seconds within which a version and the command that made it are one event. */
const TOGETHER_S = 2;

/** The version an event made, if it made one. */
export function versionOf(event: HistoryEvent, versions: readonly VersionDto[]): number | undefined {
  const at = Date.parse(event.at);
  return versions.find((version) => Math.abs(Date.parse(version.at) - at) <= TOGETHER_S * 1000)?.number;
}
