import { dropDraft, getDraft, putDraft } from '$lib/api';
import { Autosave } from '$shared/autosave.svelte';

/** A text that is being made of two, and what stood in the paper when it was begun. */
interface Merged {
  text: string;
  base: string;
}

/**
 * One text made of two that met. Every letter goes to a draft. What somebody writes into the paper meanwhile is never
 * overwritten unseen: the text goes with the hash of what the person compared it with.
 */
export class Merging {
  open = $state(false);
  text = $state('');
  /** Hash of what the person compared the text with. */
  base = $state('');
  readonly keep: Autosave<string>;
  #variant: string;

  constructor(variant: string) {
    this.#variant = variant;
    this.keep = new Autosave<string>({ save: (text) => putDraft(this.#key, JSON.stringify({ text, base: this.base } satisfies Merged)) });
  }

  get #key(): string {
    return `merge:${this.#variant}`;
  }

  /** Takes up what was left here before. */
  async look(): Promise<void> {
    const left = read(await getDraft(this.#key).catch(() => null));
    if (!left || this.open) return;
    this.text = left.text;
    this.base = left.base;
    this.open = true;
  }

  /** Begins with the text that stands in the paper. */
  begin(text: string, base: string): void {
    this.text = text;
    this.base = base;
    this.open = true;
  }

  /** Whether something else stands in the paper by now than the person compared. */
  isMoved(base: string): boolean {
    return this.open && this.base !== base;
  }

  /** The person has seen what stands there now. */
  seen(base: string): void {
    this.base = base;
    this.keep.edit(this.text);
  }

  /** It was sent, or given up: no draft stays behind. */
  async end(): Promise<void> {
    await this.keep.flush();
    this.open = false;
    await dropDraft(this.#key).catch(() => {}); // the choice is settled; a draft of it is offered to nobody
  }
}

function read(draft: string | null): Merged | undefined {
  try {
    const left = JSON.parse(draft ?? 'null') as Partial<Merged> | null;
    return typeof left?.text === 'string' && typeof left.base === 'string' ? { text: left.text, base: left.base } : undefined;
  } catch {
    return undefined;
  }
}
