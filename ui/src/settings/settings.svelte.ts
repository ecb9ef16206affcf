import {
  call, changes, makeDocument, openPath, putAside, refusedIn, toApiError,
  type Again, type ApiError, type DocumentFormat, type DocumentKind,
} from '$lib/api';
import { toasts } from '$shared/toasts.svelte';
import { run, takeBack } from '../setup/commands';
import type { SettingsDto } from './dto';

/** What the screen of settings shows. */
export type SettingsReading =
  | { status: 'loading' }
  | { status: 'failed'; error: ApiError }
  | { status: 'ready'; value: SettingsDto };

/** The set-up of the office, read as one moment and read again after each change. */
export class Settings {
  now = $state.raw<SettingsReading>({ status: 'loading' });
  /** Why the last change was not taken. */
  error = $state.raw<ApiError>();
  busy = $state(false);
  #again: Again | undefined;

  /** With a refused command that is corrected, the change that goes through takes its place. */
  constructor(again?: Again) {
    this.#again = again;
    this.forget();
  }

  async load(): Promise<void> {
    try {
      this.now = { status: 'ready', value: await call<SettingsDto>('query', { name: 'settings', input: {} }) };
    } catch (failure) {
      this.now = { status: 'failed', error: toApiError(failure) };
    }
  }

  /** Forgets why the last change was not taken; of a refused command that is corrected stays why it was refused. */
  forget(): void {
    this.error = this.#again?.refusal;
  }

  /** Changes one thing of the municipality in what the office has now: what others set since the page was opened stays. */
  async saveTown(change: Partial<SettingsDto['municipality']>, done: string): Promise<boolean> {
    await this.load();
    if (this.now.status !== 'ready') return false;
    return this.save('municipality.set', { municipality: { ...this.now.value.municipality, ...change } }, done);
  }

  /** Makes a change and says so; gives whether it was taken. */
  async save(kind: string, payload: unknown, done: string, behalf?: string): Promise<boolean> {
    const before = this.error;
    this.busy = true;
    this.error = undefined;
    try {
      const { command, can_undo } = await run(kind, payload, behalf);
      await this.#replace(kind, before);
      await this.load();
      toasts.show(done, can_undo ? () => this.#undo(command) : undefined);
      return true;
    } catch (failure) {
      this.error = toApiError(failure);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Makes a document and opens it; why it cannot be made is said like a change that was not taken. */
  async openDocument(kind: DocumentKind, id: string, format: DocumentFormat): Promise<void> {
    this.busy = true;
    this.error = undefined;
    try {
      await openPath(await makeDocument(kind, id, format));
    } catch (failure) {
      this.error = toApiError(failure);
    } finally {
      this.busy = false;
    }
  }

  /** A form may make several changes; only the one that was refused takes its place. */
  async #replace(kind: string, before: ApiError | undefined): Promise<void> {
    if (this.#again?.kind !== kind) return;
    await putAside(refusedIn(before), this.#again.command);
    changes.happened();
  }

  async #undo(command: string): Promise<void> {
    try {
      await takeBack(command);
    } catch (failure) {
      this.error = toApiError(failure);
    }
    await this.load();
  }
}
