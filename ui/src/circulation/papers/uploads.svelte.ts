import { addView, attach, explain, newId, toApiError, type ApiError } from '$lib/api';
import { t } from '$lib/i18n';
import { toasts } from '$shared/toasts.svelte';

/** A file on its way. */
export interface Upload {
  id: string;
  name: string;
  sent: number;
  total: number;
  error?: ApiError;
}

/** What brings one file to its place. */
type Send = (watch: { signal: AbortSignal; progress: (sent: number) => void }) => Promise<unknown>;

const underWay = new Map<string, Uploads>();

/** Files on their way to a paper. They go on, and are found here again, while its annexes are not on screen. */
export function uploadsOf(paper: string): Uploads {
  const uploads = underWay.get(paper) ?? new Uploads(paper);
  underWay.set(paper, uploads);
  return uploads;
}

/** Files on their way to a paper; one after another, so that none waits for all. */
export class Uploads {
  list = $state.raw<readonly Upload[]>([]);
  /** What the paper is called in a message read elsewhere. */
  title = '';
  #paper: string;
  #shown = 0;
  #stops = new Map<string, AbortController>();
  #queue: Promise<void> = Promise.resolve();

  constructor(paper: string) {
    this.#paper = paper;
  }

  /** Its annexes are on screen until the returned function is called. */
  show(): () => void {
    this.#shown += 1;
    underWay.set(this.#paper, this);
    return () => {
      this.#shown -= 1;
      this.#rest();
    };
  }

  /** Sends files to a paper. */
  add(paper: string, files: Iterable<File>, isConfidential: boolean): void {
    for (const file of files) this.#put(file.name, file, (watch) => attach(paper, file, isConfidential, watch));
  }

  /** Sends the PDF of an annex. */
  addView(attachment: string, name: string, file: File, done: () => void): void {
    this.#put(name, file, (watch) => addView(attachment, file, watch).then(done));
  }

  #put(name: string, file: File, send: Send): void {
    const upload: Upload = { id: newId(), name, sent: 0, total: file.size };
    this.list = [...this.list, upload];
    this.#stops.set(upload.id, new AbortController());
    this.#queue = this.#queue.then(() => this.#send(send, upload.id));
  }

  /** Stops a file, or puts a failed one away. */
  cancel(id: string): void {
    this.#stops.get(id)?.abort();
    this.#drop(id);
  }

  async #send(send: Send, id: string): Promise<void> {
    const signal = this.#stops.get(id)?.signal;
    if (!signal || signal.aborted) return;
    try {
      await send({ signal, progress: (sent) => this.#change(id, { sent }) });
      this.#drop(id);
    } catch (failure) {
      if (!signal.aborted) this.#failed(id, toApiError(failure));
    }
  }

  /** Where nobody sees the list, the failure is said at once; it stays in the list until it is put away. */
  #failed(id: string, error: ApiError): void {
    this.#change(id, { error });
    const name = this.list.find((upload) => upload.id === id)?.name ?? '';
    if (this.#shown === 0) toasts.insist(t('attachments-failed-elsewhere', { name, title: this.title, why: explain(error).said }));
  }

  #rest(): void {
    if (this.#shown === 0 && this.list.length === 0 && underWay.get(this.#paper) === this) underWay.delete(this.#paper);
  }

  #change(id: string, change: Partial<Upload>): void {
    this.list = this.list.map((upload) => (upload.id === id ? { ...upload, ...change } : upload));
  }

  #drop(id: string): void {
    this.#stops.delete(id);
    this.list = this.list.filter((upload) => upload.id !== id);
    this.#rest();
  }
}
