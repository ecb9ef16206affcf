import { attach, newId, toApiError, type ApiError } from '$lib/api';

/** A file on its way. */
export interface Upload {
  id: string;
  name: string;
  sent: number;
  total: number;
  error?: ApiError;
}

/** Files on their way to a paper; one after another, so that none waits for all. */
export class Uploads {
  list = $state.raw<readonly Upload[]>([]);
  #stops = new Map<string, AbortController>();
  #queue: Promise<void> = Promise.resolve();

  /** Sends files to a paper. */
  add(paper: string, files: Iterable<File>, isConfidential: boolean): void {
    for (const file of files) {
      const upload: Upload = { id: newId(), name: file.name, sent: 0, total: file.size };
      this.list = [...this.list, upload];
      this.#stops.set(upload.id, new AbortController());
      this.#queue = this.#queue.then(() => this.#send(paper, file, isConfidential, upload.id));
    }
  }

  /** Stops a file, or puts a failed one away. */
  cancel(id: string): void {
    this.#stops.get(id)?.abort();
    this.#drop(id);
  }

  async #send(paper: string, file: File, isConfidential: boolean, id: string): Promise<void> {
    const signal = this.#stops.get(id)?.signal;
    if (!signal || signal.aborted) return;
    try {
      await attach(paper, file, isConfidential, { signal, progress: (sent) => this.#change(id, { sent }) });
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
