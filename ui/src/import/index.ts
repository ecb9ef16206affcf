import type { Module } from '$shell/module';
import ImportView from './ImportView.svelte';

/** The guided import of a town's history; one comes to it from the settings. */
export const historyImport: Module = {
  id: 'import',
  nav: [],
  views: { import: { component: ImportView, title: 'import-title', help: 'import-help' } },
};
