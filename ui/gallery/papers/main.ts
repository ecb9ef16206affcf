import '../../src/styles/fonts.css';
import '../../src/styles/tokens.css';
import '../../src/styles/app.css';
import { mount } from 'svelte';
import { useClient } from '$lib/api';
import { useClock } from '$lib/i18n';
import { look, type Theme } from '$shell/look.svelte';
import App from '$shell/App.svelte';
import type { Module } from '$shell/module';
import StartView from '../../src/setup/StartView.svelte';
import { papers } from '../../src/circulation/papers';
import { myDay } from '../../src/office';
import { settings } from '../../src/settings';
import { fixtureClient } from './client';
import Start from './Start.svelte';

const query = new URLSearchParams(location.search);
const kept = new Map<string, string>();
look.open({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) });
look.set({ theme: (query.get('theme') ?? 'light') as Theme, textSize: Number(query.get('size') ?? 100) });
if (query.get('lang') === 'en') look.set({ locale: 'en' });
useClock(() => Date.parse('2026-11-23T08:42:00Z'));
const screen = document.documentElement.dataset['screen'] ?? 'my-day';
const client = fixtureClient({ rows: Number(query.get('rows') ?? 30), state: query.get('state') ?? 'formal_check', fails: query.get('fails') });
const asked: { command: string; args: unknown }[] = [];
useClient({
  ...client,
  call: (command, args) => {
    asked.push({ command, args: structuredClone(args) });
    return client.call(command, args);
  },
});
// What was asked of the core, for whoever drives the page.
Object.assign(window, { asked });

// The screen is reached as a person reaches it: by going there from the first one.
const start: Module = {
  id: 'start',
  nav: [{ id: 'start', icon: 'day', text: 'nav-my-day', view: 'start', place: 'top' }],
  views: { start: { component: Start, title: 'nav-my-day', help: 'day-help' } },
};
const target = document.getElementById('app');
if (!target) throw new Error('no place for the gallery');
const shown = screen === 'my-day' ? [myDay, papers, settings] : [start, myDay, papers, settings];
mount(App, { target, props: { modules: shown, start: StartView } });
