import type { Module } from '$shell/module';
import { paletteHits } from './palette';
import SearchView from './SearchView.svelte';

/** Search in everything, on a screen of its own and in the palette. */
export const search: Module = {
  id: 'search',
  nav: [{ id: 'search', icon: 'search', text: 'search-nav', view: 'search', place: 'nav-group-circulation' }],
  views: { search: { component: SearchView, title: 'search-nav', help: 'search-help' } },
  search: paletteHits,
};
