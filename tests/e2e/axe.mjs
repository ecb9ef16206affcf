// Accessibility of the page in front of us, by axe-core (WCAG 2.2 AA).

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const fromWindow = createRequire(new URL('../../ui/package.json', import.meta.url));

/** Rules of the floor we promise (EN 301 549, Act 99/2019 Coll.). */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Rules whose faults do not close the gate: the rule and why it is wrong here. Nothing is passed over by its impact:
 * what axe calls moderate or minor (landmarks, headings, roles) is how a person who listens finds their way.
 *
 * @type {ReadonlyMap<string, string>}
 */
const EXCEPTIONS = new Map();

/**
 * Faults of the page, whatever their impact: rule, impact and places.
 *
 * @returns {Promise<{id: string, impact: string, help: string, targets: string[]}[]>}
 */
export async function faults(office) {
  await office.execute(await readFile(fromWindow.resolve('axe-core/axe.min.js'), 'utf8'));
  const found = await office.session.executeAsync(
    `const [tags, done] = arguments;
     axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
       .then((result) => done({ violations: result.violations }), (error) => done({ error: String(error) }));`,
    TAGS,
  );
  if (found.error) throw new Error(`axe did not run: ${found.error}`);
  return found.violations.map(({ id, impact, help, nodes }) => ({
    id,
    impact,
    help,
    targets: nodes.map((node) => node.target.join(' ')),
  }));
}

/** The faults that close the gate: each is taken seriously that stands in no exception. */
export async function seriousFaults(office) {
  return (await faults(office)).filter((fault) => !EXCEPTIONS.has(fault.id));
}

/** Faults that close the gate in both themes, told so that they can be found: `dark color-contrast .tag`. */
export async function seriousInBothThemes(office) {
  const told = [];
  for (const theme of ['light', 'dark']) {
    await office.theme(theme);
    for (const { id, targets } of await seriousFaults(office)) told.push(`${theme} ${id} ${targets.join(', ')}`);
  }
  return told;
}
