import { t } from '$lib/i18n';
import type { Module } from '$shell/module';
import EnvelopeScreen from './EnvelopeScreen.svelte';

/** An encrypted file with papers of another office, or of this one. */
export const envelope: Module = {
  id: 'envelope',
  nav: [],
  views: { envelope: { component: EnvelopeScreen, title: 'envelope', help: 'envelope-help' } },
  commands: (office) => [{ id: 'open-envelope', icon: 'open', text: t('envelope-open'), run: () => office.go('envelope') }],
};
