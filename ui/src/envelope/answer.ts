import type { ContentsItem, PackAnswer } from '$lib/api';

/** What a person wrote to one item. */
export interface Written {
  note: string;
  stance: string;
  reasons: string;
  conflict: string;
}

/** What stands in the answer for an item. */
export function writtenTo(answer: PackAnswer, item: ContentsItem): Written {
  const opinion = answer.opinions.find((one) => one.opinion === item.paper?.opinion);
  return {
    note: answer.notes.find((one) => one.paper === item.paper?.id)?.text ?? '',
    stance: opinion?.stance ?? '',
    reasons: opinion?.text ?? '',
    conflict: answer.conflicts.find((one) => one.item === item.id)?.reason ?? '',
  };
}

/** The answer with what was written to an item; what is empty is not in it. */
export function withWritten(answer: PackAnswer, item: ContentsItem, written: Written): PackAnswer {
  const { note, stance, reasons, conflict } = written;
  const paper = item.paper;
  const notes = answer.notes.filter((one) => one.paper !== paper?.id);
  const opinions = answer.opinions.filter((one) => one.opinion !== paper?.opinion);
  const conflicts = answer.conflicts.filter((one) => one.item !== item.id);
  if (paper && note.trim()) notes.push({ paper: paper.id, text: note });
  if (paper?.opinion && stance) opinions.push({ opinion: paper.opinion, stance, text: reasons, version: paper.version });
  if (conflict.trim()) conflicts.push({ item: item.id, reason: conflict });
  return { ...answer, notes, opinions, conflicts };
}
