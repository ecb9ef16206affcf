import '../../src/styles/fonts.css';
import '../../src/styles/tokens.css';
import '../../src/styles/app.css';
import { mount } from 'svelte';
import { useClient } from '$lib/api';
import { useClock } from '$lib/i18n';
import { look, type Theme } from '$shell/look.svelte';
import App from '$shell/App.svelte';
import type { Module } from '$shell/module';
import { attention } from '../../src/attention';
import { meetings } from '../../src/circulation/meetings';
import { resolutions } from '../../src/circulation/resolutions';
import { tasks } from '../../src/circulation/tasks';
import { search } from '../../src/search';
import { settings } from '../../src/settings';
import StartView from '../../src/setup/StartView.svelte';
import { answer } from './answers';

const query = new URLSearchParams(location.search);
const kept = new Map<string, string>();
look.open({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) });
look.set({ theme: (query.get('theme') ?? 'light') as Theme, textSize: Number(query.get('size') ?? 100) });
if (query.get('lang') === 'en') look.set({ locale: 'en' });
// Before anything is drawn: Chromium does not ask container queries again when only the text size changes.
look.apply(document.documentElement);
useClock(() => Date.parse(query.get('now') ?? '2026-11-23T08:42:00Z'));
useClient({
  call: (command, args) => answer(command, args, query),
  on: () => Promise.resolve(() => {}),
});

/** The wanted screen stands first, so that the window opens on it. */
const all: readonly Module[] = [attention, meetings, resolutions, tasks, search, settings];
const start: Module = {
  id: 'start',
  nav: [{ id: 'start', icon: 'day', text: 'nav-my-day', view: 'start', place: 'top' }],
  views: {},
};
const target = document.getElementById('app');
if (!target) throw new Error('no place for the gallery');
const { default: Start } = await import('./Start.svelte');
const views = { start: { component: Start, title: 'nav-my-day', help: 'settings-help' } } as const;
mount(App, { target, props: { modules: [{ ...start, views }, ...all], start: StartView } });
