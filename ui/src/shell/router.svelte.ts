/** Names what a view shows, such as the id of a paper. */
export type Params = Readonly<Record<string, string>>;

/** One place in the office. */
export interface Route {
  view: string;
  params: Params;
}

/** One step of the way, with what the view wants to find again: the active row, the scroll. */
interface Entry extends Route {
  kept: Map<string, unknown>;
}

/** The longest way back. */
const LONGEST = 100;

const same = (a: Route, b: Route): boolean =>
  a.view === b.view && JSON.stringify(Object.entries(a.params).sort()) === JSON.stringify(Object.entries(b.params).sort());

/** Where one is and how one came there. Lives in memory: an address of a paper never leaves the window. */
export class Router {
  #entries = $state.raw<readonly Entry[]>([]);
  #at = $state(0);

  constructor(start: Route) {
    this.#entries = [{ ...start, kept: new Map() }];
  }

  /** The place on screen. */
  get route(): Route {
    return this.#entry;
  }

  get canGoBack(): boolean {
    return this.#at > 0;
  }

  get canGoForward(): boolean {
    return this.#at < this.#entries.length - 1;
  }

  /** Goes to a place; what was ahead is forgotten. The same place twice is one step. */
  go(view: string, params: Params = {}): void {
    const route = { view, params };
    if (same(route, this.route)) return;
    const past = this.#entries.slice(0, this.#at + 1);
    this.#entries = [...past, { ...route, kept: new Map() }].slice(-LONGEST);
    this.#at = this.#entries.length - 1;
  }

  /** Changes the present place without a step: another filter, the neighbouring paper. */
  replace(view: string, params: Params = {}): void {
    const entry = { view, params, kept: this.#entry.kept };
    this.#entries = this.#entries.with(this.#at, entry);
  }

  back(): void {
    if (this.canGoBack) this.#at -= 1;
  }

  forward(): void {
    if (this.canGoForward) this.#at += 1;
  }

  /** Keeps something for the way back to this place. */
  keep(name: string, value: unknown): void {
    this.#entry.kept.set(name, value);
  }

  /** What was kept here. */
  kept<T>(name: string): T | undefined {
    return this.#entry.kept.get(name) as T | undefined;
  }

  get #entry(): Entry {
    const entry = this.#entries[this.#at];
    if (!entry) throw new Error('the way has no present step');
    return entry;
  }
}
