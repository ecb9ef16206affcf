/** Counts what has changed in the store since the start; screens read it and ask again when it rises. */
class Changes {
  /** Rises with every change, ours or of another window. */
  count = $state(0);

  /** Something changed. */
  happened(): void {
    this.count += 1;
  }
}

/** The changes this window knows of. */
export const changes = new Changes();
