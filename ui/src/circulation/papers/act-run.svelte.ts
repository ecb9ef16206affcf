import { execute, keptAs, keyPart, request, toApiError, undo, type Again, type ApiError, type Behalf, type BehalfWay, type Done, type PaperRow } from '$lib/api';
import { findText, t } from '$lib/i18n';
import { wordsTaken } from '$shell/words/kept-words.svelte';
import { toasts } from '$shared/toasts.svelte';
import { overview } from '../../office/overview.svelte';
import { correctedPayload } from './act-again';
import { payloadOf, type ActTarget } from './act-payload';
import { commitAll } from './editing.svelte';
import { isAnswered, lookOf, noAnswers, type Answers } from './acts';
import { ofBody, onlyOne, type WaitingBody } from './waiting';

/** What a person typed into the dialog of an act. */
export type ActWords = Pick<Answers, 'reason' | 'text' | 'stance' | 'title' | 'parts' | 'late'>;

/** One act under way: what it is about, what was answered, what the office said. */
export class ActRun {
  kind = $state('');
  target = $state.raw<ActTarget>();
  answers = $state.raw<Answers>(noAnswers());
  open = $state(false);
  busy = $state(false);
  error = $state.raw<ApiError>();
  /** Why a text of the paper was not taken, so that nothing was done. */
  held = $state.raw<ApiError>();
  /** The refused act that is corrected. */
  #again = $state.raw<Again>();

  /** Whether the answers suffice. */
  get ready(): boolean {
    const look = lookOf(this.kind, this.target?.isOwn);
    const lacksBody = look.body === true && (this.target?.waiting?.length ?? 0) > 1 && !this.body;
    return !lacksBody && isAnswered(look.form, this.answers);
  }

  /** The body it is about, once it is known. */
  get body(): WaitingBody | undefined {
    return this.target?.waiting?.find((one) => one.consultation === this.answers.consultation);
  }

  /** Under what the words of its dialog are kept: the act and the smallest thing it is about. */
  get about(): string {
    const { id = '', opinion, check, step, waiting = [] } = this.target ?? {};
    const about = [keyPart(this.kind), id, opinion ?? check ?? onlyOne(waiting)?.consultation ?? step].filter(Boolean).join('/');
    return keptAs(about, this.#again);
  }

  /** The words of its answers; dates, people and for whom it is written down are chosen anew each time. */
  get words(): ActWords {
    const { reason, text, stance, title, parts, late } = this.answers;
    return { reason, text, stance, title, parts, late };
  }

  /** Asks for what the act needs; one that needs nothing runs at once. */
  begin(kind: string, target: ActTarget, answers: Partial<Answers> = {}): void {
    this.#again = undefined;
    [this.kind, this.target, this.error, this.held] = [kind, target, undefined, undefined];
    const consultation = onlyOne(target.waiting ?? [])?.consultation ?? '';
    this.answers = { ...noAnswers(), consultation, ...answers };
    const look = lookOf(kind, target.isOwn);
    // Who acts in somebody's place decides, and writes nothing down for anybody.
    const asks = look.form !== 'none' || (look.behalf === true && overview.writesForOthers && !target.inPlaceOf);
    if (asks) this.open = true;
    else void this.run();
  }

  /** Asks once more for what was answered in an act that was refused; it never runs by itself. */
  beginAgain(again: Again, target: ActTarget, answers: Answers): void {
    [this.kind, this.target, this.error, this.held] = [again.kind, target, again.refusal, undefined];
    this.#again = again;
    this.answers = answers;
    this.open = true;
  }

  /** Merges papers chosen in a list. */
  merge(first: PaperRow, others: readonly PaperRow[]): void {
    const target = { ...first, ver: 0, others: others.map((row) => row.id) };
    this.begin('circulation.merge_papers', target, { title: first.title });
  }

  /** Takes an answer. */
  answer(change: Partial<Answers>): void {
    this.answers = { ...this.answers, ...change };
  }

  /** Does it. What was typed elsewhere goes first, so that the act acts on it. */
  async run(): Promise<void> {
    const { kind, target } = this;
    if (!target || this.busy) return;
    this.busy = true;
    try {
      if (!(await this.sendTexts(target.id, ...(target.others ?? [])))) return;
      const typed = payloadOf(kind, target, this.answers);
      const payload = this.#again ? correctedPayload(this.#again, typed) : typed;
      // The state goes with the input; the version of the record is checked where texts are.
      const done = await execute(request(kind, payload, [], this.#behalf()), this.error, this.#again?.command);
      void wordsTaken(this.about);
      this.open = false;
      this.error = undefined;
      this.#confirm(kind, target, done);
    } catch (failure) {
      this.error = toApiError(failure);
    } finally {
      this.busy = false;
    }
  }

  /** Sends what was typed into these papers; gives whether the office took it, else {@link held} says why not. */
  async sendTexts(...papers: string[]): Promise<boolean> {
    this.held = await commitAll(papers);
    return this.held === undefined;
  }

  #behalf(): Behalf | undefined {
    const { behalf, way } = this.answers;
    return behalf === '' ? undefined : { person: behalf, way: way as BehalfWay };
  }

  /** Says what happened, with the way back where there is one. */
  #confirm(kind: string, target: ActTarget, done: Done): void {
    const text = findText(`done-${keyPart(kind)}`, { title: target.title, ...ofBody(this.body) }) ?? t('done-act');
    toasts.show(text, done.can_undo ? () => this.#takeBack(done.command) : undefined);
  }

  async #takeBack(command: string): Promise<void> {
    try {
      await undo(command);
    } catch (failure) {
      this.error = toApiError(failure);
    }
  }
}
