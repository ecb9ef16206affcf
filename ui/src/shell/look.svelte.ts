import { LOCALES, setLocale, type Locale } from '$lib/i18n';
import { LOCK_MINUTES } from './idle';

/** Colours: as the system has it, or always one of the two. */
export type Theme = 'system' | 'light' | 'dark';

/** Height of rows and controls. */
export type Density = 'compact' | 'standard' | 'comfortable';

/** How the window looks and behaves on this device. Nothing in it is about documents, so it stays out of the store. */
export interface LookValues {
  theme: Theme;
  density: Density;
  /** Percent, 100–200. */
  textSize: number;
  /** The bars with keys below lists. */
  hints: boolean;
  locale: Locale;
  /** Minutes without work after which the window locks; 0 is never. */
  lockMinutes: number;
}

/** Where the look is kept. */
export interface LookStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Offered sizes of text, in percent. */
export const TEXT_SIZES = [100, 110, 125, 150, 175, 200] as const;

const KEY = 'obeznik.look';
const DEFAULTS: LookValues = { theme: 'system', density: 'standard', textSize: 100, hints: true, locale: 'cs', lockMinutes: 15 };
const THEMES: readonly string[] = ['system', 'light', 'dark'];
const DENSITIES: readonly string[] = ['compact', 'standard', 'comfortable'];

/** Reads a kept look; whatever does not fit is replaced by the default. */
export function readLook(text: string | null): LookValues {
  const kept = parse(text);
  return {
    theme: THEMES.includes(String(kept.theme)) ? (kept.theme as Theme) : DEFAULTS.theme,
    density: DENSITIES.includes(String(kept.density)) ? (kept.density as Density) : DEFAULTS.density,
    textSize: clampSize(kept.textSize),
    hints: typeof kept.hints === 'boolean' ? kept.hints : DEFAULTS.hints,
    locale: LOCALES.find((locale) => locale === kept.locale) ?? DEFAULTS.locale,
    lockMinutes: LOCK_MINUTES.find((minutes) => minutes === kept.lockMinutes) ?? DEFAULTS.lockMinutes,
  };
}

function parse(text: string | null): Partial<Record<keyof LookValues, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

const clampSize = (size: unknown): number =>
  typeof size === 'number' && Number.isFinite(size) ? Math.max(100, Math.min(200, Math.round(size))) : DEFAULTS.textSize;

/** The look, kept on this device and drawn on the root of the page. */
export class Look {
  values = $state.raw<LookValues>(DEFAULTS);
  #storage: LookStorage | undefined;
  #systemDark = $state(false);

  /** Reads the kept look. */
  open(storage: LookStorage): void {
    this.#storage = storage;
    this.values = readLook(storage.getItem(KEY));
    setLocale(this.values.locale);
  }

  /** Changes some of it and keeps it. */
  set(change: Partial<LookValues>): void {
    this.values = readLook(JSON.stringify({ ...this.values, ...change }));
    this.#storage?.setItem(KEY, JSON.stringify(this.values));
    setLocale(this.values.locale);
  }

  /** The theme really shown. */
  get shownTheme(): 'light' | 'dark' {
    const { theme } = this.values;
    return theme === 'system' ? (this.#systemDark ? 'dark' : 'light') : theme;
  }

  /** Follows the system's theme; gives the function that stops it. */
  follow(query: MediaQueryList): () => void {
    const changed = () => (this.#systemDark = query.matches);
    changed();
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }

  /** Draws the look on the root element. */
  apply(root: HTMLElement): void {
    root.dataset['theme'] = this.shownTheme;
    root.dataset['density'] = this.values.density;
    root.dataset['hints'] = this.values.hints ? 'on' : 'off';
    root.style.fontSize = `${this.values.textSize}%`;
  }
}

/** The look of this window. */
export const look = new Look();
