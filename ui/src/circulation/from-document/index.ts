import { t } from '$lib/i18n';
import type { Module } from '$shell/module';
import { overview } from '../../office/overview.svelte';
import FromDocumentView from './FromDocumentView.svelte';

/** A paper founded from a document or an e-mail; one comes to it from the list of papers. */
export const papersFromDocuments: Module = {
  id: 'from-document',
  nav: [],
  commands: (office) =>
    overview.onlyReads ? [] : [{ id: 'paper-from-document', icon: 'paper', text: t('draft-open'), run: () => office.go('from-document') }],
  views: { 'from-document': { component: FromDocumentView, title: 'draft-title', help: 'draft-help' } },
};
