import { openAttachment, type SearchHit } from '$lib/api';
import type { Way } from '$shell/module';
import { placeOf } from './places';

/** Opens what was found: a screen, or an annex in the program it belongs to. */
export function openHit(office: Way, hit: SearchHit): void {
  const { view, params } = placeOf(hit);
  if (view === 'attachment') void openAttachment(hit.id);
  else office.go(view, params);
}
