import { afterEach, expect, test, vi } from 'vitest';
import { useClient } from '$lib/api';
import { assemblyProblem, councilProblem, hasCouncil, isEmail, isIco, tidyIco, usualCouncil } from './checks';
import { newId } from './commands';
import { previewNumber, readPattern, USUAL_PATTERNS, type NumberExample } from './numbering';
import { bodyOf, bodyProblems, usualBodies, wantedBodies } from './planned-bodies';
import { usualTerm, Wizard } from './wizard.svelte';

const CODE = 'AAAA1-BBBB2-CCCC3-DDDD4-EEEE5-FFFF6-GGGG7-HHHH8';
const calls: [string, Record<string, unknown>][] = [];

/** A core that founds offices; `fails` names commands that break. */
function core(answers: Record<string, unknown> = {}, fails: string[] = []) {
  calls.length = 0;
  useClient({
    call: (command, args) => {
      calls.push([command, args]);
      if (fails.includes(command)) return Promise.reject({ code: 'broken', key: 'error-broken', args: {}, trace_id: 't' });
      const known: Record<string, unknown> = { create_office: { recovery_code: CODE }, confirm_recovery: true, start_demo: null, execute: { command: 'c' } };
      return Promise.resolve({ ...known, ...answers }[command]);
    },
    on: () => Promise.resolve(() => {}),
  });
}

function filled(done = () => {}): Wizard {
  const wizard = new Wizard({ today: '2026-11-23', done, pick: () => 2 });
  Object.assign(wizard.town, { name: 'Město Vzorov', name_genitive: 'města Vzorova', ico: '00006947' });
  wizard.term.from = '2026-10-10';
  Object.assign(wizard.person, { given: 'Milena', family: 'Jasanová' });
  Object.assign(wizard.key, { passphrase: 'lípa kámen řeka most', again: 'lípa kámen řeka most' });
  return wizard;
}

afterEach(() => vi.restoreAllMocks());

test('an identification number is known by its check digit', () => {
  const table: [string, boolean][] = [
    ['00006947', true], ['00064581', true], ['44992785', true], ['25596641', true],
    ['00006948', false], ['12345678', false], ['6947', false], ['0000694a', false], ['', false],
  ];
  for (const [text, valid] of table) expect([text, isIco(text)]).toEqual([text, valid]);
  expect([' 6947', '449 92 785', 'x1'].map(tidyIco)).toEqual(['00006947', '44992785', 'x1']);
  expect(['a@b.cz', 'a@b', 'a b@c.cz', '@b.cz'].map(isEmail)).toEqual([true, false, false, false]);
});

test('seats follow the act: 5 to 55, a council odd and at most a third', () => {
  expect([4, 5, 55, 56].map((seats) => assemblyProblem(seats, 'act128') === undefined)).toEqual([false, true, true, false]);
  expect(assemblyProblem(65, 'act131')).toBeUndefined();
  expect([14, 15].map((seats) => hasCouncil(seats, 'act128'))).toEqual([false, true]);
  expect([15, 17, 21, 27, 33, 55].map(usualCouncil)).toEqual([5, 5, 7, 9, 11, 11]);
  const council: [number, number, string | undefined][] = [
    [5, 15, undefined], [6, 21, 'setup-seats-council'], [7, 15, 'setup-seats-council-third'], [7, 21, undefined], [13, 55, 'setup-seats-council'],
  ];
  for (const [seats, assembly, problem] of council) expect(councilProblem(seats, assembly, 'act128')).toBe(problem);
});

test('patterns of numbers give what the core gives', () => {
  const at: NumberExample = { body: 'RM', seq: 1136, meeting: 38, term: '9', year: 2024, item: '2.1' };
  const table: [string, Partial<NumberExample>, string][] = [
    ['RM/{seq:term}/{meeting}/{yyyy}', {}, 'RM/1136/38/2024'],
    ['{seq:year:4}/{yy}-R', { seq: 287, year: 2018 }, '0287/18-R'],
    ['{seq:year}/{body}/{yyyy}', { seq: 521, body: 'RMČ', year: 2009 }, '521/RMČ/2009'],
    ['č. {seq:year}', { seq: 3207 }, 'č. 3207'],
    ['Z{term}/{meeting}', { meeting: 12 }, 'Z9/12'],
    ['USN-RMČ-{seq:year:4}/{yyyy}', { seq: 123, year: 2026 }, 'USN-RMČ-0123/2026'],
    ['{yyyy}{seq:year:4}', { seq: 7, year: 2026 }, '20260007'],
    ['{{{seq:year}}}', { seq: 7 }, '{7}'],
    ['{seq:meeting}/{meeting} (k bodu {item})', { seq: 3, meeting: 5 }, '3/5 (k bodu 2.1)'],
  ];
  for (const [pattern, change, number] of table) expect(previewNumber(pattern, { ...at, ...change })).toBe(number);
  for (const pattern of USUAL_PATTERNS) expect(readPattern(pattern)).toHaveProperty('parts');
});

test('a wrong pattern says what is wrong and where', () => {
  const table: [string, string, number][] = [
    ['', 'nothing-counts', 0], ['RM/{yyyy}', 'nothing-counts', 0], ['č. {seq:year', 'unclosed', 3], ['a}b', 'unopened', 1],
    ['{seq}', 'no-scope', 0], ['č. {seq:day}', 'no-scope', 3], ['{seq:year:0}', 'bad-width', 0], ['{seq:year}/{yyyy:4}', 'bad-width', 11],
    ['{seq:year:4:1}', 'unknown-field', 0], ['{seq:year}/{rok}', 'unknown-field', 11], ['{seq:year}/{yyyy}/{yy}', 'repeated', 18],
    ['{seq:year}{meeting}', 'runs-together', 10], ['{seq:year}{yy}2{meeting}', 'runs-together', 15], ['{item}.{seq:year}', 'runs-together', 7],
  ];
  for (const [pattern, fault, at] of table) expect([pattern, readPattern(pattern)]).toEqual([pattern, { fault, at }]);
});

test('a village has no council and a town has the committees the act asks for', () => {
  const village = usualBodies({ name: 'Obec Lhota', name_genitive: 'obce Lhota' });
  village[0]!.seats = '9';
  const wanted = wantedBodies(village, 'act128');
  expect(wanted.map((body) => body.abbreviation)).toEqual(['ZO', 'RS', 'FV', 'KV']);
  expect(bodyProblems(village, 'act128')).toEqual({});
  const [assembly, mayor, committee] = [wanted[0]!, wanted[1]!, wanted[2]!];
  expect(bodyOf(mayor, wanted, '2026-10-10')).toMatchObject({ kind: 'mayor', name: 'Starosta obce Lhota', resolution_pattern: '{body} {seq:year}/{yyyy}', papers_close_days: 0, notice_days: 0 });
  expect(bodyOf(committee, wanted, '2026-10-10')).toMatchObject({ parent: assembly.id, seats: 3, is_public: false });
  expect(bodyOf(assembly, wanted, '2026-10-10')).toMatchObject({ parent: null, notice_days: 7, is_public: true });
  village[1]!.seats = '2';
  village[3]!.abbreviation = 'KV';
  expect(Object.values(bodyProblems(village, 'act128'))).toEqual(['setup-abbreviation-twice', 'setup-abbreviation-twice']);
});

test('the demo town needs no answers', async () => {
  core();
  const done = vi.fn();
  const wizard = new Wizard({ today: '2026-11-23', done });
  wizard.way = 'demo';
  expect(await wizard.next()).toBe(true);
  expect(done).toHaveBeenCalledOnce();
  expect(calls.map(([command]) => command)).toEqual(['start_demo']);
});

test('an empty screen is not scolded until one tries to go on', async () => {
  core();
  const wizard = new Wizard({ today: '2026-11-23', done: () => {} });
  await wizard.next();
  expect([wizard.step, wizard.shown]).toEqual(['town', {}]);
  expect(await wizard.next()).toBe(false);
  expect(Object.keys(wizard.shown)).toEqual(['name', 'name_genitive', 'from']);
  expect(wizard.term.label).toBe('10');
  expect([2022, 2025, 2026].map(usualTerm)).toEqual(['9', '9', '10']);
});

test('going back loses nothing and names of bodies follow the corrected town', async () => {
  core();
  const wizard = filled();
  await wizard.next();
  await wizard.next();
  wizard.bodies[0]!.seats = '21';
  wizard.back();
  Object.assign(wizard.town, { name: 'Obec Vzorov', name_genitive: 'obce Vzorov' });
  await wizard.next();
  expect(wizard.person.family).toBe('Jasanová');
  expect(wizard.bodies[0]).toMatchObject({ name: 'Zastupitelstvo obce Vzorov', abbreviation: 'ZO', seats: '21' });
});

test('a small municipality begins without a council, with a straight way and everything in one hand', async () => {
  core();
  const wizard = filled();
  wizard.isSmall = true;
  wizard.sizeChanged();
  for (let step = 0; step < 3; step += 1) expect(await wizard.next()).toBe(true);
  expect(calls[0]?.[1]['input']).toMatchObject({ roles: ['secretary', 'admin', 'task_keeper', 'publisher'], municipality: { is_small: true } });
  expect(wizard.bodies.map((body) => [body.abbreviation, body.seats])).toEqual([['ZM', '7'], ['RS', '0'], ['FV', '3'], ['KV', '3']]);
  wizard.bodies[0]!.seats = '15';
  expect(Object.values(wizard.problems('bodies'))).toEqual(['setup-seats-small']);
  wizard.bodies[0]!.seats = '9';
  wizard.skipsSheet = true;
  expect(await wizard.next()).toBe(true);
  expect(await wizard.next()).toBe(true);
  const types = calls.filter(([, args]) => JSON.stringify(args).includes('define_paper_type')).map(([, args]) => JSON.parse(JSON.stringify(args)).request.payload.value);
  expect(types.map((type) => [type.submitter, type.route.map((step: { kind: string }) => step.kind)])).toEqual([['office', ['consultation']], ['office', ['consultation']], ['member', ['formal_check', 'consultation']]]);
});

test('a town founds ordinary papers with its bodies and a second try founds nothing twice', async () => {
  core({}, []);
  const wizard = filled();
  for (let step = 0; step < 3; step += 1) expect(await wizard.next()).toBe(true);
  wizard.skipsSheet = true;
  await wizard.next();
  const requests = () => calls.filter(([command]) => command === 'execute').map(([, args]) => JSON.parse(JSON.stringify(args)).request);
  const types = () => requests().filter((one) => one.kind === 'circulation.define_paper_type').map((one) => one.payload);
  expect(await wizard.next()).toBe(true);
  const first = types();
  expect(await wizard.next()).toBe(true);
  expect(types().slice(first.length).map((one) => one.paper_type)).toEqual(first.map((one) => one.paper_type));
  const of = (kind: string) => wizard.bodies.find((body) => body.kind === kind)!.id;
  const routes = first.map(({ value }) => [value.name, value.submitter, value.route.map((step: { kind: string; body: string | null; role: string | null }) => (step.body ? [step.body, step.role] : step.kind))]);
  const office = ['department_review', 'opinions', 'formal_check'];
  expect(routes).toEqual([
    ['Materiál pro radu', 'office', [...office, [of('council'), 'decides']]],
    ['Materiál pro zastupitelstvo (přes radu)', 'office', [...office, [of('council'), 'recommends'], [of('assembly'), 'decides']]],
    ['Návrh člena zastupitelstva nebo výboru', 'member', ['formal_check', [of('assembly'), 'decides']]],
  ]);
  const [, through] = first;
  expect(new Set(through.value.route.map((step: { id: string }) => step.id)).size).toBe(5);
  expect(through.value.route.find((step: { kind: string }) => step.kind === 'opinions').insists ?? false).toBe(false);
});

test('a town too small for a council sends its papers straight to the assembly', async () => {
  core();
  const wizard = filled();
  for (let step = 0; step < 3; step += 1) await wizard.next();
  wizard.skipsSheet = true;
  await wizard.next();
  wizard.bodies[0]!.seats = '9';
  expect(await wizard.next()).toBe(true);
  const types = calls.map(([, args]) => JSON.parse(JSON.stringify(args)).request).filter((one) => one?.kind === 'circulation.define_paper_type').map((one) => one.payload.value);
  expect(types.map((type) => [type.name, type.route.length])).toEqual([['Rozhodnutí starosty', 1], ['Materiál pro zastupitelstvo', 4], ['Návrh člena zastupitelstva nebo výboru', 2]]);
});

test('a mayor who founds a village holds the seat in the place of the council, unless they say otherwise', async () => {
  for (const [said, asked, seated] of [['Starostka', undefined, true], ['účetní', undefined, false], ['starosta', false, false]] as const) {
    core({ query: { person: { id: 'p1' } } });
    const wizard = filled();
    wizard.isSmall = true;
    wizard.sizeChanged();
    wizard.person.function = said;
    for (let step = 0; step < 3; step += 1) expect(await wizard.next()).toBe(true);
    wizard.skipsSheet = true;
    expect(await wizard.next()).toBe(true);
    if (asked !== undefined) wizard.isMayor = asked;
    expect(await wizard.next()).toBe(true);
    const requests = calls.filter(([command]) => command === 'execute').map(([, args]) => JSON.parse(JSON.stringify(args)).request);
    const seats = requests.filter((one) => one.kind === 'municipality.set_membership').map((one) => one.payload.membership);
    const mayor = wizard.bodies.find((body) => body.kind === 'mayor')!.id;
    expect(seats.map((seat) => [seat.body, seat.person, seat.role]), said).toEqual(seated ? [[mayor, 'p1', 'chair']] : []);
  }
});

test('who comes back and changes the size is offered the bodies of the other one', async () => {
  core();
  const wizard = filled();
  expect(await wizard.next()).toBe(true);
  expect(await wizard.next()).toBe(true);
  expect(wizard.bodies.map((body) => body.kind)).toContain('council');
  wizard.back();
  wizard.isSmall = true;
  expect(await wizard.next()).toBe(true);
  expect(wizard.bodies.map((body) => body.kind)).not.toContain('council');
  wizard.back();
  wizard.town.law = 'act131';
  expect(await wizard.next()).toBe(true);
  expect(wizard.bodies.map((body) => body.kind)).toContain('council');
});

test('the office is founded once, the code asked back, the bodies set up, and only then it opens', async () => {
  core();
  const done = vi.fn();
  const wizard = filled(done);
  for (let step = 0; step < 3; step += 1) expect(await wizard.next()).toBe(true);
  expect(calls[0]?.[1]['input']).toMatchObject({ roles: ['secretary', 'admin'], passphrase: 'lípa kámen řeka most', term: { label: '10', to: null } });
  expect([wizard.step, wizard.key.passphrase, wizard.canGoBack]).toEqual(['recovery', '', false]);
  expect(wizard.code!.asked).toEqual([3, 6]);
  Object.assign(wizard.code!.answers, { first: 'cccc3 ', second: 'FFFF6' });
  expect(await wizard.next()).toBe(true);
  expect(calls[1]).toEqual(['confirm_recovery', { groups: [[3, 'cccc3'], [6, 'FFFF6']] }]);
  wizard.back();
  expect(wizard.step).toBe('recovery');
  await wizard.next();
  expect(await wizard.next()).toBe(true);
  expect(calls.filter(([command]) => command === 'create_office')).toHaveLength(1);
  expect(calls.filter(([command]) => command === 'execute')).toHaveLength(7); // four bodies, three types of paper
  expect(done).toHaveBeenCalledOnce();
});

test('wrong groups keep one on the page and a failed founding keeps what was written', async () => {
  core({ confirm_recovery: false });
  const wizard = filled();
  for (let step = 0; step < 3; step += 1) await wizard.next();
  expect(await wizard.next()).toBe(false);
  expect(wizard.shown).toEqual({ first: 'setup-group-missing', second: 'setup-group-missing' });
  Object.assign(wizard.code!.answers, { first: 'x', second: 'y' });
  expect([await wizard.next(), wizard.code!.wrong]).toEqual([false, true]);

  core({}, ['create_office']);
  const other = filled();
  for (let step = 0; step < 3; step += 1) await other.next();
  expect([other.step, other.error?.code, other.key.passphrase]).toEqual(['person', 'broken', 'lípa kámen řeka most']);
});

test('a short or twice different phrase and nobody to run the office stop the founding', async () => {
  core();
  const wizard = filled();
  await wizard.next();
  await wizard.next();
  wizard.roles = ['clerk'];
  Object.assign(wizard.key, { passphrase: 'krátká', again: 'jiná' });
  expect(await wizard.next()).toBe(false);
  expect(wizard.shown).toEqual({ roles: 'setup-roles-missing', passphrase: 'setup-passphrase-short', again: 'setup-passphrase-differs' });
  wizard.key.way = 'keyring';
  wizard.roles = ['chief_officer'];
  expect(await wizard.next()).toBe(true);
  expect(calls[0]?.[1]['input']).toMatchObject({ passphrase: null });
});

test('identifiers are of version 7 and sort by their birth', () => {
  const [first, second] = [newId(1_700_000_000_000), newId(1_700_000_000_001)];
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(first < second).toBe(true);
});

test('going on without the sheet asks no groups back', async () => {
  core();
  const wizard = filled();
  for (let step = 0; step < 3; step += 1) await wizard.next();
  wizard.skipsSheet = true;
  expect([await wizard.next(), wizard.step]).toEqual([true, 'bodies']);
  expect(calls.some(([command]) => command === 'confirm_recovery')).toBe(false);
});

test('the ways that found no office leave the wizard', async () => {
  core();
  const [join, bringBack] = [vi.fn(), vi.fn()];
  const wizard = new Wizard({ today: '2026-11-23', done: () => {}, join, bringBack });
  for (const way of ['server', 'backup'] as const) {
    wizard.way = way;
    expect([await wizard.next(), wizard.step]).toEqual([true, 'welcome']);
  }
  expect([join, bringBack].map((told) => told.mock.calls.length)).toEqual([1, 1]);
});
