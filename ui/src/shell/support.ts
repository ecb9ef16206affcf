import { call, type PaperRef } from '$lib/api';

/** One file of the support package as it is shown before saving. */
export interface SupportPiece {
  name: string;
  bytes: number;
  /** Its end. */
  text: string;
  /** Whether something stands before it. */
  cut: boolean;
}

/** What the package would hold; exactly this is saved. */
export const supportContents = (): Promise<SupportPiece[]> => call<SupportPiece[]>('support_contents');

/** Saves the package and gives where. */
export const saveSupport = (): Promise<string> => call<string>('support_save');

/** Shows the saved package in its folder. */
export const showSupport = (): Promise<void> => call<void>('support_show');

/** What is here again after the program was cut off. */
export interface Recovered {
  /** Texts that were being written and the office does not have. */
  texts: number;
  /** Their papers, the newest text first. */
  papers: PaperRef[];
  /** Steps that the file lacked and the journal gave back. */
  commands: number;
  /** Whether those steps led where they had led before. */
  is_whole: boolean;
  /** Steps that wait in this computer to be sent. */
  waiting: number;
  /** New versions of files, saved by other programs, that wait for the person's word. */
  files: number;
  /** Copies that other programs have held all the time. */
  held: number;
}

/** An unexpected end of the program. */
export interface Fall {
  at: string;
  /** Whether only the page of a window died and the program went on. */
  is_page: boolean;
  /** Nothing where it may not be seen or cannot be counted. */
  recovered: Recovered | null;
}

/** The unexpected end nobody has dealt with yet. */
export const crashWaiting = (): Promise<Fall | null> => call<Fall | null>('crash_waiting');

/** The person has dealt with it. */
export const settleCrash = (): Promise<void> => call<void>('crash_settle');
