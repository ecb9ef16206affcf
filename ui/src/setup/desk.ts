import { call, type ApiError, type DeskPerson, type Governed, type GoodCopy, type Joining, type Restored } from '$lib/api';

export type { DeskPerson };

/** Whether there is an office in this computer and whether it can be read. */
export type DeskState = 'new' | 'locked' | 'choose' | 'joining' | 'open' | 'refused' | 'broken';

/** How the store can be opened. */
export type UnlockWay = 'keyring' | 'passphrase' | 'recovery';

/** What the program finds at start, before anything is read. */
export interface Desk {
  state: DeskState;
  ways: UnlockWay[];
  /** Who may sit down, while nobody does. */
  people: DeskPerson[];
  /** Whether the recovery code opened the office a moment ago. */
  recovered: boolean;
  /** Why the store does not read. */
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
  /** Where the office lies. */
  folder: string;
}

/** Which act the municipality lives by: 128/2000 Coll., or 131/2000 Coll. in Prague. */
export type LawProfile = 'act128' | 'act131';

/** Everything needed to found an office. */
export interface Founding {
  municipality: { name: string; name_genitive: string; ico: string; address: string; law: LawProfile; is_small: boolean };
  term: { label: string; from: string; to: string | null };
  person: { given: string; family: string; title_before: string; title_after: string; function: string; email: string };
  roles: string[];
  /** Nothing: the key stays in the key ring of the system. */
  passphrase: string | null;
}

/** One group of the recovery code: its number from 1 and what was written. */
export type CodeGroup = [number, string];

export const readDesk = (): Promise<Desk> => call<Desk>('desk');
export const createOffice = (input: Founding): Promise<{ recovery_code: string }> =>
  call('create_office', { input });
export const confirmRecovery = (groups: [CodeGroup, CodeGroup]): Promise<boolean> =>
  call('confirm_recovery', { groups });
export const startDemo = (): Promise<null> => call('start_demo');
/** Tries once more to open what was refused or damaged. */
export const openAgain = (): Promise<null> => call('open_again');
export const unlock = (way: UnlockWay, secret: string): Promise<null> => call('unlock', { way, secret });
/** Restores a copy; without a way the key that found the damage is used again. */
export const restoreCopy = (copy: string, way: UnlockWay | '', secret: string): Promise<Restored> =>
  call('restore_copy', { copy, way, secret });
