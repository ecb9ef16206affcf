import type { Module } from '$shell/module';
import RegistryView from './RegistryView.svelte';

/** Documents and the filing service: what awaits a number, what went out. */
export const registry: Module = {
  id: 'registry',
  nav: [{ id: 'registry', icon: 'book', text: 'nav-registry', view: 'registry', place: 'foot' }],
  views: { registry: { component: RegistryView, title: 'nav-registry', help: 'registry-help' } },
};
