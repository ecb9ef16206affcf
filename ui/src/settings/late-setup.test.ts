import { expect, test } from 'vitest';
import { useClient } from '$lib/api';
import type { BodyRow, MunicipalityValue, PaperTypeRow } from './dto';
import { lacksBodies, lacksTypes, LateSetup } from './late-setup.svelte';

const TOWN: MunicipalityValue = {
  name: 'Město Vzorov', name_genitive: 'města Vzorova', ico: '', address: '', law: 'act128', terms: [], crest_svg: '', is_demo: false,
  offline_days: { public: 365, body: 90, confidential: 30 }, is_small: false,
};
const TERM = { label: '10', from: '2026-10-10', to: null };

interface Sent {
  kind: string;
  payload: { id: string; paper_type: string; municipality: MunicipalityValue; value: { name: string } };
}

/** An office that takes commands; the one at the place `fails` breaks. */
function core(fails = -1, awaits_office = false): Sent[] {
  const sent: Sent[] = [];
  useClient({
    call: (command, args) => {
      if (command === 'query') return Promise.resolve({ person: { id: 'p1', name: 'Josef Lhotský', function: 'starosta' } });
      sent.push(JSON.parse(JSON.stringify(args['request'])) as Sent);
      return sent.length - 1 === fails ? Promise.reject({ code: 'unreachable', key: 'error-broken', args: {}, trace_id: '' }) : Promise.resolve({ command: 'c', awaits_office });
    },
    on: () => Promise.resolve(() => {}),
  });
  return sent;
}

const kinds = (sent: readonly Sent[]) => sent.map((one) => one.kind.split('.')[1]);

test('an office lacks bodies until it has one beside itself, or a type of paper', () => {
  const body = (kind: string) => ({ value: { kind } }) as BodyRow;
  const table: [string[], number, boolean][] = [
    [['office'], 0, true],
    [[], 0, true],
    [['office', 'assembly'], 0, false],
    [['office'], 1, false],
  ];
  for (const [bodies, types, lacks] of table) {
    expect(lacksBodies({ bodies: bodies.map(body), paper_types: Array.from({ length: types }, () => ({}) as PaperTypeRow) })).toBe(lacks);
  }
});

test('a town founded on a server is given its term, its bodies and its papers', async () => {
  const sent = core();
  const late = new LateSetup(TOWN, '2026-11-23');
  expect([late.term.label, late.shown]).toEqual(['10', {}]);
  expect(await late.found()).toBe(false);
  expect([late.shown, sent.length]).toEqual([{ from: 'setup-term-from-missing' }, 0]);
  late.term.from = '2026-10-10';
  expect(await late.found()).toBe(true);
  expect(kinds(sent)).toEqual(['set', 'define_body', 'define_body', 'define_body', 'define_body', 'define_paper_type', 'define_paper_type', 'define_paper_type']);
  expect(sent[0]!.payload.municipality).toEqual({ ...TOWN, terms: [TERM] });
  expect(sent.slice(5).map((one) => one.payload.value.name)).toContain('Materiál pro radu');
  expect(late.done).toBe(true);
});

test('a village founded on a server says its size, and its mayor is seated', async () => {
  const sent = core();
  const late = new LateSetup({ ...TOWN, name: 'Obec Lhota', name_genitive: 'obce Lhota', terms: [TERM] }, '2026-11-23');
  await late.ask();
  expect([late.isMayor, late.person.family]).toEqual([true, 'Josef Lhotský']);
  late.resize('small');
  expect(late.bodies.map((body) => body.abbreviation)).toEqual(['ZO', 'RS', 'FV', 'KV']);
  expect(await late.found()).toBe(true);
  expect(sent[0]!.payload.municipality).toMatchObject({ is_small: true, terms: [TERM] });
  expect(kinds(sent).at(-1)).toBe('set_membership');
});

test('what was set up before a failure is not set up twice', async () => {
  const sent = core(3);
  const late = new LateSetup({ ...TOWN, terms: [TERM] }, '2026-11-23');
  expect([await late.found(), late.error?.code, late.done]).toEqual([false, 'unreachable', false]);
  const first = sent.map((one) => one.payload.id);
  expect(await late.found()).toBe(true);
  expect(sent.slice(first.length).map((one) => one.payload.id).slice(0, first.length)).toEqual(first);
});

test('what waits for the office is not told as founded', async () => {
  for (const awaits of [false, true]) {
    core(-1, awaits);
    const late = new LateSetup({ ...TOWN, terms: [TERM] }, '2026-11-23');
    expect([await late.found(), late.done, late.awaits]).toEqual([true, true, awaits]);
  }
});

test('an office whose bodies came without its types is given the types alone', async () => {
  const sent = core(1);
  const bodies = ['office', 'assembly', 'council'].map((kind) => ({ id: kind, value: { kind } }) as BodyRow);
  expect([lacksTypes({ bodies, paper_types: [] }), lacksTypes({ bodies: bodies.slice(0, 1), paper_types: [] })]).toEqual([true, false]);
  const late = new LateSetup({ ...TOWN, terms: [TERM] }, '2026-11-23');
  expect([await late.foundTypes(bodies), late.done]).toEqual([false, false]);
  expect(await late.foundTypes(bodies)).toBe(true);
  expect(new Set(kinds(sent))).toEqual(new Set(['define_paper_type']));
  expect(new Set(sent.map((one) => one.payload.paper_type)).size).toBe(3); // none of them twice
});
