import { say, type HistoryEvent } from '$lib/api';
import { t } from '$lib/i18n';

/** What happened, and what of it changed where the sentence alone does not say: „Upraveno: název, důvodová zpráva". */
export function eventText(event: Pick<HistoryEvent, 'what' | 'details'>): string {
  const text = say(event.what);
  if (event.details.length === 0) return text;
  return t('history-with-details', { text, details: event.details.map((detail) => say(detail)).join(', ') });
}

/** Who did it, and for whom they wrote it down or in whose place they decided. */
export function handOf(event: Pick<HistoryEvent, 'who' | 'on_behalf_of' | 'is_in_place'>): string {
  if (!event.on_behalf_of) return event.who;
  const names = { who: event.who, person: event.on_behalf_of };
  return event.is_in_place ? t('history-in-place', names) : t('history-behalf', names);
}
