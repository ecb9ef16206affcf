import { t } from '$lib/i18n';
import type { Module } from '$shell/module';
import ContactView from './ContactView.svelte';
import { sync } from './sync.svelte';

/** Contact with the office: how it stands and what waits. It has no item of its own: the indicator leads here. */
export const joining: Module = {
  id: 'joining',
  nav: [],
  views: { contact: { component: ContactView, title: 'sync-title', help: 'sync-help' } },
  commands: (office) => (sync.isJoined ? [{ id: 'contact', icon: 'synced', text: t('sync-title'), run: () => office.go('contact') }] : []),
};
