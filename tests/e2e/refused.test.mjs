// What was refused opens in its own form with everything that was entered, is corrected there, and leaves the page.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, invoke, openVzorov, SCREENS, send } from './demo.mjs';
import { Key } from './driver.mjs';
import { closed } from './paper.mjs';
import { SUITE } from './suite.mjs';

const TITLE = 'Pronájem hrobových míst – ceník';

describe('a refused act', SUITE, () => {
  let office;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(() => office?.close());

  test('about a person opens with the person as entered, and is sent corrected', async () => {
    const id = randomUUID();
    const person = { given: 'Karel', family: '', title_before: 'Ing.', title_after: '', function: 'referent', email: '', department: null, active: true };
    await refuse(office, 'municipality.define_person', { id, person });
    await reopen(office);
    await entered(office, { Jméno: 'Karel', 'Titul před': 'Ing.', Příjmení: '' });
    await office.picture('odmitnute-1-osoba');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.fill('Příjmení', 'Novotný');
    await office.click('Uložit', 'dialog[open] button');
    await closed(office);
    await office.reads('Nic nevyžaduje pozornost');
    const { people } = await asks(office, 'settings', {});
    const found = people.filter((row) => row.id === id);
    assert.deepEqual(found.map((row) => row.value.family), ['Novotný'], 'under the identifier it was to have');
  });

  test('about a department waits on while its form is only looked at', async () => {
    const department = { name: '', abbreviation: 'ODP', head: null };
    await refuse(office, 'municipality.define_department', { id: randomUUID(), department });
    await reopen(office);
    await entered(office, { Zkratka: 'ODP' });
    await office.click('Uložit', 'dialog[open] button'); // still without a name
    await office.find('dialog[open] [aria-invalid=true]');
    await office.press(Key.escape);
    await closed(office);
    assert.equal(await waiting(office), 1);
    await reopen(office);
    await office.fill('Název', 'Odbor dopravy');
    await office.click('Uložit', 'dialog[open] button');
    await closed(office);
    await office.reads('Nic nevyžaduje pozornost');
  });

  test('about votes names its meeting and opens with every number', async () => {
    const { item, members } = await decided(office);
    const tally = { members, in_favour: members - 2, against: 1, abstained: 1, not_voted: 0, absent: 0, excluded: 0 };
    const outcome = { agenda_item: item, kind: 'vote', tally, announced: { outcome: 'adopted' }, explanation: '' };
    await refuse(office, 'circulation.correct_outcome', { why: '', outcome });
    await reopen(office);
    const numbers = () => office.execute('return [...document.querySelectorAll("dialog[open] .numbers input")].map((field) => field.value)');
    await office.until(async () => (await numbers()).slice(0, 3).join() === `${members - 2},1,1`, 'every number');
    await office.picture('odmitnute-2-hlasovani');
    await office.execute('document.documentElement.style.fontSize = "200%"');
    await office.picture('odmitnute-2-hlasovani-200');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.execute('document.documentElement.style.fontSize = ""');
    await office.fill('Proč se zápis opravuje', 'překlep při zápisu');
    await office.click('Opravit zápis', 'dialog[open] button');
    await closed(office);
    await office.reads('Nic nevyžaduje pozornost');
    const corrected = await decided(office);
    assert.deepEqual([corrected.in_favour, corrected.against], [members - 2, 1]);
  });
});

const asks = async (office, name, input) => (await invoke(office, 'query', { name, input })).value;
const waiting = async (office) => (await asks(office, 'attention', null)).rows.length;

/** Gives a command that is refused, and goes to where it waits. */
async function refuse(office, kind, payload) {
  const refused = await send(office, kind, payload);
  assert.equal(refused.error?.code, 'refused', JSON.stringify(refused));
  await goTo(office, SCREENS[0]);
  await goTo(office, SCREENS[1]);
  await office.until(async () => (await waiting(office)) === 1, 'the refused act');
}

async function reopen(office) {
  await office.click('Otevřít a opravit', 'button');
  await office.find('dialog[open]');
}

/** Waits until the fields of the open dialog hold what was entered. */
async function entered(office, values) {
  for (const [label, value] of Object.entries(values)) {
    const found = async () => (await office.field(label)).property('value');
    await office.until(async () => (await found()) === value, `„${value}“ in „${label}“`);
  }
}

/** The item whose outcome was entered, with its votes. */
async function decided(office) {
  for (const { id } of await asks(office, 'meetings', { body: '', from: null, to: null })) {
    const { items } = await asks(office, 'meeting', { id });
    const found = items.find((one) => one.title === TITLE && one.outcome !== null);
    if (found) return { item: found.id, ...found.outcome };
  }
  throw new Error(`no meeting has decided on „${TITLE}“`);
}
