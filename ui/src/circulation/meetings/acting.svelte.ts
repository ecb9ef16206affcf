import { execute, toApiError, undo, type Again, type ApiError, type Done, type Request } from '$lib/api';
import { toasts } from '$shared/toasts.svelte';

/** One act of a person on its way: whether it runs and why it was refused. What was entered stays in the form. */
export class Acting {
  busy = $state(false);
  error = $state.raw<ApiError>();
  #again: Again | undefined;

  /** With a refused command that is corrected, what goes through takes its place. */
  constructor(again?: Again) {
    this.#again = again;
    this.clear();
  }

  /** Sends a request; gives what came of it, or nothing when it was refused. */
  send(request: Request): Promise<Done | undefined> {
    const before = this.error;
    return this.run(() => execute(request, before, this.#again?.command));
  }

  /** Sends a request and confirms it; what can be taken back offers it. */
  async confirm(request: Request, text: string): Promise<Done | undefined> {
    const done = await this.send(request);
    if (done) toasts.show(text, done.can_undo ? () => void this.run(() => undo(done.command)) : undefined);
    return done;
  }

  /** Runs any call and keeps its failure. */
  async run<T>(call: () => Promise<T>): Promise<T | undefined> {
    this.busy = true;
    this.error = undefined;
    try {
      return await call();
    } catch (failure) {
      this.error = toApiError(failure);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /** Forgets the last refusal; of a refused command that is corrected stays why it was refused. */
  clear(): void {
    this.error = this.#again?.refusal;
  }
}
