/** An item that stands on every agenda of a body. */
export interface StandingItem {
  section: string;
  title: string;
  /** What the programme says under it. */
  text?: string;
}

/** A line of the text of the item above it. */
const TEXT = /^[-–]\s*(.+)$/u;

/**
 * Reads one item a line: "Zahájení: Určení ověřovatelů"; without a section of the body the item goes to the first one. An
 * item of a section the body had before goes to the one in its place, so that no name of a section becomes part of a title.
 * A line that begins with a dash is the text of the item above it.
 */
export function readStandingItems(text: string, sections: readonly string[], before: readonly string[] = []): StandingItem[] {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  const items: StandingItem[] = [];
  for (const line of lines) {
    const above = items.at(-1);
    const said = TEXT.exec(line)?.[1];
    if (above && said) above.text = above.text ? `${above.text}\n${said}` : said;
    else items.push(titled(line, sections, before));
  }
  return items;
}

function titled(line: string, sections: readonly string[], before: readonly string[]): StandingItem {
  const gone = before.filter((name) => !sections.includes(name));
  const named = [...sections, ...gone].find((name) => line.startsWith(`${name}:`));
  const title = named === undefined ? '' : line.slice(named.length + 1).trim();
  if (named === undefined || title === '') return { section: sections[0] ?? '', title: line };
  return { section: sections.includes(named) ? named : inPlaceOf(named, before, sections), title };
}

/** The section in the place of one that is gone: the same of as many, the last one of the last, else the first. */
function inPlaceOf(gone: string, before: readonly string[], now: readonly string[]): string {
  const place = before.indexOf(gone);
  if (before.length === now.length) return now[place] ?? '';
  return (place > 0 && place === before.length - 1 ? now.at(-1) : now[0]) ?? '';
}

/** The same as lines to change. */
export const writeStandingItems = (items: readonly StandingItem[]): string =>
  items.flatMap(({ section, title, text }) => [section === '' ? title : `${section}: ${title}`, ...textLines(text ?? '')]).join('\n');

const textLines = (text: string): string[] =>
  text.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => `– ${line}`);

const OF_ASSEMBLY: readonly StandingItem[] = [
  { section: 'Zahájení', title: 'Zahájení zasedání' },
  { section: 'Zahájení', title: 'Určení zapisovatele a ověřovatelů zápisu' },
  { section: 'Zahájení', title: 'Schválení programu' },
  { section: 'Zahájení', title: 'Kontrola plnění usnesení' },
  { section: 'Různé', title: 'Různé a diskuse' },
  { section: 'Různé', title: 'Závěr' },
];

/** Minutes of a council are signed by the mayor and another councillor (§ 101/3 of Act No. 128/2000 Coll.), so nobody is named to verify them. */
const OF_OTHERS: readonly StandingItem[] = [
  { section: 'Zahájení', title: 'Zahájení a schválení programu' },
  { section: 'Zahájení', title: 'Kontrola plnění usnesení' },
  { section: 'Různé', title: 'Různé a závěr' },
];

/** What an agenda of a new body begins with: documents say it, so in Czech. Neither the mayor in place of the council nor the office meets. */
export function usualStandingItems(kind: string): StandingItem[] {
  if (kind === 'mayor' || kind === 'office') return [];
  return (kind === 'assembly' ? OF_ASSEMBLY : OF_OTHERS).map((item) => ({ ...item }));
}
