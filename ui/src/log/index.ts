import { t } from '$lib/i18n';
import type { Module } from '$shell/module';
import LogView from './LogView.svelte';

/** The log of the office; one comes to it from the settings, from a paper or by its name. */
export const log: Module = {
  id: 'log',
  nav: [],
  views: { log: { component: LogView, title: 'log-title', help: 'log-help' } },
  commands: (office) => [{ id: 'log', icon: 'book', text: t('log-title'), run: () => office.go('log') }],
};
