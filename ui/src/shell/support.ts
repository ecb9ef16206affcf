import { call } from '$lib/api';

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

/** When the program fell and nobody has dealt with it yet. */
export const crashWaiting = (): Promise<string | null> => call<string | null>('crash_waiting');

/** The person has dealt with it. */
export const settleCrash = (): Promise<void> => call<void>('crash_settle');
