import type { FluentVariable } from '@fluent/bundle';
import { bundles } from './bundles';
import { locale, type Locale } from './locale.svelte';
import type { Texts } from './texts';
import { tie } from './typography';

/** The name of a text. */
export type TextKey = keyof Texts;

/** The name of a text that needs no values. */
export type PlainTextKey = { [K in TextKey]: Texts[K] extends undefined ? K : never }[TextKey];

type Values<K extends TextKey> = Texts[K] extends undefined ? [] : [values: Texts[K]];

/** The text of the given name in the language on screen. */
export function t<K extends TextKey>(key: K, ...values: Values<K>): string {
  const text = findText(key, (values[0] ?? {}) as Record<string, FluentVariable>);
  // An absent text is stopped by the build; a name on screen is still better than an empty place.
  return text ?? key;
}

/** The text of a name known only at run time (errors, kinds of events), or nothing when there is none. */
export function findText(key: string, values: Record<string, FluentVariable> = {}): string | undefined {
  const language = locale();
  return format(language, key, values) ?? format('cs', key, values);
}

function format(language: Locale, key: string, values: Record<string, FluentVariable>): string | undefined {
  const bundle = bundles[language];
  const pattern = bundle.getMessage(key)?.value;
  if (!pattern) return undefined;
  const text = bundle.formatPattern(pattern, values, []);
  return language === 'cs' ? tie(text) : text;
}
