/** Languages of the interface; Czech is the first and complete one. */
export const LOCALES = ['cs', 'en'] as const;

/** A language of the interface. */
export type Locale = (typeof LOCALES)[number];

let current = $state<Locale>('cs');

/** The language now on screen. Reading it in a template makes the template follow it. */
export const locale = (): Locale => current;

/** Changes the language of everything on screen and of the document for screen readers. */
export function setLocale(next: Locale): void {
  current = next;
  if (typeof document !== 'undefined') document.documentElement.lang = next;
}
