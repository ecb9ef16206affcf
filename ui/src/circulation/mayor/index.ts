import type { Module } from '$shell/module';
import { overview } from '../../office/overview.svelte';
import MayorView from './MayorView.svelte';

/** Decisions of the mayor in place of the council; a municipality with a council never sees it. */
export const mayor: Module = {
  id: 'mayor',
  nav: [
    {
      id: 'decisions', icon: 'tick', text: 'decisions-nav', view: 'decisions', place: 'nav-group-circulation',
      count: () => (overview.current ? { value: overview.current.counts.decisions } : undefined),
      isShown: () => Boolean(overview.current?.mayor),
    },
  ],
  views: { decisions: { component: MayorView, title: 'decisions-nav', help: 'decisions-help' } },
};
