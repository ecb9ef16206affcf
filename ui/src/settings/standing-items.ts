/** An item that stands on every agenda of a body. */
export interface StandingItem {
  section: string;
  title: string;
}

/** Reads one item a line: "Zahájení: Určení ověřovatelů"; without a section of the body the item goes to the first one. */
export function readStandingItems(text: string, sections: readonly string[]): StandingItem[] {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  return lines.map((line) => {
    const section = sections.find((name) => line.startsWith(`${name}:`));
    const title = section === undefined ? line : line.slice(section.length + 1).trim();
    return section === undefined || title === '' ? { section: sections[0] ?? '', title: line } : { section, title };
  });
}

/** The same as lines to change. */
export const writeStandingItems = (items: readonly StandingItem[]): string =>
  items.map(({ section, title }) => (section === '' ? title : `${section}: ${title}`)).join('\n');
