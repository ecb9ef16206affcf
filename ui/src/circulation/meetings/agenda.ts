import type { AgendaItemDto } from '$lib/api';

/** The place of an item: where it stands in the list is its order, the section is an index into the sections. */
export interface Slot {
  id: string;
  section: number;
}

/** Where a command puts an item: after another one, or first; in a section of this name. */
export interface Placement {
  after: string | null;
  section: string;
}

/** The agenda as slots. Items come in their order; those of one section stand together. */
export const slots = (items: readonly AgendaItemDto[]): Slot[] =>
  items.toSorted((a, b) => a.section - b.section || a.number - b.number).map(({ id, section }) => ({ id, section }));

/** Moves an item one place within its section; at the edge it stays. */
export function moveWithin(order: readonly Slot[], id: string, by: 1 | -1): Slot[] {
  const from = order.findIndex((slot) => slot.id === id);
  const [moved, other] = [order[from], order[from + by]];
  if (!moved || !other || other.section !== moved.section) return [...order];
  return order.with(from, other).with(from + by, moved);
}

/** Moves an item into the next section (to its beginning) or the one before (to its end), empty ones included. */
export function moveAcross(order: readonly Slot[], id: string, by: 1 | -1, sections: number): Slot[] {
  const from = order.findIndex((slot) => slot.id === id);
  const moved = order[from];
  const section = (moved?.section ?? 0) + by;
  if (!moved || section < 0 || section >= sections) return [...order];
  const rest = order.toSpliced(from, 1);
  const before = by > 0 ? section : section + 1;
  const at = rest.findIndex((slot) => slot.section >= before);
  return rest.toSpliced(at < 0 ? rest.length : at, 0, { id, section });
}

/** Puts an item right after another one, into its section. */
export function moveAfter(order: readonly Slot[], id: string, after: string): Slot[] {
  const moved = order.find((slot) => slot.id === id);
  const rest = order.filter((slot) => slot.id !== id);
  const at = rest.findIndex((slot) => slot.id === after);
  const section = rest[at]?.section;
  if (!moved || section === undefined) return [...order];
  return rest.toSpliced(at + 1, 0, { id, section });
}

/** What the command says about an item in this order. */
export function placement(order: readonly Slot[], id: string, sections: readonly string[]): Placement {
  const at = order.findIndex((slot) => slot.id === id);
  return { after: order[at - 1]?.id ?? null, section: sections[order[at]?.section ?? 0] ?? '' };
}

/** Whether an item stands elsewhere in the second order than in the first. */
export function isMoved(before: readonly Slot[], after: readonly Slot[], id: string): boolean {
  const place = (order: readonly Slot[]) => order.findIndex((slot) => slot.id === id);
  const [was, is] = [place(before), place(after)];
  return was !== is || before[was]?.section !== after[is]?.section;
}

/** Items of one section on screen. */
export interface Section {
  /** Index into the sections of the meeting. */
  index: number;
  title: string;
  minutes: number;
  items: AgendaItemDto[];
}

/** The agenda by sections in the given order, items numbered through all of them. */
export function bySection(
  items: readonly AgendaItemDto[],
  sections: readonly string[],
  order: readonly Slot[] = slots(items),
): Section[] {
  const known = new Map(items.map((item) => [item.id, item]));
  const placed = order.flatMap((slot, index) => {
    const item = known.get(slot.id);
    return item ? [{ ...item, section: slot.section, number: index + 1 }] : [];
  });
  const count = Math.max(sections.length, ...placed.map((item) => item.section + 1), 0);
  return Array.from({ length: count }, (_, index) => {
    const own = placed.filter((item) => item.section === index);
    return { index, title: sections[index] ?? '', minutes: total(own), items: own };
  });
}

const total = (items: readonly AgendaItemDto[]): number => items.reduce((sum, item) => sum + item.minutes, 0);

/** States of items that wait for nothing any more. */
const SETTLED = ['decided', 'postponed', 'withdrawn'];

/** Items that still wait for an outcome; only they can be decided or taken off the agenda. */
export const undecided = (items: readonly AgendaItemDto[]): AgendaItemDto[] =>
  items.filter((item) => item.outcome === null && !SETTLED.includes(item.state));
