import type { PlainTextKey } from '$lib/i18n';
import type { IconName } from '$shared/icons';

/** One part of the settings. */
export interface Part {
  id: string;
  icon: IconName;
  text: PlainTextKey;
  /** Shown without reading the set-up of the office. */
  alone?: boolean;
  /** Only where this computer has joined an office. */
  joined?: boolean;
  /** Of no use to a small municipality that has none yet. */
  notSmall?: boolean;
}

/** Parts in order: how it is, the town, this computer. */
export const PARTS: readonly Part[] = [
  { id: 'overview', icon: 'ok', text: 'settings-overview' },
  { id: 'look', icon: 'day', text: 'look-title', alone: true },
  { id: 'town', icon: 'resolution', text: 'settings-town' },
  { id: 'bodies', icon: 'meeting', text: 'settings-bodies' },
  { id: 'mandates', icon: 'vote', text: 'settings-mandates' },
  { id: 'people', icon: 'people', text: 'settings-people' },
  { id: 'departments', icon: 'grant', text: 'settings-departments', notSmall: true },
  { id: 'types', icon: 'paper', text: 'settings-types' },
  { id: 'documents', icon: 'print', text: 'layout-title' },
  { id: 'substitutes', icon: 'return', text: 'settings-substitutes' },
  { id: 'profile', icon: 'lock', text: 'settings-profile' },
  { id: 'notices', icon: 'note', text: 'settings-notices', alone: true },
  { id: 'sharing', icon: 'link', text: 'settings-sharing' },
  { id: 'backup', icon: 'saved', text: 'settings-backup', alone: true },
  { id: 'watched', icon: 'clip', text: 'settings-watched', alone: true },
  { id: 'filing', icon: 'book', text: 'settings-filing', alone: true },
  { id: 'line', icon: 'down', text: 'line-title', alone: true, joined: true },
  { id: 'history', icon: 'history', text: 'settings-history', alone: true },
  { id: 'log', icon: 'book', text: 'log-title', alone: true },
  { id: 'keeping', icon: 'scan', text: 'keeping-title', alone: true },
  { id: 'rebuild', icon: 'reload', text: 'settings-rebuild', alone: true },
  { id: 'about', icon: 'info', text: 'settings-about', alone: true },
];

/** Why a mandate or a role ends; written into the record as documents say it, so in Czech. */
export const END_REASONS: readonly string[] = [
  'Rezignace (§ 55 odst. 2 zákona č. 491/2001 Sb.)',
  'Ztráta volitelnosti (§ 55 odst. 2 zákona č. 491/2001 Sb.)',
  'Odvolání',
  'Konec volebního období',
  'Úmrtí',
  'Ukončení pracovního poměru',
];
