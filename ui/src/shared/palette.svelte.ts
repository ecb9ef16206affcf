import type { IconName } from './icons';

/** One line of the palette. */
export interface PaletteItem {
  id: string;
  icon: IconName;
  text: string;
  /** A number or a name in front, in medium weight. */
  lead?: string | undefined;
  /** What it is, at the right. */
  note?: string | undefined;
  /** The chord that does the same: the palette teaches the keyboard. */
  keys?: string | undefined;
  run: () => void;
}

/** Lines that belong together. */
export interface PaletteGroup {
  id: string;
  title: string;
  items: readonly PaletteItem[];
}

/** What is looked for: everything, or only what the first sign says. */
export interface PaletteQuery {
  mode: 'all' | 'commands' | 'numbers' | 'people';
  words: string;
}

/** Finds lines for a query. */
export type PaletteSource = (query: PaletteQuery) => PaletteGroup[] | Promise<PaletteGroup[]>;

const MODES: Record<string, PaletteQuery['mode']> = { '>': 'commands', '#': 'numbers', '@': 'people' };

/** Reads what is written: `>` commands, `#` numbers, `@` people. */
export function readQuery(text: string): PaletteQuery {
  const written = text.trimStart();
  const mode = MODES[written.charAt(0)];
  return mode ? { mode, words: written.slice(1).trim() } : { mode: 'all', words: written.trim() };
}

/** How many last things an empty palette offers. */
const RECENT = 5;

/** The behaviour of the palette. */
export class Palette {
  open = $state(false);
  text = $state('');
  active = $state(0);
  groups = $state.raw<readonly PaletteGroup[]>([]);
  recent = $state.raw<readonly PaletteItem[]>([]);
  #sources: () => readonly PaletteSource[];
  #asked = 0;

  constructor(sources: () => readonly PaletteSource[]) {
    this.#sources = sources;
  }

  /** All lines in the order of the eye. */
  get items(): PaletteItem[] {
    return this.groups.flatMap((group) => group.items);
  }

  show(text = ''): void {
    this.open = true;
    void this.search(text);
  }

  close(): void {
    this.open = false;
    this.#asked += 1;
  }

  /** Asks every source; each answer is shown when it comes, an answer to an older text is dropped. */
  async search(text: string): Promise<void> {
    this.text = text;
    this.active = 0;
    const asked = ++this.#asked;
    const query = readQuery(text);
    const found: (readonly PaletteGroup[])[] = [];
    await Promise.all(
      this.#sources().map(async (source, place) => {
        const groups = await Promise.resolve(source(query)).catch(() => []);
        if (asked !== this.#asked) return;
        found[place] = groups;
        this.groups = found.flat().filter((group) => group.items.length > 0);
      }),
    );
  }

  /** Runs a line and remembers it. */
  run(item: PaletteItem | undefined = this.items[this.active]): void {
    if (!item) return;
    this.recent = [item, ...this.recent.filter((other) => other.id !== item.id)].slice(0, RECENT);
    this.close();
    item.run();
  }

  /** Takes a key; gives whether it was for the palette. */
  key(event: { key: string; ctrlKey: boolean }): boolean {
    const count = this.items.length;
    if (event.key === 'Enter') this.run(event.ctrlKey ? this.items.at(-1) : undefined);
    else if (event.key === 'ArrowDown' && count > 0) this.active = (this.active + 1) % count;
    else if (event.key === 'ArrowUp' && count > 0) this.active = (this.active - 1 + count) % count;
    else return false;
    return true;
  }
}
