import { fold } from '$shared/combobox.svelte';
import { Palette, type PaletteGroup, type PaletteItem, type PaletteQuery } from '$shared/palette.svelte';
import { t } from '$lib/i18n';
import type { Module, NavEntry, View } from './module';
import { helpItems, windowCommands } from './commands';
import { Router, type Params, type Route } from './router.svelte';
import { openWindow } from './windows';

/** The window: its modules, the way through them and the palette. */
export class Office {
  readonly modules: readonly Module[];
  readonly router: Router;
  readonly palette: Palette;
  /** The labelled column over the rail. */
  menuOpen = $state(false);
  helpOpen = $state(false);
  /** The screen whose help is open; the one on screen when nobody asked for another. */
  helpFor = $state<string>();
  supportOpen = $state(false);
  /** A window beside the main one: it shows one document and has no navigation. */
  readonly isBeside: boolean;

  constructor(modules: readonly Module[], beside?: Route) {
    this.modules = modules;
    const home = this.entries[0];
    if (!home) throw new Error('no module has a screen');
    this.isBeside = beside !== undefined;
    this.router = new Router(beside ?? { view: home.view, params: {} });
    this.palette = new Palette(() => [
      (query) => this.#recent(query),
      (query) => this.#commands(query),
      (query) => this.#screens(query),
      ...this.modules.flatMap(({ search }) => (search ? (query: PaletteQuery) => search(query, this) : [])),
      (query) => this.#help(query),
    ]);
  }

  /** Items of the navigation in the order of the eye: top, groups, foot. */
  get entries(): NavEntry[] {
    const all = this.modules.flatMap((module) => module.nav).filter((entry) => entry.isShown?.() ?? true);
    const rank = (entry: NavEntry) => (entry.place === 'top' ? 0 : entry.place === 'foot' ? 2 : 1);
    return all.toSorted((a, b) => rank(a) - rank(b));
  }

  /** The screen of a name. */
  view(name: string): View | undefined {
    return this.modules.map((module) => module.views[name]).find(Boolean);
  }

  /** Whether an item is the one where we are. */
  isCurrent(entry: NavEntry): boolean {
    const { view } = this.router.route;
    return entry.view === view || (entry.within?.includes(view) ?? false);
  }

  /** Goes to a screen and puts away what lies over it. */
  go(view: string, params: Params = {}): void {
    this.menuOpen = false;
    this.helpFor = undefined;
    this.router.go(view, params);
  }

  /** Alt+1 to Alt+9. */
  goToPlace(place: number): void {
    const entry = this.entries[place - 1];
    if (entry) this.go(entry.view);
  }

  /** The place on screen, when it may stand in a window of its own. */
  get side(): Route | undefined {
    return this.view(this.router.route.view)?.beside ? this.router.route : undefined;
  }

  /** Opens a place in a window of its own; the one on screen when none is given. */
  async openBeside(place: Route | undefined = this.side): Promise<void> {
    if (place) await openWindow(place);
  }

  /** F1: help of the present screen, or away with it. */
  toggleHelp(): void {
    this.helpFor = undefined;
    this.helpOpen = !this.helpOpen;
  }

  /** Opens the help of any screen. */
  showHelp(view: string): void {
    this.helpFor = view;
    this.helpOpen = true;
  }

  #help(query: PaletteQuery): PaletteGroup[] {
    if (query.mode !== 'all' || query.words === '') return [];
    return [{ id: 'help', title: t('nav-help'), items: helpItems(this, query.words) }];
  }

  #recent(query: PaletteQuery): PaletteGroup[] {
    if (query.mode !== 'all' || query.words !== '') return [];
    return [{ id: 'recent', title: t('palette-recent'), items: this.palette.recent }];
  }

  #commands(query: PaletteQuery): PaletteGroup[] {
    if (query.mode !== 'all' && query.mode !== 'commands') return [];
    const commands = [...this.modules.flatMap((module) => module.commands?.(this) ?? []), ...windowCommands(this)];
    const items = query.words === '' && query.mode === 'all' ? [] : filtered(commands, query.words);
    return [{ id: 'commands', title: t('palette-commands'), items }];
  }

  #screens(query: PaletteQuery): PaletteGroup[] {
    if (query.mode !== 'all') return [];
    const items = this.entries.map((entry, index): PaletteItem => ({
      id: `screen-${entry.id}`,
      icon: entry.icon,
      text: t(entry.text),
      note: t('palette-screen'),
      keys: index < 9 ? `Alt+${index + 1}` : undefined,
      run: () => this.go(entry.view),
    }));
    return [{ id: 'screens', title: t('palette-go'), items: filtered(items, query.words) }];
  }
}

/** Lines that hold the beginning of every written word. */
function filtered(items: readonly PaletteItem[], words: string): PaletteItem[] {
  const wanted = fold(words).split(/\s+/u).filter(Boolean);
  return items.filter((item) => {
    const has = fold(`${item.lead ?? ''} ${item.text}`).split(/\s+/u);
    return wanted.every((start) => has.some((word) => word.startsWith(start)));
  });
}
