import type { Module } from '$shell/module';
import DistributionView from './DistributionView.svelte';

/** The distribution of a meeting's papers: to whom, how, in which version. */
export const distribution: Module = {
  id: 'distribution',
  nav: [],
  views: {
    distribution: { component: DistributionView, title: 'distribution', help: 'distribution-help' },
  },
};
