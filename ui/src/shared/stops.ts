import type { Stop } from './RoutePicture.svelte';

/** Stops that run beside the one before them stand in its place of the picture. */
export function withBeside(stops: readonly (Stop & { isBeside: boolean })[]): Stop[] {
  const places: Stop[] = [];
  for (const { isBeside, ...stop } of stops) {
    const last = places.at(-1);
    if (isBeside && last) places[places.length - 1] = { ...last, beside: [...(last.beside ?? []), stop] };
    else places.push(stop);
  }
  return places;
}

/** Where the journey stands at a place: here while anybody is awaited, behind only when all are done. */
export function placeState(stop: Stop): Stop['state'] {
  const states = [stop, ...(stop.beside ?? [])].map((one) => one.state);
  if (states.includes('now')) return 'now';
  return states.every((state) => state === 'done') ? 'done' : stop.state === 'done' ? 'ahead' : stop.state;
}
