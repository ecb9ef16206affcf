import type { ElectedList, ListedSubstitute } from '$lib/api';
import type { PersonRow } from '../dto';

/** Names of pasted lines: numbers at the start, empty lines and names said twice are left out. */
export function names(text: string): string[] {
  const lines = text.split(/\r?\n/u).map((line) => line.replace(/^\s*\d+\s*[.)]?\s+/u, '').replace(/\s+/gu, ' ').trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** A name with its party, as a line of a result says it. */
export interface Elected {
  name: string;
  party: string;
}

/** Lines `name; party`, also with a tabulator; the number of the first line without a party, from 1. */
export function electedLines(text: string): { rows: Elected[]; fault?: number } {
  const rows: Elected[] = [];
  for (const [place, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue;
    const [name, party] = line.split(/[;\t]/u).map((part) => part.replace(/\s+/gu, ' ').trim());
    const [bare] = names(name ?? '');
    if (!bare || !party) return { rows, fault: place + 1 };
    rows.push({ name: bare, party });
  }
  return { rows };
}

/** The only person of that name the office knows; nothing where there are more or none. */
export function known(people: readonly PersonRow[], name: string): string | null {
  const found = people.filter(({ full_name, value }) => full_name === name || `${value.given} ${value.family}` === name);
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** Substitutes as a list takes them: who entered stays, who was passed over keeps the reason. */
export function substitutes(text: string, before: readonly ListedSubstitute[], people: readonly PersonRow[]): ListedSubstitute[] {
  const entered = before.filter((one) => one.entered !== null);
  const fresh = names(text).filter((name) => !entered.some((one) => one.name === name));
  const kept = (name: string) => before.find((one) => one.name === name);
  return [...entered, ...fresh.map((name) => kept(name) ?? { name, person: known(people, name), passed_over: '', entered: null })];
}

/** Lists of a result: substitutes by party, in their order. */
export function byParty(rows: readonly Elected[], people: readonly PersonRow[]): ElectedList[] {
  const parties = [...new Set(rows.map((row) => row.party))];
  return parties.map((party) => ({ party, substitutes: rows.filter((row) => row.party === party).map(({ name }) => ({ name, person: known(people, name) })) }));
}

/** Names on a list that have not entered, in their order. */
export const waitingNames = (list: readonly ListedSubstitute[]): string[] => list.filter((one) => one.entered === null).map((one) => one.name);

/** What a refused list changed of the one that stands: its names, who was passed over and why, and who may enter again. */
export function enteredList(
  entered: readonly ListedSubstitute[],
  before: readonly ListedSubstitute[],
): { names: string[]; skip: string; why: string; freed: string[] } {
  const reasonOf = (name: string) => before.find((one) => one.name === name)?.passed_over ?? '';
  const skipped = entered.find((one) => one.passed_over !== '' && one.passed_over !== reasonOf(one.name));
  const freed = entered.filter((one) => one.passed_over === '' && reasonOf(one.name) !== '');
  return { names: waitingNames(entered), skip: skipped?.name ?? '', why: skipped?.passed_over ?? '', freed: freed.map((one) => one.name) };
}

/** Lines `name; party` as a person pastes them. */
export const linesOf = (rows: readonly Elected[]): string => rows.map((row) => `${row.name}; ${row.party}`).join('\n');
