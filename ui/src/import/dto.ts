import type { Phrase } from '$lib/api';
import type { Day } from '$lib/i18n';

/** Columns of the files by what they mean here. */
export type ColumnMap = Record<string, string>;

/** One resolution as it would be read. */
export interface SampleRow {
  line: number;
  number: string;
  body: string;
  decided_on: Day;
  title: string;
  text: string;
}

/** A place in a file that cannot be read. */
export interface ImportFault {
  file: string;
  line: number;
  column: number;
  what: Phrase;
}

/** A document of a meeting that came with the files. */
export interface ImportDocument {
  file: string;
  /** To which meeting it belongs, or why it is left out. */
  what: Phrase;
  is_kept: boolean;
}

/** A mapping kept in the program or by the town. */
export interface SavedMapping {
  id: string;
  name: string;
}

/** Answer of `import_inspect({ uploads, mapping, columns })`. */
export interface Inspection {
  /** Names of columns found in the files. */
  columns: string[];
  mappings: SavedMapping[];
  /** At most twenty. */
  sample: SampleRow[];
  /** All rows of all files. */
  rows: number;
  documents: ImportDocument[];
  faults: ImportFault[];
  /** What a column may mean. */
  targets: string[];
}

/** Answer of `import_run({ uploads, mapping, columns, skip_faulty })`. */
export interface ImportReport {
  import_id: string;
  command: string;
  rows: number;
  kept_documents: number;
  documents: ImportDocument[];
  faults: ImportFault[];
}

/** Answer of `import_undo({ import_id })`: what somebody has touched since stays. */
export interface UndoReport {
  removed: number;
  kept: { number: string; title: string }[];
}

/** Event `import`, while the import runs. */
export interface ImportProgress {
  done: number;
  total: number;
}
