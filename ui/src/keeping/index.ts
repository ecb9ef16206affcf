import { t } from '$lib/i18n';
import type { Module } from '$shell/module';
import DisposalView from './DisposalView.svelte';
import KeepingView from './KeepingView.svelte';

/** Care of the data the office keeps; one comes to it from the settings or by its name. */
export const keeping: Module = {
  id: 'keeping',
  nav: [],
  views: {
    keeping: { component: KeepingView, title: 'keeping-title', help: 'keeping-help' },
    disposal: { component: DisposalView, title: 'disposal-title', help: 'disposal-help' },
  },
  commands: (office) => [{ id: 'keeping', icon: 'scan', text: t('keeping-title'), run: () => office.go('keeping') }],
};
