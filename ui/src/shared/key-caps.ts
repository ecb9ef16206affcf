import type { Locale } from '$lib/i18n';

const SIGNS: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Insert: 'Ins',
};
const CZECH: Record<string, string> = { Space: 'Mezerník', Delete: 'Del' };
const ENGLISH: Record<string, string> = { Space: 'Space', Delete: 'Del' };

/** A chord as it is printed on the keys: "Alt+ArrowLeft" becomes "Alt+←". */
export function keyCaps(keys: string, locale: Locale): string {
  const words = locale === 'cs' ? CZECH : ENGLISH;
  return keys
    .split('+')
    .map((key) => SIGNS[key] ?? words[key] ?? key)
    .join('+');
}
