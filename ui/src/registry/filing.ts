import type { FilingMarks, FilingRules, FilingService } from '$lib/api';
import { KINDS } from './documents';

/** Marks of one kind as they are typed. */
export interface MarkForm {
  plan: string;
  mark: string;
  years: string;
}

/** What a person types of the filing service. */
export interface FilingForm {
  folder: string;
  box: string;
  marks: Record<string, MarkForm>;
}

const formOf = (one: FilingMarks | undefined): MarkForm => {
  const years = one?.retention_years ?? null;
  return { plan: one?.plan_mark ?? '', mark: one?.retention_mark ?? '', years: years === null ? '' : String(years) };
};

const marksOf = ({ plan, mark, years }: MarkForm): FilingMarks => ({
  plan_mark: plan.trim(),
  retention_mark: mark,
  retention_years: years.trim() === '' ? null : Number(years),
});

/** The form of what is set. */
export const filingForm = (service: Pick<FilingService, 'folder' | 'data_box' | 'marks'>): FilingForm => ({
  folder: service.folder,
  box: service.data_box,
  marks: Object.fromEntries(KINDS.map((kind) => [kind, formOf(service.marks[kind])])),
});

/** The form with what this computer kept; a kind it knew no marks of stays as the office has it. */
export function withKept(form: FilingForm, kept: FilingRules): FilingForm {
  const own = Object.fromEntries(kept.marks.map(([kind, marks]) => [kind, formOf(marks)]));
  return { ...form, box: kept.data_box || form.box, marks: { ...form.marks, ...own } };
}

/** The office's part of a form. */
export const rulesOf = (form: FilingForm): FilingRules => ({
  data_box: form.box.trim(),
  marks: KINDS.map((kind) => [kind, marksOf(form.marks[kind] ?? formOf(undefined))]),
});

/** The office's part where the person changed it, else nothing: a folder of this computer overwrites no marks. */
export const changedRules = (read: FilingForm, form: FilingForm): FilingRules | null => {
  const [before, now] = [rulesOf(read), rulesOf(form)];
  return JSON.stringify(before) === JSON.stringify(now) ? null : now;
};
