import { addView, attach, newId, toApiError, type ApiError } from '$lib/api';

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

/** Files on their way to a paper; one after another, so that none waits for all. */
export class Uploads {
  list = $state.raw<readonly Upload[]>([]);
  #stops = new Map<string, AbortController>();
  #queue: Promise<void> = Promise.resolve();

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
      if (!signal.aborted) this.#change(id, { error: toApiError(failure) });
    }
  }

  #change(id: string, change: Partial<Upload>): void {
    this.list = this.list.map((upload) => (upload.id === id ? { ...upload, ...change } : upload));
  }

  #drop(id: string): void {
    this.#stops.delete(id);
    this.list = this.list.filter((upload) => upload.id !== id);
  }
}
