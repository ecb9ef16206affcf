import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';

/** Rows drawn beyond the edges, so that fast scrolling does not show holes. */
const OVERSCAN = 12;

/** Height of the head that stays above the rows, in rem. */
const HEAD_REM = 2;

/** The part of a long list that is in sight. */
export class Window {
  items = $state.raw<VirtualItem[]>([]);
  /** Height of one row in pixels; follows density and text size. */
  row = $state(36);
  #count = 0;
  #height = $state(0);
  #virtual: Virtualizer<HTMLElement, HTMLElement> | undefined;

  /** First row drawn. */
  get first(): number {
    return this.items[0]?.index ?? 0;
  }

  /** Last row drawn. */
  get last(): number {
    return this.items.at(-1)?.index ?? 0;
  }

  /** Rows that fit on the screen; a page of PgDn. */
  get fit(): number {
    return Math.max(1, Math.floor((this.#height - this.#head) / this.row) - 1);
  }

  /** Empty height above the drawn rows. */
  get above(): number {
    return this.first * this.row;
  }

  /** Empty height below the drawn rows. */
  get below(): number {
    return Math.max(0, (this.#count - 1 - this.last) * this.row);
  }

  /** Whether a row is drawn. */
  holds(index: number): boolean {
    return this.items.length > 0 && index >= this.first && index <= this.last;
  }

  /** Watches a scrolled element; gives the function that stops it. */
  attach(element: HTMLElement): () => void {
    this.#height = element.clientHeight;
    this.#virtual = new Virtualizer<HTMLElement, HTMLElement>(this.#options(element));
    const unmount = this.#virtual._didMount();
    this.#virtual._willUpdate();
    this.#draw();
    return () => {
      unmount();
      this.#virtual = undefined;
    };
  }

  /** The list has so many rows now. */
  resize(count: number): void {
    this.#count = count;
    this.#refresh();
  }

  /** Measures the height of a row on an element that has it. */
  probe(element: HTMLElement): () => void {
    const observer = new ResizeObserver(() => {
      const height = element.getBoundingClientRect().height;
      if (height === 0 || height === this.row) return;
      this.row = height;
      this.#refresh();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }

  /** Scrolls just so far that the row is whole in sight, below the head. */
  reveal(index: number): void {
    const element = this.#virtual?.scrollElement;
    if (!element) return;
    const top = index * this.row;
    const visible = element.clientHeight - this.#head;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + this.row > element.scrollTop + visible) element.scrollTop = top + this.row - visible;
  }

  get #head(): number {
    return HEAD_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  #options(element: HTMLElement | null) {
    return {
      count: this.#count,
      getScrollElement: () => element,
      estimateSize: () => this.row,
      overscan: OVERSCAN,
      scrollToFn: elementScroll,
      observeElementRect: (instance: Virtualizer<HTMLElement, HTMLElement>, told: (rect: Rect) => void) =>
        observeElementRect(instance, (rect) => {
          this.#height = rect.height;
          told(rect);
        }),
      observeElementOffset,
      onChange: () => this.#draw(),
    };
  }

  #refresh(): void {
    const virtual = this.#virtual;
    if (!virtual) return;
    virtual.setOptions(this.#options(virtual.scrollElement));
    virtual.measure();
    this.#draw();
  }

  #draw(): void {
    this.items = this.#virtual?.getVirtualItems() ?? [];
  }
}

interface Rect {
  width: number;
  height: number;
}
