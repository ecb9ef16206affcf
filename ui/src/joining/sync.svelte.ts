import { changes, query, type SyncState } from '$lib/api';

/** How the contact with the office stands, as the core last said. */
export class Sync {
  current = $state.raw<SyncState>();
  #reading = false;
  #again = false;

  /** Whether this computer has joined an office. */
  get isJoined(): boolean {
    return this.current !== undefined && this.current.state !== 'solo';
  }

  /** Reads once more after every change; called while the window is set up. */
  follow(): void {
    $effect(() => {
      void changes.count;
      void this.read();
    });
  }

  /** Reads; what happens meanwhile is read after it. */
  async read(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = true;
    try {
      this.current = await query('sync', null);
    } catch {
      // The indicator keeps what it said; whatever is broken says so where it is used.
    } finally {
      this.#reading = false;
    }
    if (this.#again) {
      this.#again = false;
      await this.read();
    }
  }
}

/** The contact of this window's office. */
export const sync = new Sync();
