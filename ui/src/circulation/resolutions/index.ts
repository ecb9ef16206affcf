import type { Module } from '$shell/module';
import ResolutionsView from './ResolutionsView.svelte';
import ResolutionView from './ResolutionView.svelte';

/** Resolutions of all bodies. */
export const resolutions: Module = {
  id: 'resolutions',
  nav: [
    {
      id: 'resolutions', icon: 'resolution', text: 'resolutions-nav', view: 'resolutions', within: ['resolution'],
      place: 'nav-group-circulation',
    },
  ],
  views: {
    resolutions: { component: ResolutionsView, title: 'resolutions-nav', help: 'resolutions-help' },
    resolution: { component: ResolutionView, title: 'resolutions-single', help: 'resolutions-one-help', beside: true },
  },
};
