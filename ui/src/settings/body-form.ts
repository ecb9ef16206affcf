import { wholeNumber } from '../setup/checks';
import { MAY_HAVE_ALTERNATES } from '../setup/names';
import { addedBody, bodyOf, MAYOR_PATTERN } from '../setup/planned-bodies';
import type { BodyValue } from './dto';
import { readStandingItems, usualStandingItems, writeStandingItems } from './standing-items';

/** A body as a person writes it: its numbers and lists as text. */
export interface BodyForm {
  value: BodyValue;
  numbers: { seats: string; papers: string; opinions: string; check: string; pack: string; notice: string };
  lists: { verbs: string; sections: string; standing: string };
}

/** The form of a body. */
export const formOf = (value: BodyValue): BodyForm => ({
  value,
  numbers: {
    seats: String(value.seats),
    papers: String(value.papers_close_days),
    opinions: String(value.opinions_close_days),
    check: String(value.check_close_days),
    pack: String(value.pack_days),
    notice: String(value.notice_days),
  },
  lists: { verbs: value.verbs.join('\n'), sections: value.agenda_sections.join('\n'), standing: writeStandingItems(value.standing_items) },
});

/** What is kept of a form that was not sent: all but its days, which are chosen anew. */
export interface BodyWords extends Omit<BodyForm, 'value'> {
  value: Omit<BodyValue, 'from' | 'to'>;
}

/** The words of a form. */
export function wordsOf({ value, numbers, lists }: BodyForm): BodyWords {
  const { from: _, to: __, ...rest } = value;
  return { value: rest, numbers, lists };
}

/** The form with the words that were typed before, and the days it has now. */
export const goneOn = (form: BodyForm, words: BodyWords): BodyForm => ({
  ...words,
  value: { ...words.value, from: form.value.from, to: form.value.to },
});

/** The abbreviation a mayor gets who has none. */
const USUAL_OF_MAYOR = 'RS';

/** What a new body is before anything is written. */
export const freshBody = (today: string): BodyValue => bodyOf(addedBody('commission'), [], today);

/**
 * The form once the body is of another kind. The mayor in place of the council never meets, so nothing of meetings stays;
 * back from there a body has again what it was saved with, or what is usual.
 */
export function turned(form: BodyForm, kind: string, saved: BodyValue | undefined): BodyForm {
  const { value, lists } = form;
  const { name, short_name, to } = value;
  if (kind === 'mayor') {
    const usual = bodyOf({ ...addedBody('commission'), kind: 'mayor', pattern: MAYOR_PATTERN, seats: '0' }, [], value.from);
    return formOf({ ...usual, name, short_name, abbreviation: value.abbreviation || USUAL_OF_MAYOR, to });
  }
  if (value.kind === 'mayor') {
    const met = saved && saved.kind !== 'mayor' ? saved : { ...freshBody(value.from), standing_items: usualStandingItems(kind) };
    const abbreviation = value.abbreviation === USUAL_OF_MAYOR ? met.abbreviation : value.abbreviation;
    return formOf({ ...met, kind, name, short_name, abbreviation, from: value.from, to });
  }
  // Of a new body nobody wrote an agenda for, the items follow the kind.
  const isUsual = !saved && lists.standing === writeStandingItems(usualStandingItems(value.kind));
  const standing = isUsual ? writeStandingItems(usualStandingItems(kind)) : lists.standing;
  return { ...form, value: { ...value, kind }, lists: { ...lists, standing } };
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** The body as it is written. */
export function bodyFrom({ value, numbers, lists }: BodyForm): BodyValue {
  const sections = linesOf(lists.sections);
  return {
    ...value,
    parent: value.parent || null,
    alternates: value.alternates && MAY_HAVE_ALTERNATES.includes(value.kind),
    seats: wholeNumber(numbers.seats) ?? 0,
    papers_close_days: wholeNumber(numbers.papers) ?? 0,
    opinions_close_days: wholeNumber(numbers.opinions) ?? 0,
    check_close_days: wholeNumber(numbers.check) ?? 0,
    pack_days: wholeNumber(numbers.pack) ?? 0,
    notice_days: wholeNumber(numbers.notice) ?? 0,
    verbs: linesOf(lists.verbs),
    agenda_sections: sections,
    standing_items: readStandingItems(lists.standing, sections, value.agenda_sections),
    short_name: value.short_name.trim() || value.name.trim(),
  };
}
