import { flushAll } from '$shared/autosave.svelte';
import { call, toApiError, type ApiError } from '$lib/api';

/** Who sits at the keyboard and for which town. */
export interface SessionDto {
  municipality: string;
  person: { id: string; name: string; function: string | null };
}

/** What the program finds at start; the store may not be there, be locked or be damaged. */
export interface DeskDto {
  state: 'new' | 'locked' | 'open' | 'broken';
  ways: ('keyring' | 'passphrase' | 'recovery')[];
  error: ApiError | null;
  is_demo: boolean;
  folder: string;
}

/** The sign-in of this window. */
export class Session {
  /** The start of the office; nothing until the core has answered. */
  desk = $state.raw<DeskDto>();
  current = $state.raw<SessionDto>();
  error = $state.raw<ApiError>();

  /** Asks the core whether the office is open, and who is signed in. */
  async load(): Promise<void> {
    this.error = undefined;
    try {
      const desk = await call<DeskDto>('desk');
      this.current = desk.state === 'open' ? await call<SessionDto>('session') : undefined;
      this.desk = desk;
    } catch (failure) {
      this.error = toApiError(failure);
    }
  }

  /** Signs another person of this computer in; the change is written into the log. */
  async signIn(person: string, secret: string): Promise<void> {
    await flushAll();
    await call('sign_in', { person, secret });
    await this.load();
  }

  /** Locks the store; what is being typed goes there first. */
  async lock(): Promise<void> {
    await flushAll();
    await call('lock');
    this.current = undefined;
    await this.load();
  }
}

/** The session of this window. */
export const session = new Session();
