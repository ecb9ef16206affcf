import '../src/styles/fonts.css';
import '../src/styles/tokens.css';
import '../src/styles/app.css';
import { mount } from 'svelte';
import { useClient } from '$lib/api';
import { useClock } from '$lib/i18n';
import { look, type Theme } from '$shell/look.svelte';
import App from '$shell/App.svelte';
import StartView from '../src/setup/StartView.svelte';
import Gallery from './Gallery.svelte';
import { galleryModules } from './modules';

const query = new URLSearchParams(location.search);
const kept = new Map<string, string>();
look.open({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) });
look.set({ theme: (query.get('theme') ?? 'light') as Theme, textSize: Number(query.get('size') ?? 100) });
if (query.get('lang') === 'en') look.set({ locale: 'en' });
useClock(() => Date.parse('2026-11-23T08:42:00Z'));
useClient({
  call: (command) =>
    command === 'desk'
      ? Promise.resolve({ state: 'open', ways: [], error: null, is_demo: false, folder: '' })
      : command === 'session'
      ? Promise.resolve({
          municipality: 'Město Vzorov',
          person: { id: 'p1', name: 'Milena Jasanová', function: 'tajemnice úřadu' },
        })
      : Promise.reject({ code: 'not_found', key: '', args: {}, trace_id: '' }),
  on: () => Promise.resolve(() => {}),
});

const target = document.getElementById('app');
if (!target) throw new Error('no place for the gallery');
if (query.get('page') === 'app') mount(App, { target, props: { modules: galleryModules, start: StartView } });
else mount(Gallery, { target });
