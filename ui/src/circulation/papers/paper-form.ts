import type { PaperDetail } from '$lib/api';
import type { Day } from '$lib/i18n';

/** What is written about a paper besides its text. */
export interface PaperForm {
  paper_type: string;
  title: string;
  presenter: string;
  /** Who presents it too. */
  co_presenters: string[];
  drafter: string;
  department: string;
  competence: string;
  confidentiality: string;
  /** People it is confined to when `named`. */
  named: string[];
  due_on: Day | '';
  /** The posting of an intention (§ 39/1): when it was put up and taken down. */
  posted_from: Day | '';
  posted_to: Day | '';
  /** Why the price is below the usual one (§ 39/2). */
  price_reason: string;
  note: string;
}

/**
 * What is kept of a form that was not sent. Its days are chosen anew; its people come back, above all those it is
 * confined to: a paper must not become open by itself.
 */
export type PaperWords = Omit<PaperForm, 'due_on' | 'posted_from' | 'posted_to'>;

/** Answers that are missing, by field. */
export type PaperFormProblem = 'paper_type' | 'title' | 'presenter' | 'named' | 'posted';

/** An edit of one field as the core takes it. */
export interface FieldEdit {
  field: string;
  value: unknown;
  /** Hash of what the person saw; nothing when they saw no value. */
  base: string | null;
}

/** A new paper of the person at the keyboard. */
export const emptyForm = (me: string): PaperForm => ({
  paper_type: '', title: '', presenter: me, co_presenters: [], drafter: me, department: '', competence: '',
  confidentiality: 'public', named: [], due_on: '',
  posted_from: '', posted_to: '', price_reason: '', note: '',
});

/** The words of a form. */
export function wordsOf(form: PaperForm): PaperWords {
  const { due_on: _, posted_from: __, posted_to: ___, ...words } = form;
  return words;
}

/** The form of a paper that exists. */
export const formOf = (paper: PaperDetail): PaperForm => ({
  paper_type: paper.paper_type,
  title: paper.title,
  presenter: paper.presenter?.id ?? '',
  co_presenters: paper.co_presenters.map((person) => person.id),
  drafter: paper.drafter?.id ?? '',
  department: paper.department,
  competence: paper.competence,
  confidentiality: paper.confidentiality,
  named: paper.named.map((person) => person.id),
  due_on: paper.due_on ?? '',
  posted_from: paper.posted_from ?? '',
  posted_to: paper.posted_to ?? '',
  price_reason: paper.price_reason,
  note: paper.note,
});

/** Fields of a paper that the form holds, as the record names them. */
const FIELDS = [
  'title', 'presenter', 'co_presenters', 'drafter', 'department', 'competence', 'confidentiality', 'named', 'due_on', 'posting',
  'price_reason', 'note',
] as const;

/** Whether the form holds the field. */
export const isInForm = (field: string): boolean => FIELDS.some((one) => one === field);

/** The form with fields as commands hold them; what reads as nothing of the sort is left as it is. */
export function filled(form: PaperForm, fields: Readonly<Record<string, unknown>>): PaperForm {
  const text = (name: string, old: string) => (fields[name] === null ? '' : typeof fields[name] === 'string' ? fields[name] : old);
  const day = (value: unknown, old: Day | ''): Day | '' => (value === null || value === undefined ? '' : typeof value === 'string' ? (value as Day) : old);
  const people = (name: string, old: string[]) => {
    const value = fields[name];
    return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : old;
  };
  const posting = fields['posting'] as { from?: unknown; to?: unknown } | null | undefined;
  return {
    paper_type: text('paper_type', form.paper_type),
    title: text('title', form.title),
    presenter: text('presenter', form.presenter),
    co_presenters: people('co_presenters', form.co_presenters),
    drafter: text('drafter', form.drafter),
    department: text('department', form.department),
    competence: text('competence', form.competence),
    confidentiality: text('confidentiality', form.confidentiality),
    named: people('named', form.named),
    due_on: 'due_on' in fields ? day(fields['due_on'], form.due_on) : form.due_on,
    posted_from: posting === undefined ? form.posted_from : day(posting?.from, form.posted_from),
    posted_to: posting === undefined ? form.posted_to : day(posting?.to, form.posted_to),
    price_reason: text('price_reason', form.price_reason),
    note: text('note', form.note),
  };
}

/** What is missing. */
export function problemsOf(form: PaperForm): PaperFormProblem[] {
  const missing: PaperFormProblem[] = [];
  if (form.paper_type === '') missing.push('paper_type');
  if (form.title.trim() === '') missing.push('title');
  if (form.presenter === '') missing.push('presenter');
  if (form.confidentiality === 'named' && form.named.length === 0) missing.push('named');
  const isBackwards = form.posted_to !== '' && (form.posted_from === '' || form.posted_to < form.posted_from);
  if (isBackwards) missing.push('posted');
  return missing;
}

/** The input of `circulation.create_paper`; what is learned later is edited later. */
export function toCreate(paper: string, form: PaperForm) {
  const { posting: _, price_reason: __, note: ___, ...own } = values(form);
  return { paper, paper_type: form.paper_type, ...own };
}

/** Edits of the fields that differ, each over what the person saw; the type of a paper does not change. */
export function toEdits(before: PaperForm, after: PaperForm, seen: PaperDetail['seen'] = {}): FieldEdit[] {
  const [old, now] = [values(before), values(after)];
  const fields = Object.keys(now) as (keyof typeof now)[];
  const changed = fields.filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]));
  return changed.map((field) => ({ field, value: now[field], base: seen[field] ?? null }));
}

const values = (form: PaperForm) => ({
  title: form.title.trim(),
  presenter: form.presenter,
  co_presenters: form.co_presenters.filter((id) => id !== form.presenter),
  drafter: form.drafter === '' ? form.presenter : form.drafter,
  department: form.department === '' ? null : form.department,
  competence: form.competence.trim(),
  confidentiality: form.confidentiality,
  named: form.confidentiality === 'named' ? form.named : [],
  due_on: form.due_on === '' ? null : form.due_on,
  posting: form.posted_from === '' ? null : { from: form.posted_from, to: form.posted_to === '' ? null : form.posted_to },
  price_reason: form.price_reason.trim(),
  note: form.note.trim(),
});

/**
 * Paragraphs a draft most often leans on, offered while one writes.
 *
 * Source: Act No. 128/2000 Coll., § 84, § 85, § 102.
 */
export const COMPETENCES = [
  '§ 84 odst. 2 písm. b)',
  '§ 84 odst. 2 písm. c)',
  '§ 84 odst. 2 písm. h)',
  '§ 84 odst. 2 písm. m)',
  '§ 84 odst. 4',
  '§ 85 písm. a)',
  '§ 85 písm. b)',
  '§ 85 písm. c)',
  '§ 85 písm. f)',
  '§ 85 písm. j)',
  '§ 102 odst. 2 písm. a)',
  '§ 102 odst. 2 písm. b)',
  '§ 102 odst. 2 písm. h)',
  '§ 102 odst. 2 písm. j)',
  '§ 102 odst. 2 písm. m)',
  '§ 102 odst. 3',
];
