import { t } from '$lib/i18n';
import type { Module } from '$shell/module';
import { overview } from '../../office/overview.svelte';
import PapersView from './PapersView.svelte';
import PaperView from './PaperView.svelte';

/** Tisky: what travels through the office. */
export const papers: Module = {
  id: 'papers',
  nav: [
    {
      id: 'papers',
      icon: 'paper',
      text: 'nav-papers',
      view: 'papers',
      within: ['paper', 'from-document'],
      place: 'nav-group-circulation',
      count: () => (overview.current ? { value: overview.current.counts.papers } : undefined),
    },
  ],
  commands: (office) =>
    overview.onlyReads ? [] : [{ id: 'new-paper', icon: 'plus', text: t('papers-new'), run: () => office.go('papers', { new: 'yes' }) }],
  views: {
    papers: { component: PapersView, title: 'nav-papers', help: 'papers-help' },
    paper: { component: PaperView, title: 'paper', help: 'paper-help', beside: true },
  },
};
