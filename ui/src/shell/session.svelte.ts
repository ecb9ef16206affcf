import { flushAll } from '$shared/autosave.svelte';
import type { LockReason } from './idle';
import { look } from './look.svelte';
import { call, toApiError, type ApiError, type DeskPerson, type Governed, type GoodCopy, type Joining, type Restored, type Returned } from '$lib/api';

/** Who sits at the keyboard and for which town. */
export interface SessionDto {
  municipality: string;
  person: { id: string; name: string; function: string | null };
}

/** What the program finds at start; the store may not be there, be locked or be damaged. */
export interface DeskDto {
  state: 'new' | 'locked' | 'choose' | 'joining' | 'open' | 'refused' | 'broken';
  ways: ('keyring' | 'passphrase' | 'recovery')[];
  /** Who may sit down, while nobody does. */
  people: DeskPerson[];
  /** Whether the recovery code opened the office a moment ago. */
  recovered: boolean;
  error: ApiError | null;
  /** Good copies of a damaged store, the newest first. */
  copies: GoodCopy[];
  /** How far the joining is, while it lasts. */
  joining: Joining | null;
  /** Where the administrator of the machine says the office is. */
  governed: Governed | null;
  /** Minutes without work after which the administrator of the machine has the window locked. */
  lock_minutes: number | null;
  is_demo: boolean;
  folder: string;
}

/** Failed attempts since the person last sat here, told once after they sat down. */
const FAILURES = 'failed-attempts';

/** What came back from a copy, told until the person has read it. */
const RESTORED = 'restored';

/** That the office came back from a backup, told until the person has read it. */
const RETURNED = 'returned';

/** Why the window locked by itself, told until somebody sits down. */
const LOCKED = 'locked-by-itself';

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
  signIn(person: string, secret: string): Promise<void> {
    return this.#sit('sign_in', { person, secret });
  }

  /** Signs a person in by the recovery code, who chooses a new pass-phrase. */
  recover(person: string, code: string, secret: string): Promise<void> {
    return this.#sit('recover', { person, code, secret });
  }

  /** Locks the store; what is being typed goes there first. */
  async lock(): Promise<void> {
    await keepEverything();
    await call('lock');
    this.restart();
  }

  /** Minutes without work after which the window locks: as the administrator has it, else the person; the demo never. */
  get lockMinutes(): number {
    return this.desk?.lock_minutes ?? (this.desk?.is_demo ? 0 : look.values.lockMinutes);
  }

  /** Whether the window locks by itself at all: the demo does only where the administrator has it so. */
  get locksByItself(): boolean {
    return (this.desk?.lock_minutes ?? null) !== null || this.desk?.is_demo !== true;
  }

  /** Locks because nobody works here, or the computer sleeps; says so to who comes back. */
  async lockByItself(reason: LockReason): Promise<void> {
    const told = JSON.stringify({ reason, minutes: this.lockMinutes });
    await keepEverything();
    await call('lock');
    sessionStorage.setItem(LOCKED, told);
    this.restart();
  }

  /** Why the window locked by itself, if it did. */
  get lockedBecause(): { reason: LockReason; minutes: number } | undefined {
    const kept = sessionStorage.getItem(LOCKED);
    return kept === null ? undefined : (JSON.parse(kept) as { reason: LockReason; minutes: number });
  }

  /** Somebody sits here again. */
  forgetLock(): void {
    sessionStorage.removeItem(LOCKED);
  }

  /** Failed attempts before this person sat down. */
  get failures(): number {
    return Number(sessionStorage.getItem(FAILURES) ?? 0);
  }

  /** The person has seen them. */
  forgetFailures(): void {
    sessionStorage.removeItem(FAILURES);
  }

  /** What came back from which copy, if a damaged store was restored. */
  get restored(): (Restored & { when: string }) | undefined {
    const kept = sessionStorage.getItem(RESTORED);
    return kept === null ? undefined : (JSON.parse(kept) as Restored & { when: string });
  }

  /** Keeps what came back for the first screen of the office. */
  tellOfRestoring(restored: Restored, when: string): void {
    sessionStorage.setItem(RESTORED, JSON.stringify({ ...restored, when }));
  }

  /** The person has read it. */
  forgetRestoring(): void {
    sessionStorage.removeItem(RESTORED);
  }

  /** What came back from a backup on another disk, if it did. */
  get returned(): Returned | undefined {
    const kept = sessionStorage.getItem(RETURNED);
    return kept === null ? undefined : (JSON.parse(kept) as Returned);
  }

  /** Keeps that for the first screen of the office. */
  tellOfReturn(returned: Returned): void {
    sessionStorage.setItem(RETURNED, JSON.stringify(returned));
  }

  /** The person has read it. */
  forgetReturn(): void {
    sessionStorage.removeItem(RETURNED);
  }

  /** Begins the page anew: nothing that one person had on screen or in memory is left for the next one. */
  restart: () => void = () => window.location.reload();

  async #sit(command: 'sign_in' | 'recover', args: Record<string, string>): Promise<void> {
    await keepEverything();
    const { failures } = await call<{ failures: number }>(command, args);
    if (failures > 0) sessionStorage.setItem(FAILURES, `${failures}`);
    else this.forgetFailures();
    this.restart();
  }
}

/** What is typed goes into the store before the person changes; what the store does not take stays on screen. */
async function keepEverything(): Promise<void> {
  if (await flushAll()) return;
  const unsaved: ApiError = { code: 'read_only', key: 'sign-in-unsaved', args: {}, trace_id: '' };
  throw unsaved;
}

/** The session of this window. */
export const session = new Session();
