import { explain, toApiError, type SearchHit } from '$lib/api';
import { toasts } from '$shared/toasts.svelte';
import type { Way } from '$shell/module';
import { letters } from '../circulation/papers/letters.svelte';
import { placeOf } from './places';

/** Opens what was found: a screen, a message over it, or a file in the program it belongs to. */
export function openHit(office: Way, hit: SearchHit): void {
  const { view, params } = placeOf(hit);
  if (view !== 'attachment') return office.go(view, params);
  letters.show({ id: hit.id, name: hit.title }).catch((failure: unknown) => toasts.show(explain(toApiError(failure)).said));
}
