import { t } from '$lib/i18n';
import type { Module } from '$shell/module';
import MeetingsView from './MeetingsView.svelte';
import MeetingView from './MeetingView.svelte';

/** Meetings: the calendar, the agenda and the outcomes of its items. */
export const meetings: Module = {
  id: 'meetings',
  nav: [
    { id: 'meetings', icon: 'meeting', text: 'meetings-nav', view: 'meetings', within: ['meeting', 'distribution'], place: 'nav-group-circulation' },
  ],
  views: {
    meetings: { component: MeetingsView, title: 'meetings-nav', help: 'meetings-help' },
    meeting: { component: MeetingView, title: 'agenda-panel', help: 'agenda-help', beside: true },
  },
  commands: (office) => [
    { id: 'plan-meeting', icon: 'plus', text: t('meetings-plan'), run: () => office.go('meetings', { plan: 'new' }) },
  ],
};
