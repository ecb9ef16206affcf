import { t } from '$lib/i18n';
import type { Problems } from './checks';

/** The sentence of a field's problem, in the language on screen. */
export function said(problems: Problems, field: string): string | undefined {
  const key = problems[field];
  return key && t(key);
}
