import type { DisposalDto, DisposalRow, DueRow, HandDto, ProposedItem } from '$lib/api';
import { formatDate, t } from '$lib/i18n';
import type { Status } from '$shared/Tag.svelte';
import { className } from './lines';

/** The most things of one proposal. */
export const MOST_ITEMS = 200;

/** The class whose things are documents and leave only with the archive's consent. */
const DOCUMENTS = ['papers'];

/** What of the chosen lines can be proposed. */
export interface Proposable {
  rows: DueRow[];
  /** Lines left out: something stands in the way, or they are proposed already. */
  skipped: number;
  /** Whether the archive has to have consented. */
  needsConsent: boolean;
}

export function proposable(chosen: readonly DueRow[]): Proposable {
  const rows = chosen.filter((row) => row.held === null && !row.is_proposed);
  return { rows, skipped: chosen.length - rows.length, needsConsent: rows.some((row) => DOCUMENTS.includes(row.class)) };
}

/** What a refused proposal named. */
export const proposedAgain = (items: readonly ProposedItem[]): Pick<Proposable, 'skipped' | 'needsConsent'> & { rows: Pick<DueRow, 'class' | 'id'>[] } => ({
  rows: items.map((item) => ({ class: item.class, id: item.record })),
  skipped: 0,
  needsConsent: items.some((item) => DOCUMENTS.includes(item.class)),
});

/** Who did it, and who did it in their place. */
export const handOf = (hand: HandDto): string =>
  hand.substitute ? t('disposal-in-place', { person: hand.person.name, by: hand.substitute.name }) : hand.person.name;

/** What a proposal names, by class. */
export const countsOf = (row: DisposalDto): string =>
  row.counts.map((one) => t('disposal-count-of', { class: className(one.class), count: one.things })).join(', ');

/** What would be erased without what is taken out, by class. */
export function countsLeft(rows: readonly DisposalRow[], out: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const row of rows) if (!out.includes(row.id)) counts.set(row.class, (counts.get(row.class) ?? 0) + 1);
  return [...counts].map(([id, count]) => t('disposal-count-of', { class: className(id), count })).join(', ');
}

const TONES: Record<string, Pick<Status, 'tone' | 'icon'>> = {
  proposed: { tone: 'warn', icon: 'wait' },
  expired: { tone: 'quiet', icon: 'clock' },
  agreed: { tone: 'now', icon: 'half' },
  done: { tone: 'ok', icon: 'tick' },
  refused: { tone: 'bad', icon: 'refuse' },
  withdrawn: { tone: 'quiet', icon: 'return' },
};

/** How a proposal stands: colour, shape, words. */
export function disposalStatus(row: DisposalDto): Status {
  const known = TONES[row.state] ?? { tone: 'quiet', icon: 'info' };
  const words = t('disposal-state', { state: row.state, last_day: formatDate(row.last_on) });
  const progress = row.state === 'agreed' ? `, ${t('disposal-progress-short', { done: row.things - row.left, all: row.things })}` : '';
  return { ...known, text: words + progress };
}

const ITEMS: Record<string, Pick<Status, 'tone' | 'icon'>> = {
  proposed: { tone: 'warn', icon: 'cross' },
  left_out: { tone: 'ok', icon: 'return' },
  agreed: { tone: 'now', icon: 'half' },
  erased: { tone: 'quiet', icon: 'tick' },
  kept: { tone: 'ok', icon: 'lock' },
};

/** What becomes of a thing; `out` are those the second person is taking out. */
export function itemStatus(row: DisposalRow, out: ReadonlySet<string>): Status {
  const state = row.state === 'proposed' && out.has(row.id) ? 'left_out' : row.state;
  return { ...(ITEMS[state] ?? { tone: 'quiet', icon: 'info' }), text: t('disposal-item-state', { state }) };
}

/** The name of a thing, or why there is none. */
export function itemName(row: DisposalRow): string {
  if (row.name !== '') return [row.number, row.name].filter(Boolean).join(' ');
  if (row.is_hidden) return t('keeping-hidden');
  return row.state === 'erased' ? t('disposal-gone') : '';
}
