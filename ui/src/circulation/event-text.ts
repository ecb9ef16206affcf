import { say, type HistoryEvent } from '$lib/api';
import { t } from '$lib/i18n';

/** What happened, and what of it changed where the sentence alone does not say: „Upraveno: název, důvodová zpráva". */
export function eventText(event: Pick<HistoryEvent, 'what' | 'details'>): string {
  const text = say(event.what);
  if (event.details.length === 0) return text;
  return t('history-with-details', { text, details: event.details.map((detail) => say(detail)).join(', ') });
}
