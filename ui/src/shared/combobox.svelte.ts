/** One offered choice. */
export interface Offer {
  id: string;
  label: string;
  /** Function or department, in faint text. */
  note?: string | undefined;
  /** Draws the disc of a person. */
  initials?: string | undefined;
}

/** Folds case and diacritics, so that „mic" finds „Míč". */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Offers whose words begin with every written word; those that begin with the whole text come first. */
export function matching(offers: readonly Offer[], query: string): Offer[] {
  const wanted = fold(query).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return [...offers];
  const hits = offers.filter((offer) => hasAll(`${offer.label} ${offer.note ?? ''}`, wanted));
  const whole = wanted.join(' ');
  const rank = (offer: Offer) => (fold(offer.label).startsWith(whole) ? 0 : 1);
  return hits.sort((a, b) => rank(a) - rank(b));
}

function hasAll(text: string, wanted: string[]): boolean {
  const words = fold(text).split(/[\s,.()–-]+/u);
  return wanted.every((start) => words.some((word) => word.startsWith(start)));
}

/** How a choice is found and told. */
export interface ComboboxOptions {
  /** Finds offers for the written text. */
  find: (query: string) => Offer[] | Promise<Offer[]>;
  /** Tells that an offer was chosen. */
  choose: (offer: Offer) => void;
}

/** The behaviour of a field that offers while one writes. */
export class ComboboxState {
  open = $state(false);
  active = $state(-1);
  offers = $state.raw<Offer[]>([]);
  #options: ComboboxOptions;
  #asked = 0;

  constructor(options: ComboboxOptions) {
    this.#options = options;
  }

  /** Shows offers for the text; a late answer to an older text is dropped. */
  async search(query: string): Promise<void> {
    const asked = ++this.#asked;
    const offers = await this.#options.find(query);
    if (asked !== this.#asked) return;
    this.offers = offers;
    this.active = query.trim() === '' || offers.length === 0 ? -1 : 0;
    this.open = true;
  }

  close(): void {
    this.#asked += 1;
    this.open = false;
    this.active = -1;
  }

  pick(offer: Offer): void {
    this.#options.choose(offer);
    this.close();
  }

  /** Takes a key; gives whether it was for the list. */
  key(key: string, query: string): boolean {
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      this.#step(key === 'ArrowDown' ? 1 : -1, query);
      return true;
    }
    if (!this.open) return false;
    if (key === 'Escape') this.close();
    else if (key === 'Enter' && this.offers[this.active]) this.pick(this.offers[this.active]!);
    else return false;
    return true;
  }

  #step(by: number, query: string): void {
    if (!this.open) {
      void this.search(query);
      return;
    }
    const count = this.offers.length;
    if (count > 0) this.active = this.active < 0 ? (by > 0 ? 0 : count - 1) : (this.active + by + count) % count;
  }
}
