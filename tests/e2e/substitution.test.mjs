// A head is away for a week: hands over, the substitute approves „v zastoupení“, both names stand in the history, and it returns.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, openVzorov } from './demo.mjs';
import { Key } from './driver.mjs';
import { inLargeText, outOfSight } from './large-text.mjs';
import { openMeeting } from './meeting.mjs';
import { choose, closed } from './paper.mjs';
import { chooseRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { asks, begin, does, invoke, looks, newId, openPart } from './town.mjs';

const TITLE = 'Výměna oken na tenisových kabinách';
const SUBSTITUTES = ['Zástupy', 'Nikdo nikoho nezastupuje'];

describe('a head who hands over for a week', SUITE, () => {
  let office;
  let people;
  let paper;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
    people = (await asks(office, 'overview')).people;
    paper = await waitsForHead();
  });
  after(() => office?.close());

  test('names a substitute for the named duties and the days', async () => {
    await sits('Jeřábek');
    await openPart(office, ...SUBSTITUTES);
    await office.click('Přidat zástup', 'main button');
    await office.reads('Kdo koho zastupuje');
    await choose(office, await office.field('Kdo je nepřítomen'), 'Jeřábek');
    await choose(office, await office.field('Kdo zastupuje'), 'Kvasnica');
    await office.fill('Poslední den', '+6');
    await office.fill('Důvod nepřítomnosti', 'dovolená');
    await office.reads('Vedoucí odboru – Úřad');
    await looks(office, 'zastup-1-urcit');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    assert.deepEqual(await inLargeText(office, () => outOfSight(office)), []);
    await office.click('Přidat zástup', 'dialog[open] button');
    await closed(office);
    await office.reads('Hynek Kvasnica zastupuje: Ing. Vít Jeřábek');
    await office.reads('dnes trvá');
    await looks(office, 'zastup-2-seznam');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  test('reads in the morning who acts meanwhile', async () => {
    await goTo(office, [1, '', 'Kdo vás zastupuje']);
    await office.reads('V zastoupení se nic neudělalo.');
  });

  test('is told when a second substitute would have the same duty', async () => {
    const second = { ...(await substitution()), by: person('Modřínová').id };
    const request = { kind: 'municipality.name_substitute', payload: { id: newId(), substitution: second }, base: [], on_behalf_of: null };
    await assert.rejects(invoke(office, 'execute', { request }), (error) => error.api?.key === 'refusal-substitute-overlap');
  });

  test('is not asked: the substitute finds the work in a part of its own', async () => {
    await sits('Kvasnica');
    await office.reads('V zastoupení: Ing. Vít Jeřábek');
    await office.reads(TITLE);
    await looks(office, 'zastup-3-den');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    assert.deepEqual(await inLargeText(office, () => outOfSight(office)), []);
  });

  test('leaves the approval to the substitute, under both names', async () => {
    await office.soon('the paper on the day', '[...document.querySelectorAll(".li.day")].find((row) => row.textContent.includes(arguments[0])).querySelector("button").click()', TITLE);
    await office.reads('Kroky, které tu uděláte, nesou vaše jméno i jméno nepřítomného.');
    await looks(office, 'zastup-4-tisk');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Schválit za odbor', 'main button');
    await office.reads('Tisk je schválen a jde dál.');
    await office.reads('Hynek Kvasnica v zastoupení: Ing. Vít Jeřábek');
    await office.picture('zastup-5-historie');
    const [event] = (await asks(office, 'paper', { id: paper })).history;
    assert.deepEqual([event.who, event.on_behalf_of, event.is_in_place], ['Hynek Kvasnica', 'Ing. Vít Jeřábek', true]);
  });

  test('reads afterwards what was done, and ends it: the work stands with the head again', async () => {
    const other = await waitsForHead('Oprava plotu u kabin');
    await sits('Jeřábek');
    await office.reads('V zastoupení za vás je 1 krok.');
    await looks(office, 'zastup-6-navrat');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await openPart(office, 'Zástupy', 'dnes trvá');
    await office.click('Ukončit', '.li button');
    await office.reads('Práce se vrátí nepřítomnému.');
    await office.picture('zastup-7-ukoncit');
    await office.fill('Poslední den', '-1');
    await office.press('\uE004'); // Tab leaves the field
    await office.click('Ukončit', 'dialog[open] button');
    await closed(office);
    await office.reads('Nikdo nikoho nezastupuje');
    await sits('Kvasnica');
    await office.until(async () => !(await office.text()).includes('V zastoupení'), 'nothing in place of anybody');
    const request = { kind: 'circulation.head_approve', payload: { paper: other }, base: [], on_behalf_of: null };
    await assert.rejects(invoke(office, 'execute', { request }), (error) => error.api?.key === 'refusal-not-allowed');
  });

  const person = (name) => people.find((one) => one.name.includes(name));

  async function sits(name) {
    await invoke(office, 'sign_in', { person: person(name).id, secret: '' });
    await begin(office);
    await office.reads('Můj den');
  }

  async function substitution() {
    const { substitutions } = await asks(office, 'settings', {});
    const { absent, by, from, to, duties } = substitutions[0];
    return { absent, by, from, to, roles: duties.map((duty) => duty.role), duties: duties.map(({ body, role }) => ({ body, role })), reason: '', confidential: false };
  }

  /** A paper of the head's department, written and handed over by its clerk. */
  async function waitsForHead(title = TITLE) {
    await invoke(office, 'sign_in', { person: person('Modřínová').id, secret: '' });
    const settings = await asks(office, 'settings', {});
    const department = settings.departments.find((one) => one.head_name?.includes('Jeřábek')).id;
    const type = settings.paper_types.find((one) => one.value.route.some((step) => step.kind === 'department_review'));
    const [id, clause] = [newId(), { id: newId(), verb: 'schvaluje', text: 'výměnu', points: [], task: null }];
    await does(office, 'circulation.create_paper', {
      paper: id, title, paper_type: type.id, presenter: person('Modřínová').id, drafter: person('Modřínová').id, department,
      competence: '§ 102 odst. 3', confidentiality: 'public', report: 'Okna netěsní.', clauses: [clause],
    });
    await does(office, 'circulation.submit_to_head', { paper: id });
    return id;
  }
});

describe('a commission whose statute knows alternates', SUITE, () => {
  const COMMISSION = 'Komise majetku';
  let office;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
  });
  after(() => office?.close());

  test('says so in its settings; the assembly is not asked', async () => {
    await openPart(office, 'Orgány a členové', COMMISSION);
    await edits('Zastupitelstvo města Vzorova');
    assert.ok(!(await office.text()).includes('Statut zná náhradníky'), 'a mandate in the assembly is never substituted');
    await office.press(Key.escape);
    await closed(office);
    await edits(COMMISSION);
    await office.click('Statut zná náhradníky', 'dialog[open] label');
    await office.picture('nahradnik-1-organ');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Uložit', 'dialog[open] button');
    await closed(office);
    const { bodies } = await asks(office, 'settings', {});
    assert.deepEqual(bodies.filter((one) => one.value.alternates).map((one) => one.value.name), [COMMISSION]);
  });

  test('has the recorder say in whose seat an alternate sat', async () => {
    const { bodies, people } = await asks(office, 'settings', {});
    const commission = bodies.find((one) => one.value.name === COMMISSION);
    const alternate = people.find((one) => one.full_name === 'Hynek Kvasnica');
    const membership = { body: commission.id, person: alternate.id, role: 'alternate', from: commission.value.from, to: null, end_reason: '', party: '' };
    await does(office, 'municipality.set_membership', { id: newId(), membership });
    const meetings = await asks(office, 'meetings', { body: commission.id, from: null, to: null });
    const details = await Promise.all(meetings.map((one) => asks(office, 'meeting', { id: one.id })));
    const meeting = details.find((one) => one.items.some((item) => item.outcome?.members > 0));
    assert.deepEqual(meeting.alternates.map((one) => one.name), ['Hynek Kvasnica']);
    const item = meeting.items.find((one) => one.outcome?.members > 0);
    const [absent, ...others] = meeting.members;
    const ballots = [
      { person: alternate.id, choice: 'in_favour', in_place_of: absent.id },
      ...others.map((one) => ({ person: one.id, choice: 'in_favour' })),
    ];
    await does(office, 'circulation.correct_outcome', {
      why: 'místo člena hlasoval náhradník', outcome: { agenda_item: item.id, kind: 'vote', ballots, position: 'recommends' },
    });
    const after = (await asks(office, 'meeting', { id: meeting.row.id })).items.find((one) => one.id === item.id).outcome;
    assert.deepEqual([after.members, after.in_favour, after.absent], [meeting.members.length, meeting.members.length, 0]);
    assert.deepEqual(after.entered.alternates, [[absent.id, alternate.id]]);
    await openMeeting(office, meeting.row.id);
    await chooseRow(office, item.title);
    await office.click('Opravit zápis', 'button');
    await office.reads(`Hynek Kvasnica (náhradník, místo: ${absent.name})`);
    await looks(office, 'nahradnik-2-hlasy');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
  });

  /** Opens the dialog of a body. */
  async function edits(name) {
    const script = `
      const line = [...document.querySelectorAll('main li.li')].find((one) => one.textContent.includes(arguments[0]));
      const edit = [...(line?.querySelectorAll('button') ?? [])].find((one) => one.textContent.trim().startsWith('Upravit'));
      edit?.click();
      return edit !== undefined;`;
    await office.until(() => office.execute(script, name), `the line of ${name}`);
    await office.find('dialog[open]');
  }
});
