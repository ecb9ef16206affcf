import type { Module } from '$shell/module';
import SettingsView from './SettingsView.svelte';

/** Settings of the program on this device. */
export const settings: Module = {
  id: 'settings',
  nav: [{ id: 'settings', icon: 'gear', text: 'nav-settings', view: 'settings', within: ['import', 'log'], place: 'foot' }],
  views: { settings: { component: SettingsView, title: 'nav-settings', help: 'settings-help-parts' } },
};
