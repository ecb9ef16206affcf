import type { AgendaItemDto, Args, MeetingDetail, MeetingRow, OutcomeDto, ResolutionDetail, ResolutionRow, TaskRow } from '$lib/api';

const council = { id: 'b1', name: 'Rada města', short_name: 'Rada', kind: 'council' };
const assembly = { id: 'b2', name: 'Zastupitelstvo města', short_name: 'Zastupitelstvo', kind: 'assembly' };
const commission = { id: 'b3', name: 'Komise majetku', short_name: 'Komise', kind: 'commission' };
const NAMES = [
  'Radim Košťál', 'Ludmila Habrová', 'Tereza Olšanská', 'Vít Jeřábek', 'Oldřich Pěnkava', 'Alena Šťovíčková',
  'Bohumil Řezníček', 'Dana Líšková', 'Marek Žďárský', 'Ivana Čermáková', 'Jiří Vrba', 'Hedvika Lípová',
  'Stanislav Duběnka', 'Eva Břízová', 'Tomáš Úlehla',
];
const people = NAMES.map((name, index) => ({ id: `p${index}`, name, function: '' }));
const row = (id: string, body: typeof council, number: number, on: string, state: string, more: Partial<MeetingRow> = {}): MeetingRow => ({
  id, body, number, on, starts_at: '14:00', place: 'Radnice, zasedací místnost č. 12', state, items: 11, ready: 7, decided: 0, sections: [],
  closing: [], late: null, ...more,
});
const rows = [
  row('m1', council, 4, '2026-11-25', 'planned', { closing: [
    { door: 'papers', on: '2026-11-20' }, { door: 'opinions', on: '2026-11-20' }, { door: 'check', on: '2026-11-20' },
    { door: 'pack', on: '2026-11-20' }, { door: 'notice', on: '2026-11-20' },
  ] }),
  row('m2', commission, 2, '2026-11-24', 'convened', { items: 4, ready: 4, starts_at: '16:30' }),
  row('m3', assembly, 2, '2026-12-16', 'planned', { items: 6, ready: 1, starts_at: '17:00', place: 'Kulturní dům, velký sál' }),
  row('m4', council, 5, '2026-12-09', 'planned', { items: 0, ready: 0 }),
  row('m5', council, 6, '2026-12-23', 'cancelled', { items: 0, ready: 0 }),
  row('m6', council, 3, '2026-11-11', 'held', { items: 9, decided: 9 }),
  row('m7', assembly, 1, '2026-10-21', 'held', { items: 12, decided: 12, starts_at: '17:00' }),
];
const phrase = (key: string, args: Record<string, string> = {}) => ({ key, args });
/** A sentence as it is: the gallery has no keys of the core. */
const said = (text: string) => phrase(text);
const outcome = (more: Partial<OutcomeDto> = {}): OutcomeDto => ({
  state: 'adopted', members: 5, in_favour: 4, against: 0, abstained: 1, not_voted: 0, absent: 0, needed: 3,
  resolution_number: 'R/61/4/2026', resolution: 'r1', sentence: said('Přijato: pro 4, potřeba 3 z 5 členů.'), explanation: '',
  entered: { kind: 'vote', excluded: 0, ballots: [], alternates: [], announced: '', position: '', reason: '', cause: '', clauses: [] },
  corrections: [], ...more,
});
const clauses = [
  { verb: 'schvaluje', text: 'prodej části pozemku p. č. 412/7 v k. ú. Vzorov o výměře 86 m² za 129 000 Kč' },
  {
    verb: 'ukládá', text: '', points: [
      { label: '1.', text: 'uzavřít kupní smlouvu', task: { assignee: 'starosta Radim Košťál', due_on: '2027-01-15' } },
      { label: '2.', text: 'zveřejnit smlouvu v registru', task: { assignee: 'odbor majetku', due_text: 'ihned po podpisu' } },
    ],
  },
];
const item = (number: number, section: number, paper: string, title: string, presenter: string, minutes: number, state: string, more: Partial<AgendaItemDto> = {}): AgendaItemDto => ({
  id: `i${number}`, number, section, paper: paper && `t${number}`, paper_number: paper, paper_erased_on: '', title, presenter, presenter_id: '', minutes, state,
  is_confidential: false, is_watched: false, is_late: false, note: '', owed_by: '', late_reason: '', late_consent: '', late_consent_for: '', late_absence: '', role: paper ? 'decides' : '', earlier: [], outcome: null, clauses: paper ? clauses : [], ...more,
});
const items = [
  item(1, 0, '', 'Zahájení, schválení pořadu a ověřovatele', 'R. Košťál', 5, 'without_paper'),
  item(2, 1, '115/2026', 'Rozpočet města na rok 2027', 'L. Habrová', 25, 'ready', {
    earlier: [{ body: commission, on: '2026-11-24', outcome: said('doporučuje 4 : 0 : 1 / 5'), reason: '' }],
  }),
  item(3, 1, '114/2026', 'Rozpočtové opatření č. 9/2026', 'L. Habrová', 10, 'ready'),
  item(4, 1, '117/2026', 'Dotace spolkům na rok 2027 – program', 'T. Olšanská', 20, 'ready'),
  item(5, 2, '120/2026', 'Odkup pozemku pod trafostanicí', 'V. Jeřábek', 10, 'no_paper'),
  item(6, 2, '112/2026', 'Věcné břemeno – kabel v Polní ulici', 'V. Jeřábek', 5, 'ready'),
  item(7, 2, '118/2026', 'Prodej části pozemku p. č. 412/7 v k. ú. Vzorov', 'L. Habrová', 10, 'in_check'),
  item(8, 2, '121/2026', 'Chodník v Lipové – dodatek č. 1 smlouvy', 'V. Jeřábek', 15, 'in_check'),
  item(9, 2, '119/2026', 'Pacht hřbitova – změna smlouvy', 'O. Pěnkava', 5, 'ready'),
  item(10, 3, '116/2026', 'Jmenování ředitelky mateřské školy', 'T. Olšanská', 10, 'ready', { is_confidential: true }),
  item(11, 3, '124/2026', 'Havárie vodovodu v Mlýnské – ohlášení výdaje', 'R. Košťál', 5, 'late', { is_late: true }),
];
const acts = (...names: string[]) => names.map((name, index) => ({ kind: `circulation.${name}`, is_primary: index === 0, in_place_of: null }));
const EDITING = ['convene_meeting', 'edit_meeting', 'cancel_meeting', 'schedule', 'unschedule', 'add_agenda_item', 'move_agenda_item', 'remove_agenda_item'];
const DECIDING = ['enter_outcome', 'close_meeting', 'add_agenda_item', 'move_agenda_item', 'remove_agenda_item', 'schedule'];

/** What is on the agenda now; moves of the gallery change it. */
let agenda = items;

function meeting(id: string): MeetingDetail {
  const deciding = id === 'now';
  const empty = id === 'm4';
  const decided = agenda.map((one, index) =>
    index === 0 ? { ...one, state: 'decided', outcome: outcome({ resolution: '', resolution_number: '', state: 'adopted', needed: 0 }) }
      : index === 1 ? { ...one, state: 'decided', outcome: outcome() }
        : index === 2 ? { ...one, state: 'decided', outcome: outcome({ state: 'not_adopted', in_favour: 2, against: 2, resolution: '', resolution_number: '', sentence: said('Nepřijato: pro 2, potřeba 3 z 5 členů.') }) } : one);
  return {
    members_why: { on: '2026-11-23', members: 5, majority: 3, began_with: 5, began_on: '2026-10-19', changes: [] },
    row: { ...(rows.find((one) => one.id === id) ?? row('now', id === 'now' && location.search.includes('assembly') ? assembly : council, 4, '2026-11-23', 'convened', { decided: 3 })) },
    ver: 3, seen: {}, agenda_version: deciding ? 3 : 0, sections: ['A. Zahájení', 'B. Finance a dotace', 'C. Majetek', 'D. Různé'],
    alternates: [], items: empty ? [] : deciding ? decided : agenda, members: people.slice(0, location.search.includes('assembly') ? 15 : 5),
    checks: [
      { state: 'ok', text: said('Termín a místo jsou zadány') }, { state: 'ok', text: said('Pozvaní: 5 členů') },
      { state: 'bad', text: said('Bod 5 nemá podklad') }, { state: 'info', text: said('Body 7 a 8 čekají na formální kontrolu') },
      { state: 'warn', text: said('Bod 11 je na stůl – rada o zařazení hlasuje') },
    ],
    documents: [
      { id: 'd1', name: 'Zápis z 60. schůze.pdf', size_bytes: 219_136, media_type: 'application/pdf', reading: 'read', reading_note: null, added_at: '2026-11-20T09:00:00Z', added_by: 'Milena Jasanová', is_imported: false, kind: 'minutes' },
    ],
    resolutions: [],
    ready_papers: ['Plán zimní údržby', 'Nájem prostor, náměstí 4', 'Kontrolní řád města – novela'].map((title, index) => ({
      id: `x${index}`, consultation: `c${index}`, number: `10${index + 5}/2026`, title, note: said(['doporučila komise', 'stanoviska úplná', 'odloženo ze 3. schůze'][index] ?? ''),
    })),
    changes: [said('Přibyl bod 11 na stůl'), said('Bod 5 posunut z části D do části C')],
    minutes: 120, invitation_note: '', cancel_reason: '', verbs: ['schvaluje', 'bere na vědomí', 'ukládá'], notice_by: id === 'm3' ? '2026-12-09' : null,
    notice: location.search.includes('assembly') ? { posted_on: '2026-11-13', removed_on: null, fault: null } : null, acts: acts(...(deciding ? DECIDING : EDITING)),
  };
}

const BODIES = ['Rada', 'Zastupitelstvo', 'Komise'];
const STATES = ['valid', 'valid', 'valid', 'suspended', 'revoked', 'valid'];
const resolutionRow = (index: number): ResolutionRow => ({
  id: `r${index}`, number: `R/${10_000 - index}/${40 - (index % 38)}/${2026 - (index % 12)}`,
  title: ['Prodej části pozemku p. č. 412/7 v k. ú. Vzorov', 'Rozpočtové opatření č. 9/2026', 'Chodník v Lipové ulici, výběr zhotovitele', 'Jmenování ředitelky mateřské školy'][index % 4] ?? '',
  body: BODIES[index % 3] ?? '', decided_on: `${2026 - (index % 12)}-0${1 + (index % 9)}-1${index % 9}`, state: STATES[index % 6] ?? 'valid',
  verbs: ['schvaluje, ukládá', 'bere na vědomí', 'schvaluje'][index % 3] ?? '', tasks_open: index % 3, tasks: index % 3 === 0 ? index % 2 : 2,
});
const task = (index: number): TaskRow => ({
  id: `k${index}`, text: ['Předložit dodatek smlouvy k opravě chodníku v Lipové', 'Uzavřít kupní smlouvu', 'Zveřejnit záměr na úřední desce', 'Připravit výběrové řízení'][index % 4] ?? '',
  assignee: NAMES[index % 15] ?? '', assignee_id: '', due_on: index % 5 === 4 ? null : `2026-${index % 3 === 0 ? '11-20' : index % 3 === 1 ? '11-26' : '12-15'}`,
  due_text: index % 5 === 4 ? 'průběžně' : '', state: ['new', 'running', 'reported', 'extended', 'done', 'suspended'][index % 6] ?? 'new',
  resolution: `r${index}`, resolution_number: `R/${61 + index}/3/2026`, last_report: index % 2 ? 'Návrh dodatku je u zhotovitele.' : '', is_watched: false,
  acts: acts('report_task', 'close_task', 'extend_task', 'transfer_task', 'cancel_task'),
});
const resolution: ResolutionDetail = {
  id: 'r1', number: 'R/61/4/2026', title: 'Prodej části pozemku p. č. 412/7 v k. ú. Vzorov', body: council, decided_on: '2026-11-25', state: 'valid', mayor: null, members_why: null,
  clauses, text: '', outcome: outcome(), paper: { id: 't1', number: '118/2026', title: 'Prodej části pozemku p. č. 412/7 v k. ú. Vzorov' },
  is_watched: false, paper_erased_on: '',
  tasks: [task(0), task(1)], revokes: null, revoked_by: null, imported_from: '',
  history: [
    { at: '2026-11-25T14:10:00Z', who: 'Milena Jasanová', on_behalf_of: '', is_in_place: false, what: said('Výsledek zapsán'), details: [], command: 'c' },
    { at: '2026-11-20T09:10:00Z', who: 'Milena Jasanová', on_behalf_of: 'Vít Jeřábek', is_in_place: false, what: said('Tisk zařazen na pořad'), details: [], command: 'd' },
  ],
  acts: acts('suspend_resolution', 'revoke_resolution'),
};
const hit = (kind: string, number: string, title: string, before: string, first: string, between: string, second: string, place: string, on: string | null) => ({
  kind, id: `${kind}${number}`, number, title, place, on,
  snippet: [{ text: `…${before}`, hit: false }, { text: first, hit: true }, { text: between, hit: false }, { text: second, hit: true }, { text: '…', hit: false }], is_withheld: false,
});
const hits = [
  hit('resolution', 'R/58/3/2026', 'Chodník v Lipové ulici, výběr zhotovitele', 'schvaluje uzavření smlouvy o dílo na opravu ', 'chodníku', ' v ', 'Lipové', 'Rada města', '2026-11-11'),
  hit('paper', '121/2026', 'Smlouva o dílo „Chodník v Lipové ulici“, dodatek č. 1', 'vícepráce na ', 'chodníku', ' před domem č. p. 14 v ', 'Lipové', 'Odbor majetku', null),
  hit('attachment', '', 'Příloha 2: Položkový rozpočet.pdf, str. 4', 'dlažba zámková, ', 'chodníky', ' ', 'Lipová', 'tisk 121/2026', null),
  hit('task', '', 'předložit dodatek smlouvy', 'připravit dodatek k opravě ', 'chodníku', ' ', 'Lipová', 'odpovídá Vít Jeřábek', '2026-11-20'),
];
const pieces = [
  { kind: 'same', text: 'II. ukládá\nvedoucí odboru financí zveřejnit ' }, { kind: 'deleted', text: 'přijatý' }, { kind: 'inserted', text: 'schválený' },
  { kind: 'same', text: ' rozpočet na úřední desce' }, { kind: 'inserted', text: ' a na webu města' }, { kind: 'same', text: '.\nTermín: ' },
  { kind: 'deleted', text: '15. 1. 2027' }, { kind: 'inserted', text: '31. 12. 2026' },
];
let attention = [
  { id: 'v1', kind: 'variant', what: said('Dvě znění návrhu usnesení'), place: 'Tisk 115/2026 · Rozpočet na rok 2027', on: '', at: '2026-11-23T08:40:00Z', why: said('Text jste v pátek upravovala bez spojení. Mezitím jej změnila Kateřina Svídová.'), entered: [], mend: [], pieces, base: 'b1', is_text: false, author: '', view: 'paper', target: 't1' },
  { id: 'c1', kind: 'refused', what: said('Zařazení na schůzi odmítnuto'), place: 'Tisk 113/2026 · komise majetku 24. 11.', on: '', at: '2026-11-23T08:12:00Z', why: said('Pořad schůze 24. 11. zmrazil v 9.05 tajemník komise Libor Tis. Od té chvíle lze bod přidat jen na stůl.'), entered: [['Zařadit', 'Nájem prostor, náměstí 4'], ['Jako bod', 'za bod 4, na 10 minut']], mend: [], pieces: [], base: '', is_text: false, author: '', view: 'meeting', target: 'm2' },
];

const overview = {
  municipality: 'Město Vzorov', crest_svg: '', is_demo: true, me: { id: 'me', name: 'Milena Jasanová', function: 'tajemnice úřadu' },
  my_roles: ['role-secretary'], is_without_role: false, profiles: [], bodies: [assembly, council, commission], departments: [], paper_types: [], people,
  today: '2026-11-23', mayor: null, counts: { my_day: 7, attention: 2, papers: 30, tasks: 12, decisions: 0 }, saved_at: null,
};

interface SliceInput { slice: { offset: number; limit: number } }
function page<T>(input: SliceInput, total: number, make: (index: number) => T): { rows: T[]; total: number } {
  const { offset, limit } = input.slice;
  return { total, rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => make(offset + index)) };
}

/** Answers as the core would, from invented records. */
export async function answer(command: string, args: Args, query: URLSearchParams): Promise<unknown> {
  const empty = query.has('empty');
  if (command === 'desk') return { state: 'open' };
  if (command === 'session') return { municipality: 'Město Vzorov', person: overview.me };
  if (command === 'get_draft') return query.has('filters') ? JSON.stringify([{ name: 'Chodníky', filter: { text: 'chodník', body: '', year: '', state: '' } }]) : null;
  if (command === 'execute') return run(args['request'] as { kind: string; payload: Record<string, string> }, query);
  if (command !== 'query') return null;
  const input = args['input'] as SliceInput & { id: string; text: string; which: string };
  switch (args['name']) {
    case 'overview': return overview;
    case 'meetings': return empty ? [] : rows;
    case 'meeting': return meeting(input.id);
    case 'resolutions': return page(input, empty || input.text === 'nic' ? 0 : 10_000, resolutionRow);
    case 'resolution': return resolution;
    case 'tasks': return page(input, empty ? 0 : 10_000, task);
    case 'search': return { hits: input.text === 'nic' ? [] : hits, total: input.text === 'nic' ? 0 : 47, by_kind: [['resolution', 21], ['paper', 9], ['attachment', 14], ['task', 3]], by_body: [], by_year: [['2026', 30], ['2025', 17]], by_state: [['resolution/valid', 20], ['paper/closed', 4]], millis: 12 };
    case 'attention': return { rows: empty ? [] : attention };
    default: throw { code: 'not_found', key: '', args: {}, trace_id: '' };
  }
}

function run(request: { kind: string; payload: Record<string, string> }, query: URLSearchParams): unknown {
  if (query.has('refuse')) throw { code: 'refused', key: 'error-refused', args: {}, trace_id: '' };
  if (request.kind === 'circulation.settle_variant') attention = attention.slice(1);
  if (request.kind === 'circulation.move_agenda_item') move(request.payload);
  return { command: 'c', variants: [], can_undo: request.kind.includes('move') };
}

function move({ agenda_item, after, section }: Record<string, string>): void {
  const moved = agenda.find((one) => one.id === agenda_item);
  const rest = agenda.filter((one) => one.id !== agenda_item);
  if (!moved) return;
  const at = rest.findIndex((one) => one.id === after) + 1;
  const index = ['A. Zahájení', 'B. Finance a dotace', 'C. Majetek', 'D. Různé'].indexOf(section ?? '');
  agenda = rest.toSpliced(at, 0, { ...moved, section: index }).map((one, place) => ({ ...one, number: place + 1 }));
}
