import { query as ask, type SearchHit } from '$lib/api';
import { formatDate, t } from '$lib/i18n';
import type { PaletteGroup, PaletteItem, PaletteQuery } from '$shared/palette.svelte';
import type { Way } from '$shell/module';
import { openHit } from './open';
import { iconOf, isAskable, kindsOf, numbersFirst } from './places';

/** Typing is let to settle; the palette drops answers to older texts itself. */
const PAUSE_MS = 120;

/** Hits offered in the palette; the whole answer is on the screen of the search. */
const OFFERED = 6;

let last = 0;

/** Finds documents, numbers and people while one types into the palette. */
export async function paletteHits(query: PaletteQuery, office: Way): Promise<PaletteGroup[]> {
  const kinds = kindsOf(query.mode);
  const turn = ++last;
  if (!kinds || !isAskable(query.words)) return [];
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  // A newer text is being asked for: the store is not troubled with this one.
  if (turn !== last) return [];
  const page = await ask('search', { text: query.words, kinds, body: '', year: 0, state: '', offset: 0, limit: OFFERED });
  const hits = query.mode === 'numbers' ? numbersFirst(page.hits, query.words) : page.hits;
  const items = hits.map((hit) => lineOf(hit, office));
  return [{ id: 'search', title: t('palette-texts'), items: [...items, all(query.words, page.total, office)] }];
}

const lineOf = (hit: SearchHit, office: Way): PaletteItem => ({
  id: `search-${hit.kind}-${hit.id}`,
  icon: iconOf(hit.kind),
  lead: hit.number || undefined,
  text: hit.title,
  note: [hit.place, hit.on ? formatDate(hit.on) : ''].filter(Boolean).join(' · ') || undefined,
  run: () => openHit(office, hit),
});

/** The last line leads to the whole answer; Ctrl+Enter runs it. */
const all = (text: string, total: number, office: Way): PaletteItem => ({
  id: 'search-all',
  icon: 'search',
  text: t('search-all-results', { count: total, text }),
  keys: 'Ctrl+Enter',
  run: () => office.go('search', { text }),
});
