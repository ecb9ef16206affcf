// How long tests wait. No bound measures a machine: each only ends what would never come.

/** For what a person would see at once: a busy machine is many times slower. */
export const PATIENCE_MS = 120_000;
/** For what takes its time anywhere: a PDF from an office suite, an office that comes back from a disk. */
export const LONG_MS = 600_000;
