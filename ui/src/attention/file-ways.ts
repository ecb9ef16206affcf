import type { AttentionRow } from '$lib/api';

/** Whether the same file attached again would help: not where the office takes nothing so large, nor where the file is whole here. */
export const canAttachAgain = (row: Pick<AttentionRow, 'why'>): boolean =>
  row.why.key === 'attention-file-missing' || row.why.key === 'attention-file-damaged';
