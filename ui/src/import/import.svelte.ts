import { call, on, toApiError, type ApiError } from '$lib/api';
import { saving } from '$shell/saving.svelte';
import { guessColumns, missingTargets } from './columns';
import type { ColumnMap, ImportProgress, ImportReport, Inspection, UndoReport } from './dto';
import { send } from './upload';

/** Screens of the guide in order. */
export const STEPS = ['files', 'columns', 'preview', 'report'] as const;

/** One screen of the guide. */
export type Step = (typeof STEPS)[number];

/** A file the person chose. */
export interface ChosenFile {
  name: string;
  size: number;
  upload: string;
}

/** The guide through an import of a town's history. Nothing is in the office before the last step. */
export class Import {
  step = $state<Step>('files');
  files = $state.raw<ChosenFile[]>([]);
  /** A saved mapping, or empty when columns are mapped by hand. */
  mapping = $state('');
  columns = $state<ColumnMap>({});
  inspection = $state.raw<Inspection>();
  /** Rows with a fault are left out; the person says so. */
  skipFaulty = $state(false);
  report = $state.raw<ImportReport>();
  undone = $state.raw<UndoReport>();
  work = $state.raw<{ what: 'sending' | 'reading' | 'importing' | 'undoing'; done: number; total: number }>();
  error = $state.raw<ApiError>();

  /** Documents that would be taken in. */
  get documents(): number {
    return (this.inspection?.documents ?? []).filter((document) => document.is_kept).length;
  }
  /** Files of documents alone have no columns. */
  get hasTables(): boolean {
    return (this.inspection?.columns ?? []).length > 0;
  }

  get missing(): string[] {
    if (!this.hasTables) return [];
    return this.mapping === '' ? missingTargets(this.columns, this.inspection?.targets ?? []) : [];
  }
  get canImport(): boolean {
    const found = this.inspection;
    if (!found || this.work || (found.rows === 0 && this.documents === 0)) return false;
    return found.faults.length === 0 || this.skipFaulty;
  }

  /** Sends files to the core. A file that fails does not take the others with it. */
  async add(files: readonly File[]): Promise<void> {
    const total = files.reduce((sum, file) => sum + file.size, 0);
    let done = 0;
    await this.#working('sending', total, async () => {
      for (const file of files) {
        const sent = await send(file, (bytes) => (this.work = { what: 'sending', done: (done += bytes), total }));
        this.files = [...this.files, { name: file.name, size: file.size, upload: sent }];
      }
    });
  }

  remove(upload: string): void {
    this.files = this.files.filter((file) => file.upload !== upload);
    void call('cancel_upload', { upload }).catch(() => undefined);
  }

  /** Reads the files with what is known and goes to the columns. */
  async toColumns(): Promise<void> {
    if (await this.#inspect()) {
      const { columns, targets, mappings } = this.inspection!;
      if (this.mapping === '' && Object.keys(this.columns).length === 0) this.columns = guessColumns(columns, targets);
      if (this.hasTables && missingTargets(this.columns, targets).length > 0 && mappings[0]) this.mapping = mappings[0].id;
      if (this.hasTables || this.inspection!.faults.length > 0) this.step = 'columns';
      else {
        this.columns = {};
        this.mapping = '';
        this.step = 'preview';
      }
    }
  }

  async toPreview(): Promise<void> {
    if (this.missing.length === 0 && (await this.#inspect())) {
      this.skipFaulty = false;
      this.step = 'preview';
    }
  }

  /** Imports everything as one command. */
  async run(): Promise<void> {
    if (!this.canImport) return;
    await this.#working('importing', this.inspection?.rows ?? 0, async () => {
      const stop = await on<ImportProgress>('import', ({ done, total }) => (this.work = { what: 'importing', done, total }));
      try {
        this.report = await saving.track(() => call<ImportReport>('import_run', this.#request()));
        this.step = 'report';
      } finally {
        stop();
      }
    });
  }

  /** Takes the import back: removes what nobody has touched since. */
  async undo(): Promise<void> {
    const id = this.report?.import_id;
    if (!id) return;
    await this.#working('undoing', 0, async () => {
      this.undone = await saving.track(() => call<UndoReport>('import_undo', { import: id }));
    });
  }

  back(): void {
    if (this.work || this.step === 'report') return;
    this.error = undefined;
    const before = STEPS[STEPS.indexOf(this.step) - 1] ?? 'files';
    this.step = before === 'columns' && !this.hasTables ? 'files' : before;
  }

  /** Another import from the beginning. */
  restart(): void {
    this.step = 'files';
    this.files = [];
    this.inspection = this.report = this.undone = this.error = undefined;
  }

  #request() {
    return {
      uploads: this.files.map((file) => file.upload),
      choice: {
        mapping: this.mapping,
        columns: this.mapping === '' ? $state.snapshot(this.columns) : {},
        skip_faulty: this.skipFaulty,
      },
    };
  }

  #inspect(): Promise<boolean> {
    return this.#working('reading', 0, async () => {
      this.inspection = await call<Inspection>('import_inspect', this.#request());
    });
  }

  async #working(what: 'sending' | 'reading' | 'importing' | 'undoing', total: number, act: () => Promise<void>): Promise<boolean> {
    this.work = { what, done: 0, total };
    this.error = undefined;
    try {
      await act();
      return true;
    } catch (failure) {
      this.error = toApiError(failure);
      return false;
    } finally {
      this.work = undefined;
    }
  }
}
