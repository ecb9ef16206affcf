import {
  arrangements, call, changes, newId, query, sayAwaiting, sendWhole, toApiError,
  type ApiError, type DraftMade, type DraftPart, type DraftPreview, type Heading, type HeadingField, type DraftTextRead,
} from '$lib/api';
import { saving } from '$shell/saving.svelte';
import { emptyForm, problemsOf, toCreate, type PaperForm } from '../papers/paper-form';
import { documentOf, firstPerson, sameHeading, toFiles } from './found';

/** Under this name it is kept which form of the report a person chose last. */
const FORM = 'report-form';

/** What is under way. */
export type Work = 'sending' | 'reading' | 'making';

/** One document on its way to be a paper. It stays while a person looks elsewhere in the office. */
export class FromDocument {
  /** Whose it is: nobody else who sits down goes on with it. */
  owner = '';
  name = $state('');
  work = $state<Work>();
  sent = $state(0);
  size = $state(0);
  found = $state.raw<DraftPreview>();
  error = $state.raw<ApiError>();
  form = $state.raw<PaperForm>(emptyForm(''));
  report = $state('');
  resolution = $state('');
  read = $state.raw<DraftTextRead>({ clauses: [], left: '' });
  /** Files that are kept, by their place in the list. */
  kept = $state.raw<readonly boolean[]>([]);
  /** What the person said of headings. */
  headings = $state.raw<readonly Heading[]>([]);
  learn = $state(true);
  /** The document stays as it is and is the report. */
  staysFile = $state(false);
  tried = $state(false);
  #upload = '';
  #asked = 0;

  get problems() {
    return this.tried ? problemsOf(this.form) : [];
  }

  /** The person wrote into a text that would now be found otherwise. */
  get isStale(): boolean {
    const found = this.found;
    return found !== undefined && this.headings.length > 0 && (this.report !== found.report || this.resolution !== found.resolution);
  }

  /** The person has already mended something or said what a heading is. */
  get isTouched(): boolean {
    const found = this.found;
    if (!found) return false;
    const texts = this.report !== found.report || this.resolution !== found.resolution || this.form.title !== found.title;
    return texts || this.headings.length > 0 || this.form.paper_type !== '';
  }

  /** Reads a file; the one before is forgotten. */
  async open(file: File, me: string): Promise<void> {
    this.forget();
    [this.owner, this.name, this.size, this.form] = [me, file.name, file.size, emptyForm(me)];
    const asked = this.#asked;
    this.staysFile = (await arrangements.read(FORM).catch(() => null)) === 'file';
    if (asked !== this.#asked) return;
    await this.#working('sending', async () => {
      const upload = await sendWhole(file, { progress: (sent) => (this.sent = sent) });
      if (asked !== this.#asked) return void call('cancel_upload', { upload }).catch(() => undefined);
      this.#upload = upload;
      this.work = 'reading';
      await this.#inspect(true);
    });
  }

  /** Chooses the form of the report; the next document begins with it. */
  choose(staysFile: boolean): void {
    this.staysFile = staysFile;
    void arrangements.write(FORM, staysFile ? 'file' : 'text').catch(() => undefined);
  }

  /** The document, where the report stays a file. */
  get report_file(): DraftPart | undefined {
    return this.staysFile && this.found ? documentOf(this.found.files) : undefined;
  }

  /** Says what a heading is; texts nobody wrote into follow. */
  async say(words: string, field: HeadingField): Promise<void> {
    const before = this.found;
    const untouched = before !== undefined && this.report === before.report && this.resolution === before.resolution;
    this.headings = [...this.headings.filter((one) => !sameHeading(one.words, words)), { words, field }];
    await this.#working('reading', () => this.#inspect(untouched));
  }

  /** Takes the texts as they are found now. */
  takeAgain(): void {
    if (this.found) this.#take(this.found);
  }

  /** Reads the draft resolution as it stands in the field. */
  async readResolution(): Promise<void> {
    const text = this.resolution;
    const read = await query('draft_resolution', { text });
    if (text === this.resolution) this.read = read;
  }

  /** Founds the paper and gives what was made; nothing when something is missing. */
  async make(): Promise<DraftMade | undefined> {
    this.tried = true;
    if (!this.found || this.work || problemsOf(this.form).length > 0) return undefined;
    const refused = this.error?.code === 'refused' ? this.error.args['command'] : undefined;
    let made: DraftMade | undefined;
    await this.#working('making', async () => {
      made = sayAwaiting(await saving.track(() => call<DraftMade>('draft_make', { upload: this.#upload, input: this.#input() })));
      this.#upload = '';
      // The attempt before, which was refused, needs nobody's attention any more.
      if (refused) await call('set_aside', { command: refused }).catch(() => undefined);
      changes.happened();
    });
    if (made) this.forget();
    return made;
  }

  /** Leaves the document be; it stays where it was taken from. */
  forget(): void {
    if (this.#upload) void call('cancel_upload', { upload: this.#upload }).catch(() => undefined);
    this.#asked += 1;
    this.#upload = this.name = this.report = this.resolution = '';
    this.found = this.error = this.work = undefined;
    [this.kept, this.headings, this.read, this.sent] = [[], [], { clauses: [], left: '' }, 0];
    [this.tried, this.learn] = [false, true];
  }

  #input() {
    const report = this.report_file;
    const paper = { ...toCreate(newId(), this.form), report: report ? '' : this.report };
    const files = toFiles(this.found?.files ?? [], this.kept);
    return { paper, resolution: this.resolution, files, learn: this.learn ? this.headings : [], report: report ?? null };
  }

  async #inspect(texts: boolean): Promise<void> {
    const asked = ++this.#asked;
    const found = await call<DraftPreview>('draft_inspect', { upload: this.#upload, choice: { headings: this.headings } });
    if (asked !== this.#asked) return;
    const isFirst = this.found === undefined;
    const before = this.found;
    this.found = found;
    if (isFirst) this.kept = found.files.map((file) => file.is_kept);
    this.#takeFields(found, before);
    if (texts) this.#take(found);
  }

  /** Fields nobody changed follow what was found. */
  #takeFields(found: DraftPreview, before: DraftPreview | undefined): void {
    const { form, owner } = this;
    const old = before ?? { title: '', presenters: [], drafters: [], blocks: [] };
    const next = { ...form };
    if (form.title === old.title) next.title = found.title;
    if (before === undefined || form.presenter === firstPerson(old, 'presenter', owner)) next.presenter = firstPerson(found, 'presenter', owner);
    if (before === undefined || form.drafter === firstPerson(old, 'drafter', owner)) next.drafter = firstPerson(found, 'drafter', owner);
    this.form = next;
  }

  #take(found: DraftPreview): void {
    this.report = found.report;
    this.resolution = found.resolution;
    this.read = { clauses: found.clauses, left: found.resolution_left };
  }

  async #working(what: Work, act: () => Promise<void>): Promise<void> {
    this.work = what;
    this.error = undefined;
    try {
      await act();
    } catch (failure) {
      this.error = toApiError(failure);
    } finally {
      this.work = undefined;
    }
  }
}

/** The document in hand. */
export const fromDocument = new FromDocument();
