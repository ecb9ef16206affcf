import './styles/fonts.css';
import './styles/tokens.css';
import './styles/app.css';
import { mount } from 'svelte';
import { flushAll } from '$shared/autosave.svelte';
import App from '$shell/App.svelte';
import { look } from '$shell/look.svelte';
import { followOtherWindows, routeOfWindow } from '$shell/windows';
import { modules } from './modules';
import StartView from './setup/StartView.svelte';

look.open(window.localStorage);
followOtherWindows();
// What is being typed reaches the store before the window goes.
window.addEventListener('pagehide', () => void flushAll());
document.addEventListener('visibilitychange', () => document.hidden && void flushAll());

const target = document.getElementById('app');
if (!target) throw new Error('the page has no place for the application');
mount(App, { target, props: { modules, start: StartView, beside: routeOfWindow() } });
