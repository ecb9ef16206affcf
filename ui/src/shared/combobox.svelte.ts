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

/** The field of a closed list: what it holds and what is written in it. */
export interface ChosenField {
  value: string;
  text: string;
}

/** How the field of a list tells what is chosen. */
export interface ChoosingOptions {
  field: ChosenField;
  /** The whole list, where it is known. */
  offers: () => readonly Offer[] | undefined;
  /** Text outside the list is allowed. */
  isFree: () => boolean;
  tell: (value: string, text: string) => void;
}

/**
 * What a field of a list holds while one writes over it. Whoever listens never keeps a choice that is no longer on
 * screen, and a text that is no choice is never taken for an empty field.
 */
export class Choosing {
  /** The person left the field or wants to go on. */
  isAsked = $state(false);
  #isTyped = $state(false);
  #options: ChoosingOptions;

  constructor(options: ChoosingOptions) {
    this.#options = options;
  }

  /** Whether something is written of which nothing was chosen. */
  get isUnfinished(): boolean {
    const { field, isFree } = this.#options;
    return this.#isTyped && !isFree() && field.value === '' && field.text.trim() !== '';
  }

  choose(offer: Offer): void {
    const { field, tell } = this.#options;
    [field.value, field.text] = [offer.id, offer.label];
    this.#isTyped = false;
    this.isAsked = false;
    tell(offer.id, offer.label);
  }

  /** The text has changed under the hands of the person. */
  written(): void {
    const { field, isFree, tell } = this.#options;
    const held = field.value !== '';
    field.value = '';
    this.#isTyped = true;
    this.isAsked = false;
    if (isFree()) tell('', field.text);
    else if (held) tell('', '');
  }

  /** The person goes on: the whole name of one offer is a choice, anything else they have to finish. */
  finish(): boolean {
    if (!this.isUnfinished) return true;
    const { field, offers } = this.#options;
    const written = fold(field.text.trim());
    const [only, another] = (offers() ?? []).filter((offer) => fold(offer.label) === written);
    if (only && !another) this.choose(only);
    else this.isAsked = true;
    return !this.isUnfinished;
  }
}
