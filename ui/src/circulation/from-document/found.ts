import type { DraftBlock, DraftFile, DraftPart, DraftPreview } from '$lib/api';
import type { Status, Tone } from '$shared/Tag.svelte';
import type { IconName } from '$shared/icons';
import { t, type PlainTextKey } from '$lib/i18n';

/** Meanings a heading may have, as they are offered. */
export const FIELDS = ['title', 'presenter', 'drafter', 'report', 'resolution', 'annexes', 'text'] as const;

/** Endings of files from which a paper can be founded. */
export const ACCEPTED = '.docx,.eml,.msg,.zfo';

const PLACES: Record<(typeof FIELDS)[number], [Tone, IconName, PlainTextKey]> = {
  title: ['info', 'paper', 'draft-went-title'],
  presenter: ['info', 'people', 'draft-went-presenter'],
  drafter: ['info', 'draft', 'draft-went-drafter'],
  report: ['quiet', 'note', 'draft-went-report'],
  resolution: ['ok', 'ok', 'draft-went-resolution'],
  annexes: ['quiet', 'clip', 'draft-went-annexes'],
  text: ['warn', 'attention', 'draft-went-text'],
};

/** Name of a field as a heading means it. */
export const nameOfField = (field: string): string =>
  t(field === 'text' ? 'draft-heading-plain' : (PLACES[field as keyof typeof PLACES] ?? PLACES.text)[2]);

/** Where the words of a block went; a heading that was understood is in no field. */
export function placesOf(block: DraftBlock): Status[] {
  if (block.went.length === 0) return block.field ? [{ tone: 'quiet', icon: 'tick', text: t('draft-went-heading') }] : [];
  return block.went.map((field) => {
    const [tone, icon, text] = PLACES[field as keyof typeof PLACES] ?? PLACES.text;
    return { tone, icon, text: t(text) };
  });
}

/** Headings are told apart by their letters alone, as far as the window needs it. */
export const sameHeading = (one: string, two: string): boolean =>
  one.trim().toLocaleLowerCase('cs') === two.trim().toLocaleLowerCase('cs');

type People = Pick<DraftPreview, 'presenters' | 'drafters'> & { blocks: readonly Pick<DraftBlock, 'field'>[] };

/** Who stands in a field at first: the likeliest, nobody when the document names a stranger or several, else who sits here. */
export function firstPerson(found: People, field: 'presenter' | 'drafter', me: string): string {
  const people = field === 'presenter' ? found.presenters : found.drafters;
  const [first, ...others] = people;
  if (first) return others.length === 0 ? first : '';
  return isStranger(found, field) && field === 'presenter' ? '' : me;
}

/** The document names somebody the office does not know. */
export const isStranger = (found: People, field: 'presenter' | 'drafter'): boolean =>
  (field === 'presenter' ? found.presenters : found.drafters).length === 0 && found.blocks.some((block) => block.field === field);

/** Files that are kept, as the core takes them. */
export const toFiles = (files: readonly DraftFile[], kept: readonly boolean[]): DraftPart[] =>
  files.filter((file, place) => kept[place] && !file.why).map(({ place, name }) => ({ place, name }));

/** The document itself, where it may stay a file and be the report; an old or sealed one may not. */
export const documentOf = (files: readonly DraftFile[]): DraftPart | undefined => {
  const file = files.find((one) => one.is_document && !one.why);
  return file && { place: file.place, name: file.name };
};
