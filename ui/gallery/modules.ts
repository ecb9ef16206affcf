import type { Module } from '$shell/module';
import { settings } from '../src/settings';
import ListScreen from './ListScreen.svelte';

const view = { component: ListScreen, title: 'nav-settings', help: 'settings-help' } as const;
const entry = (id: string, icon: Module['nav'][number]['icon'], place: Module['nav'][number]['place']) =>
  ({ id, icon, text: 'nav-settings', view: id, place }) as const;

/** Screens that fill the frame in pictures; the product has its own. */
export const galleryModules: readonly Module[] = [
  {
    id: 'gallery',
    nav: [
      { ...entry('day', 'day', 'top'), count: () => ({ value: 7 }) },
      { ...entry('attention', 'attention', 'top'), count: () => ({ value: 3, warm: true }) },
      { ...entry('papers', 'paper', 'nav-group-circulation'), count: () => ({ value: 30 }) },
      entry('meetings', 'meeting', 'nav-group-circulation'),
      entry('resolutions', 'resolution', 'nav-group-circulation'),
    ],
    views: { day: view, attention: view, papers: view, meetings: view, resolutions: view },
  },
  settings,
];
