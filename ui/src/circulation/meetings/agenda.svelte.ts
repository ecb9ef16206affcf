import type { AgendaItemDto } from '$lib/api';
import { bySection, isMoved, moveAcross, moveWithin, placement, slots, type Placement, type Section, type Slot } from './agenda';

/** What the list of items needs to know from outside. */
export interface AgendaOptions {
  items: () => readonly AgendaItemDto[];
  sections: () => readonly string[];
  /** The item one begins with when none was chosen yet; the first one when left out. */
  begin?: () => AgendaItemDto | undefined;
  /** Whether items may be moved now. */
  canMove: () => boolean;
  /** Sends a move; gives whether it went through. */
  move: (item: AgendaItemDto, to: Placement) => Promise<boolean>;
  /** Opens the item: its paper, or its outcome. */
  open: (item: AgendaItemDto) => void;
  /** Puts a ready paper behind the item. */
  insert: () => void;
  remove: (item: AgendaItemDto) => void;
}

/** The part of a keyboard event that matters. */
export interface AgendaKey {
  key: string;
  altKey: boolean;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** The behaviour of an agenda: which item is active, which is being moved and where it would stand. */
export class AgendaState {
  /** The active item. */
  active = $state('');
  /** An item is held: arrows carry it, Enter puts it down. */
  moving = $state(false);
  /** The order on screen until the store's answer brings it. */
  #draft = $state.raw<Slot[]>();
  #options: AgendaOptions;

  constructor(options: AgendaOptions) {
    this.#options = options;
  }

  get order(): Slot[] {
    return this.#draft ?? slots(this.#options.items());
  }

  get sections(): Section[] {
    return bySection(this.#options.items(), this.#options.sections(), this.order);
  }

  /** All items in the order of the eye. */
  get items(): AgendaItemDto[] {
    return this.sections.flatMap((section) => section.items);
  }

  /** The active item; the first one when nothing was chosen yet. */
  get item(): AgendaItemDto | undefined {
    const chosen = this.items.find((item) => item.id === this.active) ?? this.#options.begin?.();
    return this.items.find((item) => item.id === chosen?.id) ?? this.items[0];
  }

  /** The store answered: its order is the true one. A held item stays in the hand. */
  settle(): void {
    if (!this.moving) this.#draft = undefined;
  }

  /** Goes to an item; whatever is held goes back. */
  choose(id: string): void {
    if (this.moving && id !== this.active) this.cancel();
    this.active = id;
  }

  pick(): void {
    if (!this.item || !this.#options.canMove()) return;
    this.active = this.item.id;
    this.moving = true;
    this.#draft = this.order;
  }

  /** Puts the held item back where it was. */
  cancel(): void {
    this.moving = false;
    this.#draft = undefined;
  }

  /** Puts the held item down and sends the move. */
  async drop(): Promise<void> {
    this.moving = false;
    await this.#send();
  }

  /** Alt+↑ and Alt+↓: moves at once, without picking up. */
  async shift(by: 1 | -1, across: boolean): Promise<void> {
    if (!this.#options.canMove() || !this.item) return;
    this.active = this.item.id;
    this.#carry(by, across);
    if (!this.moving) await this.#send();
  }

  /** Takes a key; gives whether it was for the agenda. */
  key(event: AgendaKey): boolean {
    if (event.ctrlKey || event.metaKey) return false;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by !== 0) return this.#arrow(by, event);
    if (event.altKey || event.shiftKey) return false;
    return this.moving ? this.#held(event.key) : this.#free(event.key);
  }

  #arrow(by: 1 | -1, event: AgendaKey): boolean {
    if (event.altKey) void this.shift(by, event.shiftKey);
    else if (this.moving) this.#carry(by, event.shiftKey);
    else if (!event.shiftKey) this.#step(by);
    return true;
  }

  #held(key: string): boolean {
    if (key === 'Enter') void this.drop();
    else if (key === 'Escape') this.cancel();
    else return false;
    return true;
  }

  #free(key: string): boolean {
    const item = this.item;
    if (!item) return false;
    if (key === 'Enter') this.#enter(item);
    else if (key === ' ') this.#options.open(item);
    else if (key === 'Insert') this.#options.insert();
    else if (key === 'Delete') this.#options.remove(item);
    else if (key === 'Home' || key === 'End') this.active = this.items.at(key === 'Home' ? 0 : -1)?.id ?? '';
    else return false;
    return true;
  }

  /** Enter picks up; where nothing can be moved any more it opens. */
  #enter(item: AgendaItemDto): void {
    if (this.#options.canMove()) this.pick();
    else this.#options.open(item);
  }

  #step(by: 1 | -1): void {
    const items = this.items;
    const at = items.findIndex((item) => item.id === this.item?.id);
    this.active = items[Math.max(0, Math.min(at + by, items.length - 1))]?.id ?? '';
  }

  #carry(by: 1 | -1, across: boolean): void {
    const count = Math.max(this.#options.sections().length, 1);
    this.#draft = across
      ? moveAcross(this.order, this.active, by, count)
      : moveWithin(this.order, this.active, by);
  }

  async #send(): Promise<void> {
    const stored = slots(this.#options.items());
    const item = this.#options.items().find(({ id }) => id === this.active);
    if (!item || !isMoved(stored, this.order, item.id)) return this.cancel();
    const went = await this.#options.move(item, placement(this.order, item.id, this.#options.sections()));
    if (!went) this.cancel();
  }
}
