import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Again } from '$lib/api';
import { KNOWN_ACTS, lookOf } from '../circulation/papers/acts';
import { TASK_ACTS } from '../circulation/tasks/states';
import type { SettingsDto } from '../settings/dto';
import { aboutSettings, ABOUT_SETTINGS } from './again/settings-about';
import { formOf, FORMS, type FormName } from './forms';

const SOURCES = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, SOURCES), 'utf8');
const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
const kinds = Object.keys(FORMS);
const withForm = (...names: FormName[]) => kinds.filter((kind) => names.some((name) => FORMS[kind as keyof typeof FORMS] === name)).sort();

const again = (kind: string, input: unknown = {}, more: Partial<Again> = {}): Again => ({
  command: 'c1', kind, input, behalf: undefined, refusal: { code: 'refused', key: 'error-refused', args: {}, trace_id: '' },
  paper: 'p1', meeting: 'm1', resolution: 'r1', ...more,
});

test('every command the core knows has a form or a reason why it has none', () => {
  const commands = /export interface Commands \{([^}]*)\}/u.exec(read('lib/api/bindings/index.ts'))?.[1] ?? '';
  const known = [...commands.matchAll(/'([a-z_.]+)':/gu)].map((found) => found[1]);
  expect(known.length).toBeGreaterThan(90);
  expect(kinds.sort()).toEqual(known.sort());
});

test('every command the window gives is in the table', () => {
  // An undo has no form; it is refused where it was clicked.
  const left = ['office.undo'];
  const window = sources.filter((path) => /\.(?:svelte|ts)$/u.test(path) && !/\.test\.ts$|lib\/api\/bindings/u.test(path));
  const given = new Set(window.flatMap((path) => [...read(path).matchAll(/'((?:circulation|municipality|keeping|office)\.[a-z_]+)'/gu)].map((found) => found[1] ?? '')));
  expect(given.size).toBeGreaterThan(80);
  expect([...given].filter((kind) => !kinds.includes(kind) && !left.includes(kind))).toEqual([]);
  // Names that are put together where they are given.
  for (const act of TASK_ACTS) expect(FORMS[`circulation.${act}`], act).toBe('task');
  const dialogs = [...read('circulation/meetings/MeetingDialogs.svelte').matchAll(/send\(\s*'([a-z_]+)'/gu)].map((found) => `circulation.${found[1]}`);
  expect(dialogs.length).toBeGreaterThan(5);
  expect(dialogs.filter((kind) => !kinds.includes(kind))).toEqual([]);
});

test('an act of a paper that asks for something opens, and one that asks for nothing does not', () => {
  const asking = KNOWN_ACTS.filter((kind) => !['none', 'elsewhere'].includes(lookOf(kind).form));
  const asksOfOwn = KNOWN_ACTS.filter((kind) => lookOf(kind).form === 'none' && lookOf(kind, true).form !== 'none');
  expect(withForm('act')).toEqual([...asking, ...asksOfOwn].sort());
  for (const kind of KNOWN_ACTS.filter((one) => lookOf(one, true).form === 'none')) expect(FORMS[kind as keyof typeof FORMS], kind).toEqual({ none: 'bare' });
});

test('every form knows each of its commands', () => {
  const table: [string, FormName[]][] = [
    ['again/SettingsAgain.svelte', ['settings']],
    ['circulation/meetings/outcome.ts', ['outcome']],
    ['again/MeetingAgain.svelte', ['meeting']],
    ['circulation/distribution/AnswerDialogs.svelte', ['answer']],
    ['circulation/resolutions/ResolutionDialogs.svelte', ['resolution']],
    ['circulation/mayor/decision.ts', ['decision']],
    ['circulation/meetings/PlanMeeting.svelte', ['plan']],
    ['circulation/meetings/PlanSeries.svelte', ['series']],
    ['again/CoverAgain.svelte', ['cover']],
    ['again/NumbersAgain.svelte', ['numbers']],
    ['again/KeepingAgain.svelte', ['keeping']],
  ];
  for (const [path, names] of table) {
    const text = read(path.startsWith('again/') ? `attention/${path}` : path);
    expect(withForm(...names).filter((kind) => !text.includes(`'${kind}'`)), path).toEqual([]);
  }
  const pages = ['settings/TownPart.svelte', 'settings/documents/DocumentsPart.svelte', 'notices/ChoicePart.svelte', 'registry/FilingPart.svelte'].map(read).join('');
  expect(withForm('page').filter((kind) => !pages.includes(`enteredAs(again, '${kind}')`))).toEqual([]);
});

test('which form opens is told also by what was entered', () => {
  const table: [Again, FormName | undefined][] = [
    [again('circulation.enter_outcome'), 'outcome'],
    [again('circulation.edit_meeting', { edits: [{ field: 'place', value: 'škola', base: null }] }), 'meeting'],
    [again('circulation.edit_meeting', { edits: [{ field: 'notice_posted_on', value: null, base: null }] }), 'notice'],
    [again('circulation.postpone', { paper: 'p1', from_item: 'i1' }), 'act'], // in the room or at the paper
    [again('circulation.pass_formal_check', { paper: 'p1', remark: '' }), 'act'], // of a member's own proposal
    [again('circulation.pass_formal_check', { paper: 'p1' }), undefined],
    [again('circulation.leave_undecided', { paper: 'p1', to: 'drafter' }), 'decision'],
    [again('circulation.leave_undecided', { paper: 'p1', to: 'council' }), undefined],
    [again('circulation.rework'), undefined],
    [again('circulation.of_a_newer_program'), undefined],
  ];
  for (const [one, expected] of table) expect(formOf(one), JSON.stringify([one.kind, one.input])).toBe(expected);
});

test('no form opens over what is not here', () => {
  const nowhere = { paper: '', meeting: '', resolution: '' };
  for (const kind of ['circulation.give_opinion', 'circulation.enter_outcome', 'circulation.cancel_meeting', 'circulation.report_task', 'circulation.revoke_resolution', 'circulation.apologise']) {
    expect(formOf(again(kind, {}, nowhere)), kind).toBeUndefined();
    expect(formOf(again(kind)), kind).toBeDefined();
  }
  for (const kind of ['municipality.define_person', 'circulation.plan_meeting', 'circulation.decide_as_mayor']) expect(formOf(again(kind, {}, nowhere)), kind).toBeDefined();
});

test('a change of the set-up finds what it was about, a new thing begins anew, and what is gone does not open', () => {
  expect([...ABOUT_SETTINGS].sort()).toEqual(withForm('settings'));
  const dto = {
    people: [{ id: 'u1' }], departments: [{ id: 'd1' }], bodies: [{ id: 'b1', members: [{ id: 'm1' }] }], paper_types: [], substitutions: [{ id: 's1' }],
    mandates: { lists: [{ id: 'l1' }], seats: [{ membership: 'm1' }], ends: [{ id: 'e1' }] },
  } as unknown as SettingsDto;
  const found = (kind: string, input: unknown) => {
    const about = aboutSettings(again(kind, input), dto);
    return about && Object.entries(about).filter(([name, value]) => name !== 'dto' && value !== undefined).map(([name]) => name);
  };
  const table: [string, unknown, string[] | undefined][] = [
    ['municipality.define_person', { id: 'u1' }, ['person']],
    ['municipality.define_person', { id: 'new' }, []],
    ['municipality.define_department', { id: 'd1' }, ['department']],
    ['circulation.continue_numbers', { body: 'b1' }, ['body']],
    ['circulation.continue_numbers', { body: 'gone' }, undefined],
    ['municipality.set_membership', { id: 'x', membership: { body: 'b1' } }, ['body']],
    ['municipality.end_membership', { id: 'm1' }, ['body', 'member']],
    ['municipality.end_membership', { id: 'gone' }, undefined],
    ['municipality.end_substitution', { id: 's1' }, ['substitution']],
    ['municipality.set_party_list', { id: 'new' }, []],
    ['municipality.end_mandate', { membership: 'm1' }, ['seat']],
    ['municipality.end_mandate', { membership: 'ended' }, undefined],
    ['municipality.note_certificate', { mandate_end: 'e1' }, ['end']],
    ['circulation.hand_over', { from: 'u1' }, ['person']],
    ['municipality.begin_term', {}, []],
  ];
  for (const [kind, input, expected] of table) expect(found(kind, input), `${kind} ${JSON.stringify(input)}`).toEqual(expected);
});
