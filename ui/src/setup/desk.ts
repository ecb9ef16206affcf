import { call, type ApiError, type DeskPerson, type Joining } from '$lib/api';

export type { DeskPerson };

/** Whether there is an office in this computer and whether it can be read. */
export type DeskState = 'new' | 'locked' | 'choose' | 'joining' | 'open' | 'broken';

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
  /** Why the store does not read; `args.copies` holds {@link GoodCopy} as a JSON list. */
  error: ApiError | null;
  /** How far the joining is, while it lasts. */
  joining: Joining | null;
  is_demo: boolean;
  /** Where the office lies. */
  folder: string;
}

/** Which act the municipality lives by: 128/2000 Coll., or 131/2000 Coll. in Prague. */
export type LawProfile = 'act128' | 'act131';

/** Everything needed to found an office. */
export interface Founding {
  municipality: { name: string; name_genitive: string; ico: string; address: string; law: LawProfile };
  term: { label: string; from: string; to: string | null };
  person: { given: string; family: string; title_before: string; title_after: string; function: string; email: string };
  roles: string[];
  /** Nothing: the key stays in the key ring of the system. */
  passphrase: string | null;
}

/** A copy of the store that was whole when it was made. */
export interface GoodCopy {
  /** Name of the copy, given back for restoring. */
  copy: string;
  /** When it was made; empty when only its name is known. */
  at: string;
  size_bytes: number;
}

/** One group of the recovery code: its number from 1 and what was written. */
export type CodeGroup = [number, string];

export const readDesk = (): Promise<Desk> => call<Desk>('desk');
export const createOffice = (input: Founding): Promise<{ recovery_code: string }> =>
  call('create_office', { input });
export const confirmRecovery = (groups: [CodeGroup, CodeGroup]): Promise<boolean> =>
  call('confirm_recovery', { groups });
export const startDemo = (): Promise<null> => call('start_demo');
export const unlock = (way: UnlockWay, secret: string): Promise<null> => call('unlock', { way, secret });
export const restoreCopy = (copy: string): Promise<null> => call('restore_copy', { copy });

/** The copies named by the failure of a damaged store, the newest first. */
export function copiesOf(error: ApiError | null): GoodCopy[] {
  const text = error?.args['copies'] ?? '';
  if (text.trim() === '') return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.map(copyOf).filter((copy) => copy.copy !== '') : [];
  } catch {
    return text.split('\n').filter(Boolean).map(copyOf);
  }
}

function copyOf(read: unknown): GoodCopy {
  if (typeof read === 'string') return { copy: read, at: '', size_bytes: 0 };
  const { copy, at, size_bytes } = (read ?? {}) as Partial<GoodCopy>;
  return { copy: copy ?? '', at: at ?? '', size_bytes: size_bytes ?? 0 };
}
