import type { Module } from '$shell/module';
import { overview } from '../office/overview.svelte';
import AttentionView from './AttentionView.svelte';

/** Vyžaduje pozornost: what did not go through and waits for a person. */
export const attention: Module = {
  id: 'attention',
  nav: [
    {
      id: 'attention', icon: 'attention', text: 'attention-nav', view: 'attention', place: 'top',
      count: () => (overview.current ? { value: overview.current.counts.attention, warm: true } : undefined),
    },
  ],
  views: { attention: { component: AttentionView, title: 'attention-nav', help: 'attention-help' } },
};
