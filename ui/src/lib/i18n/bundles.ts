import { FluentBundle, FluentResource } from '@fluent/bundle';
import { LOCALES, type Locale } from './locale.svelte';

const files = import.meta.glob<string>('$locales/*/*.ftl', { query: '?raw', import: 'default', eager: true });

/** Gathers all text files of one language into one bundle. */
function bundleOf(language: Locale): FluentBundle {
  // Isolation marks would travel into the clipboard, into file names and into searches.
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const [path, source] of Object.entries(files)) {
    if (path.includes(`/${language}/`)) add(bundle, path, source);
  }
  return bundle;
}

function add(bundle: FluentBundle, path: string, source: string): void {
  const errors = bundle.addResource(new FluentResource(source));
  if (errors.length > 0) throw new Error(`${path}: ${errors.map(String).join('; ')}`);
}

/** The texts of every language. */
export const bundles = Object.fromEntries(LOCALES.map((language) => [language, bundleOf(language)])) as Record<
  Locale,
  FluentBundle
>;
