import type { BodyRef, CommentDto, CommentThread, Comparison, MeetingRow, MyDay, Overview, PaperDetail, PaperRow, PersonRef, Phrase } from '$lib/api';

const phrase = (key: string, args: Record<string, string> = {}): Phrase => ({ key, args });
const person = (id: string, name: string, role = ''): PersonRef => ({ id, name, function: role });

const PEOPLE = {
  me: person('u1', 'Milena Jasanová', 'tajemnice úřadu'),
  head: person('u2', 'Ing. Ludmila Habrová', 'vedoucí odboru majetku'),
  clerk: person('u3', 'Zdeňka Modřínová', 'odbor majetku'),
  lawyer: person('u4', 'Pavel Hloh', 'právník'),
  money: person('u5', 'Kateřina Svídová', 'finance'),
  building: person('u6', 'Libor Tis', 'stavební úřad'),
  mayor: person('u7', 'Mgr. Radim Košťál', 'starosta'),
};
const COUNCIL: BodyRef = { id: 'b1', name: 'Rada města Vzorova', short_name: 'Rada města', kind: 'council' };
const ASSEMBLY: BodyRef = { id: 'b2', name: 'Zastupitelstvo města Vzorova', short_name: 'Zastupitelstvo', kind: 'assembly' };
const COMMISSION: BodyRef = { id: 'b3', name: 'Komise majetku', short_name: 'Komise majetku', kind: 'commission' };

/** What the shell knows. */
export const overview = (rows: number): Overview => ({
  municipality: 'Město Vzorov',
  crest_svg: '',
  is_demo: true,
  me: PEOPLE.me,
  my_roles: ['role-secretary'],
  is_without_role: false,
  inspects_until: null,
  profiles: [],
  bodies: [COUNCIL, ASSEMBLY, COMMISSION],
  departments: [['d1', 'Odbor majetku'], ['d2', 'Finanční odbor'], ['d3', 'Odbor dopravy']],
  paper_types: [['t1', 'Prodej a nabytí nemovitosti'], ['t2', 'Smlouva'], ['t3', 'Rozpočtové opatření']],
  people: Object.values(PEOPLE),
  today: '2026-11-23',
  mayor: null,
  counts: { my_day: rows === 0 ? 0 : 7, attention: 3, papers: rows, tasks: 12, decisions: 0 },
  term: 9,
  saved_at: '2026-11-23T08:42:00Z',
  clock: null,
  law: 'act128',
  is_small: false,
});

/** The day of the mock. */
export const myDay = (): MyDay => ({
  absences: [],
  today: '2026-11-23',
  waiting: 8,
  waiting_today: 3,
  groups: [
    {
      kind: 'late',
      heading: phrase('day-group-late'),
      rows: [
        {
          key: 'a', heading: null, icon: 'late', title: 'Vyjádření k dopravnímu značení v Lipové ulici', tone: 'bad', view: 'paper', target: 'p1',
          note: phrase('day-note-opinion-overdue', { number: '109/2026', who: 'Odbor dopravy', due: '2026-11-20' }),
          due: phrase('day-due-late', { days: '1' }), act: phrase('day-act-remind'),
        },
      ],
    },
    {
      kind: 'today',
      heading: phrase('day-group-today'),
      rows: [
        {
          key: 'b', heading: null, icon: 'draft', title: 'Prodej části pozemku p. č. 412/7 v k. ú. Vzorov', tone: 'warn', view: 'paper', target: 'p3',
          note: phrase('day-note-formal-check', { number: '118/2026', presenter: 'Ing. Ludmila Habrová' }),
          due: phrase('day-due-today-at', { at: '12.00' }), act: phrase('day-act-check'),
        },
        {
          key: 'c', heading: null, icon: 'return', title: 'Smlouva o dílo „Chodník v Lipové ulici“ – dodatek č. 1', tone: 'warn', view: 'paper', target: 'p2',
          note: phrase('day-note-formal-check-again', { number: '121/2026' }),
          due: phrase('day-due-today-at', { at: '12.00' }), act: phrase('day-act-check'),
        },
        {
          key: 'd', heading: null, icon: 'resolution', title: 'Zápis z 3. schůze rady čeká na podpis ověřovatele', tone: '', view: 'meeting', target: 'm1',
          note: phrase('day-note-minutes-unsigned', { verifier: 'Vít Jeřábek' }),
          due: phrase('day-due-today'), act: phrase('day-act-minutes'),
        },
      ],
    },
    {
      kind: 'meeting',
      heading: phrase('day-group-meeting', { on: '2026-11-25', number: '4', body: 'Rada města' }),
      rows: [
        {
          key: 'e', heading: null, icon: 'meeting', title: 'Pořad 4. schůze rady není rozeslán', tone: '', view: 'meeting', target: 'm1',
          note: phrase('day-note-agenda-not-sent', { items: '11', unready: '3' }),
          due: phrase('day-due-tomorrow-at', { at: '14.00' }), act: phrase('day-act-open-agenda'),
        },
        {
          key: 'f', heading: null, icon: 'note', title: 'Stanovisko finančního výboru k rozpočtu na rok 2027', tone: '', view: 'paper', target: 'p4',
          note: phrase('day-note-outcome-missing', { number: '115/2026', body: 'Finanční výbor', on: '2026-11-19' }),
          due: phrase('day-due-on', { on: '2026-11-25' }), act: phrase('day-act-record'),
        },
      ],
    },
    {
      kind: 'later',
      heading: phrase('day-group-later'),
      rows: [
        {
          key: 'h', heading: null, icon: 'note', title: 'Věcné břemeno – vodovod v Luční ulici', tone: '', view: 'paper', target: 'p5',
          note: phrase('day-note-comment', { number: '114/2026', who: 'Mgr. Radim Košťál', on: '2026-11-22' }),
          due: null, act: phrase('day-act-read-comment'),
        },
        {
          key: 'g', heading: null, icon: 'task', title: 'Kontrola plnění usnesení za listopad', tone: '', view: 'task', target: 'k1',
          note: phrase('day-note-task', { number: 'R/61/3/2026', assignee: 'tajemnice' }),
          due: phrase('day-due-on', { on: '2026-11-30' }), act: phrase('day-act-report-task'),
        },
      ],
    },
  ],
  next_meeting: {
    id: 'm1', body: COUNCIL, number: 4, on: '2026-11-25', starts_at: '14:00', place: 'zasedací místnost, 2. patro',
    members_why: { on: '2026-11-25', members: 5, majority: 3, began_with: 5, began_on: '2026-10-19', changes: [] },
    items: 11, ready: 8, in_check: 2,
  },
  deadlines: [
    { title: phrase('deadline-budget', { title: 'Rozpočet města na rok 2027' }), note: phrase('deadline-budget-note', { on: '2026-12-01' }), on: '2026-12-01', days_left: 8, view: '', target: '' },
    { title: phrase('deadline-notice'), note: phrase('deadline-notice-note', { on: '2026-12-09' }), on: '2026-12-09', days_left: 16, view: 'meeting', target: 'm2' },
    { title: phrase('deadline-contract', { title: 'Chodník v Lipové' }), note: phrase('deadline-contract-note', { on: '2026-12-11' }), on: '2026-12-11', days_left: 18, view: 'paper', target: 'p2' },
  ],
  changes: [
    { who: 'Pavel Hloh', what: phrase('history-circulation-give-opinion'), paper_number: '118/2026', view: 'paper', target: 'p3', at: '2026-11-23T07:12:00Z' },
    { who: 'Zdeňka Modřínová', what: phrase('history-circulation-make-version'), paper_number: '121/2026', view: 'paper', target: 'p2', at: '2026-11-20T15:47:00Z' },
  ],
});

const TITLES = [
  'Obecně závazná vyhláška o odpadech', 'Dopravní značení v Lipové ulici', 'Smlouva o dílo „Chodník v Lipové ulici“ – dodatek č. 1',
  'Prodej části pozemku p. č. 412/7 v k. ú. Vzorov', 'Rozpočet města na rok 2027', 'Pacht hřbitova – změna smlouvy',
  'Dotace spolkům na rok 2027 – program', 'Jmenování ředitelky mateřské školy', 'Odkup pozemku pod trafostanicí',
  'Věcné břemeno – vodovod v Luční ulici',
];
const STATES = ['draft', 'commenting', 'formal_check', 'formal_check', 'in_bodies', 'ready', 'returned', 'department_review', 'closed', 'withdrawn'];

/** A row of the list. */
export const paperRow = (index: number): PaperRow => ({
  id: `p${index}`,
  number: index === 0 ? '' : `${123 - (index % 120)}/${2026 - Math.floor(index / 120)}`,
  title: TITLES[index % TITLES.length] ?? '',
  state: STATES[index % STATES.length] ?? 'draft',
  presenter: ['L. Habrová', 'R. Košťál', 'K. Svídová'][index % 3] ?? '',
  department: ['OM', 'FO', 'OD'][index % 3] ?? '',
  paper_type: 'Smlouva',
  next_body: index % 4 === 0 ? '' : ['Rada', 'Zastupitelstvo'][index % 2] ?? '',
  next_meeting_on: index % 4 === 0 ? null : '2026-11-25',
  due_on: index % 3 === 0 ? null : index % 5 === 1 ? '2026-11-20' : '2026-12-16',
  confidentiality: 'public',
  version: (index % 6) + 1,
  created_at: index < 4 ? '2026-11-23T07:31:00Z' : '2026-11-20T15:47:00Z',
});

const ACTS: Record<string, string[]> = {
  draft: ['circulation.submit_to_head', 'circulation.request_opinions', 'circulation.make_version', 'circulation.split_paper', 'circulation.withdraw_paper'],
  formal_check: ['circulation.pass_formal_check', 'circulation.run_formal_check', 'circulation.fail_formal_check', 'circulation.withdraw_paper'],
  ready: ['circulation.schedule', 'circulation.split_paper', 'circulation.withdraw_paper'],
  returned: ['circulation.rework', 'circulation.withdraw_paper'],
};

const comment = (id: string, author: PersonRef, at: string, text: string, version = 5, quote = ''): CommentDto => ({
  id, author, at, text, to_version: version, quote,
});

/** Comments of the paper: one with answers, one to words, one to an older version. */
const comments = (): CommentThread[] => [
  {
    comment: comment('c3', PEOPLE.mayor, '2026-11-23T08:10:00Z', 'Je kupní cena uvedena včetně DPH? V kupní smlouvě to chybí.', 5, 'za kupní cenu 129 000 Kč, tj. 1 500 Kč/m²'),
    answers: [
      comment('c4', PEOPLE.money, '2026-11-23T08:21:00Z', 'Prodej pozemku je od daně osvobozen (§ 56 zákona o DPH).'),
      comment('c5', PEOPLE.me, '2026-11-23T08:30:00Z', 'Doplním to do důvodové zprávy.'),
    ],
    is_answer_to_gone: false,
  },
  {
    comment: comment('c1', PEOPLE.lawyer, '2026-11-10T10:12:00Z', 'Výměra nesouhlasí s geometrickým plánem, je v něm 86 m².', 4, 'o výměře 84 m²'),
    answers: [],
    is_answer_to_gone: false,
  },
];

/** The paper of the mock, in a chosen state. */
export function paper(id: string, state: string): PaperDetail {
  const isEditable = state === 'draft';
  return {
    id, ver: 7, seen: {}, step: '', is_own_proposal: false, remarks: [], number: '118/2026', price_reason: '', note: '', may_add_facts: true, title: 'Prodej části pozemku p. č. 412/7 v k. ú. Vzorov', paper_type: 't1',
    paper_type_name: 'Prodej a nabytí nemovitosti', state, confidentiality: 'public', named: [], competence: '§ 85 písm. a)',
    presenter: PEOPLE.head, co_presenters: [], drafter: PEOPLE.clerk, department: 'd1', department_name: 'Odbor majetku',
    report: 'Žadatelé užívají část pozemku jako zahradu od roku 1998 na základě nájemní smlouvy. Pozemek není dotčen veřejně prospěšnou stavbou ani vedením sítí.\n\nZáměr prodeje byl zveřejněn na úřední desce od 1. do 19. října 2026. V této lhůtě nepřišla jiná nabídka ani připomínka.',
    report_file: null,
    clauses: [
      { verb: 'schvaluje', text: 'prodej části pozemku p. č. 412/7, ostatní plocha, o výměře 86 m², oddělené geometrickým plánem č. 1874-22/2026 a nově označené jako p. č. 412/19 v k. ú. Vzorov, manželům uvedeným v neveřejné příloze č. 4, za kupní cenu 129 000 Kč, tj. 1 500 Kč/m², dle přílohy č. 2;' },
      { verb: 'ukládá', text: '', points: [{ text: 'uzavřít kupní smlouvu dle bodu I.', task: { assignee: 'starosta – Mgr. Radim Košťál', due_on: '2027-01-15' } }] },
      { verb: 'bere na vědomí', text: 'že záměr prodeje byl zveřejněn na úřední desce od 1. 10. do 19. 10. 2026.' },
    ],
    due_on: null, posted_from: '2026-10-01', posted_to: '2026-10-19', version: 5, is_editable: isEditable,
    return_reason: state === 'returned' ? 'Doplňte znalecký posudek a opravte výměru.' : '',
    route: [
      { kind: 'drafting', name: 'Odbor majetku', progress: isEditable ? 'now' : 'done', on: '2026-11-03', who: 'Zdeňka Modřínová', outcome: null, is_beside: false },
      { kind: 'opinions', name: '', progress: isEditable ? 'ahead' : 'done', on: '2026-11-10', who: '', outcome: phrase('route-opinions', { given: '3', all: '3' }), is_beside: false },
      { kind: 'consultation', name: 'Komise majetku', progress: isEditable ? 'ahead' : 'done', on: '2026-11-11', who: '', outcome: phrase('consultation-recommended', { votes: '5–0–1', until: '' }), is_beside: false },
      { kind: 'formal_check', name: '', progress: isEditable ? 'ahead' : 'now', on: '2026-11-23', who: 'Milena Jasanová', outcome: null, is_beside: false },
      { kind: 'consultation', name: 'Rada města', progress: 'ahead', on: '2026-11-25', who: '', outcome: phrase('role-in-route-recommends'), is_beside: false },
      { kind: 'consultation', name: 'Zastupitelstvo', progress: 'ahead', on: '2026-12-16', who: '', outcome: phrase('role-in-route-decides'), is_beside: false },
      { kind: 'tasks', name: '', progress: 'ahead', on: '2027-01-15', who: '', outcome: phrase('route-tasks', { open: '1', all: '1' }), is_beside: false },
    ],
    attachments: [
      file('f1', 'Geometrický plán.pdf', 1_258_291, 1), { ...file('f2', 'Návrh kupní smlouvy.pdf', 219_136, 2), version: 2 },
      file('f3', 'Znalecký posudek.pdf', 3_984_588, 3), { ...file('f4', 'Kupující.pdf', 98_304, 4), is_confidential: true },
    ],
    takes_attachments: isEditable,
    offers: isEditable ? [{ attachment: 'f2', name: 'Návrh kupní smlouvy.docx', size_bytes: 221_004, at: '2026-11-23T08:02:00Z', is_gone: false, is_report: false, replaced_by: '' }] : [],
    opinions_due_on: null,
    opinions: [
      opinion('o1', PEOPLE.lawyer, 'agree'), { ...opinion('o2', PEOPLE.money, 'with_condition'), text: 'Cena bude uhrazena před podpisem.' },
      isEditable ? { ...opinion('o3', PEOPLE.building, ''), state: 'requested', given_at: null, to_version: 0 } : opinion('o3', PEOPLE.building, 'agree'),
    ],
    comments: state === 'ready' ? [] : comments(),
    may_comment: true,
    readings: { is_watched: false, list: [], count: 0 },
    checks: isEditable ? [] : [
      { key: 'competence', text: phrase('check-competence', { detail: '', note: '' }), state: 'passed_by_program' },
      { key: 'posting', text: phrase('check-posting', { detail: '', note: '' }), state: 'passed_by_program' },
      { key: 'annexes', text: phrase('check-annexes', { detail: '', note: '' }), state: 'passed_by_program' },
      { key: 'personal_data', text: phrase('check-personal-data', { detail: 'rodné číslo v příloze 3', note: '' }), state: 'failed' },
      { key: 'resolution', text: phrase('check-resolution', { detail: '', note: '' }), state: 'open' },
    ],
    consultations: [
      { id: 'n1', body: COMMISSION, role: 'opinion', state: 'recommended', meeting: 'm0', meeting_on: '2026-11-11', agenda_item: null, due_on: null, has_ended: false, successors: [], may_postpone: false, outcome: phrase('consultation-recommended', { votes: '5–0–1', until: '', cause: '' }), reason: '' },
      { id: 'n2', body: COUNCIL, role: 'recommends', state: state === 'ready' ? 'ready' : 'waiting', meeting: null, meeting_on: null, agenda_item: null, due_on: null, has_ended: false, successors: [], may_postpone: false, outcome: null, reason: '' },
      { id: 'n3', body: ASSEMBLY, role: 'decides', state: 'waiting', meeting: null, meeting_on: null, agenda_item: null, due_on: null, has_ended: false, successors: [], may_postpone: false, outcome: null, reason: '' },
    ],
    versions: [5, 4, 3, 2, 1].map((number) => ({ id: `v${number}`, number, author: 'Zdeňka Modřínová', at: number === 5 ? '2026-11-23T07:31:00Z' : '2026-11-10T09:00:00Z', hash: '9f2c41d07ab3', report_file: '', report_hash: '' })),
    history: [
      { at: '2026-11-23T07:31:00Z', who: 'Zdeňka Modřínová', on_behalf_of: '', is_in_place: false, what: phrase('history-circulation-make-version', { reason: '', title: '' }), details: [], command: 'k9' },
      { at: '2026-11-11T16:20:00Z', who: 'Milena Jasanová', on_behalf_of: 'Libor Tis', is_in_place: false, what: phrase('history-circulation-give-opinion', { reason: '', title: '' }), details: [], command: 'k8' },
      { at: '2026-11-10T14:02:00Z', who: 'Zdeňka Modřínová', on_behalf_of: '', is_in_place: false, what: phrase('history-circulation-close-opinions', { reason: '', title: '' }), details: [], command: 'k7' },
      { at: '2026-11-06T08:02:00Z', who: 'Ing. Ludmila Habrová', on_behalf_of: '', is_in_place: false, what: phrase('history-circulation-head-return', { reason: 'chybí výměra', title: '' }), details: [], command: 'k6' },
      { at: '2026-11-05T08:02:00Z', who: 'Zdeňka Modřínová', on_behalf_of: '', is_in_place: false, what: phrase('history-circulation-submit-to-head', { reason: '', title: '' }), details: [], command: 'k5' },
      { at: '2026-11-03T08:02:00Z', who: 'Zdeňka Modřínová', on_behalf_of: '', is_in_place: false, what: phrase('history-circulation-create-paper', { reason: '', title: 'Prodej' }), details: [], command: 'k4' },
    ],
    relations: [{ kind: 'continues', paper: { id: 'p6', number: '98/2026', title: 'Záměr prodeje části pozemku p. č. 412/7' } }],
    resolutions: [], variants: 0,
    acts: (ACTS[state] ?? []).map((kind, place) => ({ kind, is_primary: place === 0, in_place_of: null })),
    verbs: ['schvaluje', 'neschvaluje', 'bere na vědomí', 'ukládá', 'pověřuje'],
  };
}

const file = (id: string, name: string, size_bytes: number, order: number) => ({
  id, name, size_bytes, order, media_type: 'application/pdf', is_confidential: false, version: 1, note: null,
  reading: 'read', reading_note: null, is_handed_out: false, view: { state: 'itself', why: null },
  added_at: '2026-11-05T08:00:00Z', added_by: 'Zdeňka Modřínová',
});
const opinion = (id: string, addressee: PersonRef, stance: string) => ({
  id, addressee, due_on: '2026-11-27', is_mandatory: true, state: 'given', stance, text: '', to_version: 5,
  given_at: '2026-11-10T08:00:00Z', given_in_place_by: '', may_give_in_place: false, is_settled: false,
});

/** Meetings ahead. */
export const meetings = (): MeetingRow[] => [
  { id: 'm1', body: COUNCIL, number: 4, on: '2026-11-25', starts_at: '14:00', place: '', state: 'convened', items: 11, ready: 8, decided: 0, sections: ['Zahájení', 'Finance a dotace', 'Majetek', 'Různé'], closing: [], late: null },
  { id: 'm2', body: COUNCIL, number: 5, on: '2026-12-09', starts_at: '14:00', place: '', state: 'planned', items: 0, ready: 0, decided: 0, sections: [], closing: [], late: null },
];

/** Two versions compared. */
export const comparison = (): Comparison => ({
  parts: [
    { name: 'title', pieces: [{ kind: 'same', text: 'Prodej části pozemku p. č. 412/7 v k. ú. Vzorov' }] },
    {
      name: 'resolution',
      pieces: [
        { kind: 'same', text: 'I. schvaluje prodej části pozemku o výměře ' },
        { kind: 'deleted', text: '84 m²' },
        { kind: 'inserted', text: '86 m²' },
        { kind: 'same', text: ' za cenu 129 000 Kč.' },
      ],
    },
    { name: 'report', pieces: [{ kind: 'same', text: 'Žadatelé užívají část pozemku jako zahradu.' }] },
  ],
});
