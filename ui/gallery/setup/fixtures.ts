import type { BackupStanding, DamagedContents, FoundOffice, ProfileRow, Profiles } from '$lib/api';
import type { ImportReport, Inspection } from '../../src/import/dto';
import type { BodyRow, BodyValue, LicencesDto, PersonRow, SettingsDto } from '../../src/settings/dto';
import type { Desk } from '../../src/setup/desk';

const person = (id: string, given: string, family: string, title: string, functionName: string, has_profile = false): PersonRow => ({
  id,
  value: { given, family, title_before: title, title_after: '', function: functionName, email: '', department: null, active: true },
  full_name: [title, given, family].filter(Boolean).join(' '),
  department_name: null,
  roles: id === 'p1' ? [{ body: 'office', body_name: 'Městský úřad', role: 'secretary', is_duty: true }, { body: 'office', body_name: 'Městský úřad', role: 'admin', is_duty: true }] : [],
  has_profile,
});
const people = [
  person('p1', 'Milena', 'Jasanová', '', 'tajemnice úřadu', true),
  person('p2', 'Radim', 'Košťál', 'Mgr.', 'starosta', true),
  person('p3', 'Kateřina', 'Svídová', 'Ing.', 'vedoucí finančního odboru'),
  person('p4', 'Zdeňka', 'Modřínová', '', 'vedoucí odboru majetku'),
  person('p5', 'Pavel', 'Hloh', 'JUDr.', 'právník'),
];
const body = (id: string, kind: string, name: string, short_name: string, abbreviation: string, seats: number, mandates: number, members: string[]): BodyRow => ({
  id,
  mandates,
  why: { on: '2026-11-23', members: mandates, majority: Math.floor(mandates / 2) + 1, began_with: mandates, began_on: '2026-10-19', changes: [] },
  value: {
    kind, name, short_name, abbreviation, parent: null, seats, resolution_pattern: '{body}/{seq:term}/{meeting}/{yyyy}', verbs: ['schvaluje', 'ukládá', 'bere na vědomí'],
    agenda_sections: ['Zahájení', 'Majetek', 'Různé'], standing_items: [], papers_close_days: 7, opinions_close_days: 4, check_close_days: 3, pack_days: 3, late_consent: null, alternates: false, notice_days: 7, is_public: kind === 'assembly', place: 'Zasedací místnost', starts_at: '16:00', from: '2026-10-10', to: null,
  } satisfies BodyValue,
  members: members.map((one, index) => ({
    id: `${id}-${one}`, person: one, person_name: people.find((row) => row.id === one)?.full_name ?? one, role: index === 0 ? 'chair' : 'member',
    from: '2026-10-19', to: index === 2 ? '2026-11-20' : null, end_reason: index === 2 ? 'Rezignace (§ 55 odst. 2 zákona č. 491/2001 Sb.)' : '', party: index === 1 ? 'Vzorov pro lidi' : '',
  })),
});

export const settings: SettingsDto = {
  today: '2026-11-23',
  mandates: { term_from: '2026-10-10', constituent_by: null, seats: [], lists: [], ends: [], reasons: [] },
  me: 'p1',
  municipality: { name: 'Město Vzorov', name_genitive: 'města Vzorova', ico: '00006947', address: 'Náměstí 1, 379 01 Vzorov', law: 'act128', terms: [{ label: '9', from: '2022-09-24', to: '2026-10-09' }, { label: '10', from: '2026-10-10', to: null }], crest_svg: '', is_demo: false, offline_days: { public: 180, body: 60, confidential: 14 }, is_small: false },
  bodies: [
    body('z', 'assembly', 'Zastupitelstvo města Vzorova', 'Zastupitelstvo', 'ZM', 15, 14, ['p2', 'p3', 'p5']),
    body('r', 'council', 'Rada města Vzorova', 'Rada', 'RM', 5, 5, ['p2', 'p4']),
    body('k', 'commission', 'Komise majetku', 'Komise majetku', 'KM', 7, 6, []),
    body('office', 'office', 'Městský úřad', 'Úřad', 'U', 0, 0, ['p1']),
  ],
  people,
  departments: [
    { id: 'd1', value: { name: 'Odbor majetku', abbreviation: 'OM', head: 'p4' }, head_name: 'Zdeňka Modřínová' },
    { id: 'd2', value: { name: 'Finanční odbor', abbreviation: 'FO', head: null }, head_name: null },
  ],
  paper_types: [
    {
      id: 't1',
      value: {
        name: 'Prodej nemovitosti', abbreviation: 'PN', number_pattern: '{seq:year}/{yyyy}', competence_hint: '§ 85 písm. a)', active: true, submitter: 'office', needs_cover: false,
        required_opinions: [{ department: 'd2', person: null }],
        route: [
          { id: 'department_review-1', kind: 'department_review', body: null, role: null, days: 3, mandatory: true, approval: null, is_beside: false },
          {
            id: 'approval-1', kind: 'approval', body: null, role: null, days: 3, mandatory: true,
            approval: { asks: 'approve', person: null, department: 'd1', role: null, is_beside: false, returns_to: 'drafter' }, is_beside: false,
          },
          {
            id: 'approval-2', kind: 'approval', body: null, role: null, days: 2, mandatory: false,
            approval: { asks: 'take_note', person: 'p1', department: null, role: null, is_beside: true, returns_to: 'drafter' }, is_beside: false,
          },
          { id: 'opinions-1', kind: 'opinions', body: null, role: null, days: 7, mandatory: true, approval: null, is_beside: false },
          { id: 'consultation-1', kind: 'consultation', body: 'k', role: 'opinion', days: null, mandatory: false, approval: null, is_beside: false },
          { id: 'formal_check-1', kind: 'formal_check', body: null, role: null, days: 2, mandatory: true, approval: null, is_beside: false },
          { id: 'consultation-2', kind: 'consultation', body: 'r', role: 'recommends', days: null, mandatory: true, approval: null, is_beside: false },
          { id: 'consultation-3', kind: 'consultation', body: 'z', role: 'decides', days: null, mandatory: true, approval: null, is_beside: false },
        ],
      },
    },
  ],
  substitutions: [{ id: 's1', absent: 'p1', absent_name: 'Milena Jasanová', by: 'p4', by_name: 'Zdeňka Modřínová', from: '2026-12-21', to: '2027-01-03', duties: [{ body: 'u', body_name: 'Úřad', role: 'secretary', is_duty: true }], reason: 'dovolená', confidential: false, state: 'ahead', beside: [], may_change: true }],
  state: {
    store: { folder: '/srv/jasanova/Úřad Vzorov', size_bytes: 48_300_000, changed_at: '2026-11-23T08:40:00Z', ways: ['passphrase', 'recovery'] },
    copies: { folder: '/srv/jasanova/Úřad Vzorov/kopie', count: 5, last_at: '2026-11-13T15:58:00Z' },
    devices: [{ id: 'x', name: 'PC-TAJEMNICE', person_name: 'Milena Jasanová', is_this: true, last_seen_at: null }],
  },
  may: { set_up: true, manage_people: true, name_for: ['p1'], write_down: true },
};

function profile(id: string, name: string, functionName: string): ProfileRow {
  return { person: { id, name, function: functionName }, has_pass_phrase: true, set_at: '2026-11-20T12:10:00Z', set_by: null, failures: 0, waits: 0, acts: true };
}

const alone: Pick<Desk, 'copies' | 'governed' | 'joining' | 'lock_minutes' | 'people' | 'recovered'> = { copies: [], governed: null, joining: null, lock_minutes: null, people: [], recovered: false };
export const desks: Record<string, Desk> = {
  new: { ...alone, state: 'new', ways: [], error: null, is_demo: false, folder: '/srv/jasanova/.local/share/Oběžník' },
  locked: { ...alone, state: 'locked', ways: ['keyring', 'passphrase', 'recovery'], error: null, is_demo: false, folder: '/srv/jasanova/Úřad Vzorov' },
  choose: {
    ...alone, state: 'choose', ways: [], error: null, is_demo: false, folder: '/srv/jasanova/Úřad Vzorov',
    people: [
      { id: 'p1', name: 'Bc. Milena Jasanová', function: 'organizační oddělení', was_last: true, asks: true, waits: 0, can_recover: true },
      { id: 'p4', name: 'Zdeňka Modřínová', function: 'odbor správy majetku', was_last: false, asks: true, waits: 0, can_recover: false },
    ],
  },
  broken: {
    ...alone,
    state: 'broken', ways: [], is_demo: false, folder: '/srv/jasanova/Úřad Vzorov',
    error: {
      code: 'broken', key: 'store-damaged', trace_id: '7f3a', args: { copies: '2' },
    },
    copies: [
      { copy: 'a', at: '2026-11-22T16:02:00Z', size_bytes: 48_200_000 },
      { copy: 'b', at: '2026-11-21T15:40:00Z', size_bytes: 47_900_000 },
    ],
  },
};

export const profiles: Profiles = {
  is_demo: false,
  me: profile('p1', 'Milena Jasanová', 'tajemnice úřadu'),
  others: [
    { ...profile('p4', 'Zdeňka Modřínová', 'odbor správy majetku'), set_by: 'Milena Jasanová' },
    { ...profile('p2', 'Radim Košťál', 'starosta'), failures: 6, waits: 47 },
    { ...profile('p3', 'Karel Dub', ''), acts: false },
  ],
  candidates: [{ id: 'p5', name: 'Jana Lípová', function: 'ekonomický odbor' }],
  may_manage: true,
  events: [
    { id: 'e3', at: '2026-11-23T08:31:00Z', kind: 'sign_in', what: { key: 'desk-sat-after', args: { person: 'Milena Jasanová', after: 'Zdeňka Modřínová', way: 'pass_phrase' } } },
    { id: 'e2', at: '2026-11-23T08:30:00Z', kind: 'failed', what: { key: 'desk-failed', args: { person: 'Milena Jasanová', failures: '1', way: 'pass_phrase' } } },
    { id: 'e1', at: '2026-11-20T12:10:00Z', kind: 'profile', what: { key: 'desk-profile-opened', args: { person: 'Zdeňka Modřínová', by: 'Milena Jasanová' } } },
  ],
};

export const inspection: Inspection = {
  columns: ['cislo', 'datum', 'organ', 'nazev', 'text'],
  mappings: [{ id: 'litovel', name: 'Litovel – usnesení' }, { id: 'praha7', name: 'Praha 7 – HTML' }],
  targets: ['number', 'body', 'decided_on', 'title', 'text', 'meeting'],
  rows: 2473,
  documents: [{ file: 'rm_1_22.pdf', is_kept: true, what: { key: 'import-document-tied', args: { body: 'Rada', number: '1', on: '2022-10-27', pages: '5' } } }],
  faults: [
    { file: 'usneseni-2024.csv', line: 118, column: 3, what: { key: 'import-fault-not-a-date', args: { value: '31. 2. 2024' } } },
    { file: 'usneseni-2024.csv', line: 731, column: 1, what: { key: 'import-fault-missing', args: {} } },
  ],
  sample: Array.from({ length: 20 }, (_, at) => ({
    line: at + 2, number: `RM/${1100 + at}/38/2024`, body: 'Rada města', decided_on: '2024-05-13', title: 'Prodej části pozemku p. č. 412/7 v k. ú. Vzorov',
    text: 'Rada města doporučuje zastupitelstvu schválit prodej části pozemku p. č. 412/7, ostatní plocha, o výměře 86 m².',
  })),
};
export const report: ImportReport = { import_id: 'i1', command: 'c1', rows: 2471, kept_documents: 1, documents: inspection.documents, faults: inspection.faults };

export const licences: LicencesDto = {
  program: 'Oběžník', version: '0.1.0',
  parts: [
    { name: 'rusqlite', version: '0.41.0', licence: 'MIT', source: 'rust', texts: ['mit'] },
    { name: 'svelte', version: '5.57.3', licence: 'MIT', source: 'npm', texts: ['mit'] },
    { name: 'Roboto', version: '3.0', licence: 'Apache-2.0', source: 'font', texts: [] },
  ],
};

const well: BackupStanding = {
  is_off: '', is_of_server: false, folder: '/media/jasanova/ZALOHY', is_there: true, is_same_disk: false, count: 9,
  last: { at: '2026-11-23T07:31:00Z', size_bytes: 612_000_000, missing: 0 }, failure: null, late_days: null, running: null,
  put_off_until: null, sheet_waits: false, may_change: true, asks: true,
};
/** How backups can stand. */
const whole: DamagedContents = { rows: [], all: 0, hidden: 0, looked_at: '2026-11-22T07:31:00Z', is_joined: false };
export const damaged: Record<string, DamagedContents> = {
  whole,
  unread: { ...whole, looked_at: null },
  damaged: {
    ...whole, all: 3, hidden: 1,
    rows: [
      { content: 'a', id: 'f1', name: 'Smlouva o nájmu.pdf', size_bytes: 214_000, number: '12/2026', title: 'Nájem prostor', held_on: null, view: 'paper', target: 'p1' },
      { content: 'b', id: 'f2', name: 'Zápis.pdf', size_bytes: 98_000, number: '', title: 'Rada', held_on: '2026-11-09', view: 'meeting', target: 'm1' },
    ],
  },
};

export const standings: Record<string, BackupStanding> = {
  well,
  none: { ...well, folder: '', is_there: false, count: 0, last: null, sheet_waits: true },
  late: {
    ...well, is_there: false, late_days: 12, last: { at: '2026-11-11T07:31:00Z', size_bytes: 598_000_000, missing: 2 },
    failure: { at: '2026-11-23T08:10:00Z', error: { code: 'refused', key: 'backup-not-there', args: {}, trace_id: '' } },
  },
  full: {
    ...well, is_same_disk: true,
    failure: { at: '2026-11-23T08:10:00Z', error: { code: 'refused', key: 'backup-full', args: {}, trace_id: '' } },
  },
  running: { ...well, running: { stage: 'copying', done: 214_000_000, total: 612_000_000 } },
  joined: { ...well, is_off: 'joined' },
};

/** Backups on a disk, the newest first. */
export const foundBackups: FoundOffice[] = [
  { id: '/media/jasanova/ZALOHY/obeznik-3f9a12bc/2026-11-23-083100', at: '2026-11-23T07:31:00Z', size_bytes: 612_000_000, attachments: 4812, missing: 0, state: 'whole' },
  { id: '/media/jasanova/ZALOHY/obeznik-3f9a12bc/2026-11-20-083100', at: '2026-11-20T07:31:00Z', size_bytes: 610_000_000, attachments: 4790, missing: 1, state: 'whole' },
  { id: '/media/jasanova/ZALOHY/obeznik-3f9a12bc/2026-11-19-083100', at: '2026-11-19T07:31:00Z', size_bytes: 1_200_000, attachments: 4788, missing: 0, state: 'damaged' },
  { id: '/media/jasanova/ZALOHY/obeznik-3f9a12bc/2026-11-18-083100', at: '2026-11-18T07:31:00Z', size_bytes: 608_000_000, attachments: 4788, missing: 0, state: 'newer' },
];
