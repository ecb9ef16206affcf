import { query, type DocumentKind, type DocumentLayout, type LayoutDto } from '$lib/api';
import { hasCertificate } from '../mandates/certificate';

/** Kinds of documents whose look is set. */
export const KINDS: readonly DocumentKind[] = ['invitation', 'resolution_list', 'extract', 'cover_sheet', 'certificate'];

const OF_BODY = ['chair', 'deputy', 'secretary'];

/** Who may sign which document. */
export const SIGNERS: Record<DocumentKind, readonly string[]> = {
  invitation: OF_BODY,
  resolution_list: OF_BODY,
  extract: OF_BODY,
  cover_sheet: ['drafter', 'head'],
  certificate: OF_BODY,
};

/** A section as the form shows it. */
export interface SectionLine {
  name: string;
  shown: boolean;
  mayHide: boolean;
}

/** What is set in the form. */
export interface LayoutForm extends Pick<DocumentLayout, 'opening' | 'closing' | 'in_own_hand'> {
  sections: readonly SectionLine[];
  signers: readonly string[];
}

/** The look as it is saved, of a kind for a chosen body. */
export const layoutOf = (kind: DocumentKind, chosen: string, form: LayoutForm): DocumentLayout => ({
  kind,
  body: chosen || null,
  sections: form.sections.map((one) => one.name),
  hidden: form.sections.filter((one) => !one.shown).map((one) => one.name),
  opening: form.opening,
  closing: form.closing,
  signers: [...form.signers] as DocumentLayout['signers'],
  in_own_hand: form.in_own_hand,
});

/** Sections in the order they are set; those not named follow as the program has them. */
export function inOrder({ layout, sections }: Pick<LayoutDto, 'layout' | 'sections'>): SectionLine[] {
  const place = (name: string, own: number) => {
    const chosen = layout.sections.indexOf(name);
    return chosen < 0 ? layout.sections.length + own : chosen;
  };
  return sections
    .map((one, own) => ({ at: place(one.name, own), name: one.name, shown: !layout.hidden.includes(one.name), mayHide: one.may_hide }))
    .sort((one, other) => one.at - other.at)
    .map(({ name, shown, mayHide }) => ({ name, shown, mayHide }));
}

/** The list with one line moved by a place. */
export function moved<T>(list: readonly T[], from: number, by: number): T[] {
  const next = [...list];
  const [line] = next.splice(from, 1);
  if (line !== undefined) next.splice(from + by, 0, line);
  return next;
}

/** Something to show the look on: the newest of its kind; an empty text, which means an invented one, where there is none yet. */
export async function sampleOf(kind: DocumentKind, body: string): Promise<string> {
  const slice = { sort: '', descending: true, offset: 0, limit: 1 };
  if (kind === 'extract') {
    const page = await query('resolutions', { text: '', body, year: 0, states: [], slice: { ...slice, sort: 'decided_on' } });
    return page.rows[0]?.id ?? '';
  }
  if (kind === 'cover_sheet') {
    const page = await query('papers', { text: '', states: [], body, department: '', year: 0, mine: false, slice: { ...slice, sort: 'number' } });
    return page.rows[0]?.id ?? '';
  }
  if (kind === 'certificate') {
    const { mandates } = await query('settings', {});
    return mandates.ends.find(hasCertificate)?.id ?? '';
  }
  const meetings = await query('meetings', { body, from: null, to: null });
  const fit = meetings.filter((one) => (kind === 'invitation' ? one.state !== 'cancelled' : one.decided > 0));
  // A meeting with a programme shows more.
  return (fit.findLast((one) => one.items > 0) ?? fit.at(-1))?.id ?? '';
}
