// A paper of the demo town that its department and the formal check have let go, for tests of what comes after.

import { newPaper } from './demo.mjs';
import { asks, does, invoke } from './town.mjs';

const DEPARTMENT = 'Odbor správy majetku';
const HEAD = 'Jeřábek';

/** Founds it for the council and takes it as far as to the bodies; gives its identifier. */
export async function readyPaper(office, title, more = {}) {
  const { paper_types, departments } = await asks(office, 'settings', {});
  const paper_type = paper_types.find(({ value }) => value.name === 'Materiál pro radu').id;
  const department = departments.find(({ value }) => value.name === DEPARTMENT).id;
  const paper = await newPaper(office, title, undefined, { paper_type, department, report: `Předkládá ${DEPARTMENT}.`, ...more });
  await does(office, 'circulation.submit_to_head', { paper });
  await forHead(office, paper);
  await check(office, paper);
  return paper;
}

/** What the head of the department said on paper. */
async function forHead(office, paper) {
  const { people } = await asks(office, 'overview');
  const head = people.find(({ name }) => name.includes(HEAD)).id;
  const request = { kind: 'circulation.head_approve', payload: { paper }, base: [], on_behalf_of: [head, 'paper'] };
  await invoke(office, 'execute', { request });
}

/** The formal check, each doubt of the program answered. */
export async function check(office, paper) {
  await does(office, 'circulation.run_formal_check', { paper, findings: [] });
  const { checks } = await asks(office, 'paper', { id: paper });
  for (const { key } of checks.filter(({ state }) => state === 'open' || state === 'failed')) {
    await does(office, 'circulation.tick_check_item', { paper, item: key, is_in_order: true, note: 'Ověřeno podle spisu.' });
  }
  await does(office, 'circulation.pass_formal_check', { paper });
}
