import '../../src/styles/fonts.css';
import '../../src/styles/tokens.css';
import '../../src/styles/app.css';
import { mount } from 'svelte';
import { useClient } from '$lib/api';
import { useClock } from '$lib/i18n';
import App from '$shell/App.svelte';
import { look, type Theme } from '$shell/look.svelte';
import { historyImport } from '../../src/import';
import { settings as settingsModule } from '../../src/settings';
import StartView from '../../src/setup/StartView.svelte';
import { STEPS, Wizard, type Step } from '../../src/setup/wizard.svelte';
import { damaged, desks, foundBackups, inspection, licences, profiles, report, settings, standings } from './fixtures';
import Page from './Page.svelte';

const query = new URLSearchParams(location.search);
const kept = new Map<string, string>();
look.open({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) });
look.set({ theme: (query.get('theme') ?? 'light') as Theme, textSize: Number(query.get('size') ?? 100) });
if (query.get('lang') === 'en') look.set({ locale: 'en' });
useClock(() => Date.parse('2026-11-23T08:42:00Z'));

let uploads = 0;
const answers: Record<string, (args: Record<string, unknown>) => unknown> = {
  desk: () => ({ ...desks['new'], state: 'open' }),
  session: () => ({ municipality: 'Město Vzorov', person: { id: 'p1', name: 'Milena Jasanová', function: 'tajemnice úřadu' } }),
  query: (args) => structuredClone(args['name'] === 'profiles' ? profiles : args['name'] === 'damaged_contents' ? damaged[query.get('contents') ?? 'whole'] : settings),
  execute: () => ({ command: 'c1' }),
  licences: () => licences,
  licence_text: () => 'Permission is hereby granted, free of charge…',
  rebuild: () => null,
  create_office: () => ({ recovery_code: 'K7MQ2-X4TN9-B8RDW-3HVZC-PF6JA-9WEKS-T2YGH-5NXQM' }),
  confirm_recovery: () => false,
  renew_recovery: () => 'K7MQ2-X4TN9-B8RDW-3HVZC-PF6JA-9WEKS-T2YGH-5NXQM',
  backup_standing: () => standings[query.get('backup') ?? 'well'],
  put_backup_off: () => standings['off'],
  backups_in: () => foundBackups,
  begin_upload: () => `u${(uploads += 1)}`,
  upload_part: () => null,
  finish_upload: () => null,
  cancel_upload: () => null,
  import_inspect: () => inspection,
  import_run: () => report,
  import_undo: () => ({ removed: 2470, kept: [{ number: 'RM/1136/38/2024', title: 'Prodej části pozemku p. č. 412/7' }] }),
};
useClient({
  call: (command, args) => {
    const answer = answers[command];
    if (answer) return Promise.resolve(answer(args));
    return Promise.reject({ code: 'refused', key: 'unlock-wrong-passphrase', args: {}, trace_id: '' });
  },
  on: () => Promise.resolve(() => {}),
});

/** A wizard with answers, brought to one of its screens. */
async function wizardAt(step: Step): Promise<Wizard> {
  const wizard = new Wizard({ today: '2026-11-23', done: () => {}, pick: () => 2 });
  if (query.get('empty') === null) fill(wizard);
  while (wizard.step !== step && (await wizard.next()));
  if (wizard.step !== step) wizard.step = step;
  return wizard;
}
function fill(wizard: Wizard): void {
  Object.assign(wizard.town, { name: 'Město Vzorov', name_genitive: 'města Vzorova', ico: '00006947', address: 'Náměstí 1, 379 01 Vzorov' });
  wizard.term.from = '2026-10-10';
  Object.assign(wizard.person, { given: 'Milena', family: 'Jasanová', function: 'tajemnice úřadu' });
  Object.assign(wizard.key, { passphrase: 'lípa kámen řeka most', again: 'lípa kámen řeka most' });
}

const target = document.getElementById('app');
if (!target) throw new Error('no place for the gallery');
const page = query.get('page') ?? 'app';
if (page === 'app') mount(App, { target, props: { modules: [settingsModule, historyImport], start: StartView } });
else if ((STEPS as readonly string[]).includes(page)) {
  const wizard = await wizardAt(page as Step);
  mount(Page, { target, props: { desk: desks['new']!, wizard } });
} else mount(Page, { target, props: { desk: desks[page] ?? desks['new']! } });
