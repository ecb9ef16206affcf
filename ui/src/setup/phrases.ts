import { call } from '$lib/api';
import type { PlainTextKey } from '$lib/i18n';
import { PASSPHRASE_LENGTH } from './checks';

/** A pass-phrase as it is chosen: written twice, so that a slip shuts nobody out. */
export interface ChosenPhrase {
  words: string;
  again: string;
}

/** What is wrong with it, or nothing. The core judges once more. */
export function phraseProblem(phrase: ChosenPhrase): { words?: PlainTextKey; again?: PlainTextKey } {
  if ([...phrase.words].length < PASSPHRASE_LENGTH) return { words: 'setup-passphrase-short' };
  return phrase.again === phrase.words ? {} : { again: 'setup-passphrase-differs' };
}

export const isFine = (phrase: ChosenPhrase): boolean => Object.keys(phraseProblem(phrase)).length === 0;

/** Chooses another pass-phrase for oneself; `proof` is the present one, or the recovery code. */
export const setPassPhrase = (way: 'passphrase' | 'recovery', proof: string, secret: string): Promise<null> =>
  call('set_pass_phrase', { way, proof, secret });
/** Gives a person a profile on this computer. */
export const openProfile = (person: string, secret: string): Promise<null> => call('open_profile', { person, secret });
/** Lets a person who forgot theirs choose another pass-phrase. */
export const resetPassPhrase = (person: string, secret: string): Promise<null> =>
  call('reset_pass_phrase', { person, secret });
/** Takes a profile away. */
export const closeProfile = (person: string): Promise<null> => call('close_profile', { person });
