/** How long a message stays: time to read it and to reach for „Vrátit zpět". */
export const TOAST_MS = 8000;

/** How long a message that insists is not covered by another one. */
export const INSISTS_MS = 1500;

/** One confirmation of an act. */
export interface Toast {
  id: number;
  text: string;
  /** Takes the act back. */
  undo?: (() => void | Promise<void>) | undefined;
}

/** Confirmations on screen. Never an error: errors stand where the work is. */
export class Toasts {
  list = $state.raw<Toast[]>([]);
  #insistsUntil = 0;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #next = 1;

  /** Confirms an act; with `undo` it offers to take it back. Only the newest stays. */
  show(text: string, undo?: Toast['undo']): number {
    const standing = this.list[0];
    if (standing && performance.now() < this.#insistsUntil) return standing.id;
    for (const toast of this.list) this.dismiss(toast.id);
    const toast: Toast = { id: this.#next++, text, undo };
    this.list = [toast];
    this.release(toast.id);
    return toast.id;
  }

  /** Says something that no confirmation of the same act may cover: it has not happened yet. */
  insist(text: string): void {
    this.#insistsUntil = 0;
    this.show(text);
    this.#insistsUntil = performance.now() + INSISTS_MS;
  }

  /** Keeps the message while the pointer or the focus is on it. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
  }

  /** Lets the time run again, from the beginning. */
  release(id: number): void {
    this.hold(id);
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), TOAST_MS),
    );
  }

  dismiss(id: number): void {
    this.hold(id);
    this.#timers.delete(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Takes back the act of the newest message; gives whether there was one (also Ctrl+Z). */
  undo(): boolean {
    const toast = this.list.findLast((candidate) => candidate.undo);
    if (!toast) return false;
    this.dismiss(toast.id);
    void toast.undo?.();
    return true;
  }
}

/** The confirmations of this window. */
export const toasts = new Toasts();
