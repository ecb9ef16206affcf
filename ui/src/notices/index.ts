import type { Module } from '$shell/module';
import { sync } from '../joining/sync.svelte';
import NoticesView from './NoticesView.svelte';

/** What people are to be told by e-mail: made ready here where no server sends it. */
export const notices: Module = {
  id: 'notices',
  nav: [{ id: 'notices', icon: 'note', text: 'nav-notices', view: 'notices', place: 'foot', isShown: () => sync.current?.state === 'solo' }],
  views: { notices: { component: NoticesView, title: 'nav-notices', help: 'notices-help' } },
};
