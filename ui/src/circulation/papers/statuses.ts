import { keyPart } from '$lib/api';
import { findText } from '$lib/i18n';
import type { IconName } from '$shared/icons';
import type { Status, Tone } from '$shared/Tag.svelte';

type Look = readonly [Tone, IconName];

const STATES: Record<string, Look> = {
  draft: ['quiet', 'draft'],
  commenting: ['info', 'note'],
  department_review: ['info', 'grant'],
  at_step: ['info', 'grant'],
  returned: ['warn', 'return'],
  formal_check: ['info', 'draft'],
  ready: ['ok', 'ok'],
  in_bodies: ['info', 'people'],
  closed: ['quiet', 'resolution'],
  withdrawn: ['quiet', 'refuse'],
  replaced: ['quiet', 'branch'],
};
const STANCES: Record<string, Look> = {
  agree: ['ok', 'ok'],
  no_objection: ['ok', 'tick'],
  with_condition: ['warn', 'half'],
  disagree: ['bad', 'refuse'],
};
const OPINIONS: Record<string, Look> = {
  requested: ['quiet', 'wait'],
  overdue: ['bad', 'late'],
  waived: ['quiet', 'dash'],
  given: ['ok', 'ok'],
};
const SECRECY: Record<string, Look> = {
  public: ['quiet', 'open'],
  all_bodies: ['private', 'lock'],
  body: ['private', 'lock'],
  named: ['private', 'lock'],
  secretariat: ['private', 'lock'],
};
const CONSULTATIONS: Record<string, Look> = {
  waiting: ['quiet', 'wait'],
  ready: ['info', 'tick'],
  scheduled: ['info', 'meeting'],
  adopted: ['ok', 'ok'],
  recommended: ['ok', 'ok'],
  not_recommended: ['warn', 'half'],
  not_adopted: ['bad', 'refuse'],
  without_opinion: ['quiet', 'dash'],
  discussed_only: ['quiet', 'tick'],
  postponed: ['warn', 'clock'],
  withdrawn: ['quiet', 'refuse'],
  referred: ['info', 'next'],
};

/** States of a paper in the order of its journey. */
export const PAPER_STATES = Object.keys(STATES);

/** Degrees of confidentiality, from the open one. */
export const CONFIDENTIALITY = Object.keys(SECRECY);

/** What an opinion may say. */
export const STANCE_NAMES = Object.keys(STANCES);

/** A name known to a newer program is shown as it is. */
export const word = (prefix: string, name: string): string => findText(`${prefix}-${keyPart(name)}`) ?? name;

function status(looks: Record<string, Look>, prefix: string, name: string): Status {
  const [tone, icon] = looks[name] ?? ['quiet', 'empty'];
  return { tone, icon, text: word(prefix, name) };
}

/** The same tag with a capital letter, where it stands alone. */
export function headStatus(state: string): Status {
  const found = paperStatus(state);
  return { ...found, text: found.text.charAt(0).toLocaleUpperCase() + found.text.slice(1) };
}

/** The tag of a paper's state. */
export const paperStatus = (state: string): Status => status(STATES, 'paper-state', state);

/** The tag of an opinion: its stance once given, else its state. */
export const opinionStatus = (opinion: { state: string; stance: string }): Status =>
  opinion.stance === ''
    ? status(OPINIONS, 'opinion-state', opinion.state)
    : status(STANCES, 'stance', opinion.stance);

/** The tag of a degree of confidentiality. */
export const confidentialityStatus = (degree: string): Status => status(SECRECY, 'confidentiality', degree);

/** The tag of a consultation. */
export const consultationStatus = (state: string): Status => status(CONSULTATIONS, 'consultation-state', state);
