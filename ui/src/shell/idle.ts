/** Minutes without work after which the window may lock; 0 is never for that reason. */
export const LOCK_MINUTES = [5, 10, 15, 30, 60, 0] as const;

/** Why the window locked by itself. */
export type LockReason = 'idle' | 'sleep';

/** What an idle watch stands on. */
export interface IdleGround {
  /** Minutes without work; 0 never locks for that, and a sleep of the computer locks all the same. */
  minutes: () => number;
  /** Whether this window locks by itself at all. */
  locks: () => boolean;
  /** Milliseconds of the clock on the wall: unlike others it goes on while the computer sleeps. */
  now: () => number;
  /** Where windows tell one another that somebody works in them. */
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  lock: (reason: LockReason) => void;
}

const KEY = 'obeznik.worked-at';
/** How often the other windows are told. */
const TELL_EVERY_MS = 5_000;
/** A watch that was not asked for so long has slept with its computer; hidden pages are asked once a minute at least. */
const ASLEEP_MS = 180_000;

/** Watches whether anybody works in the windows of the office. */
export class Idle {
  #ground: IdleGround;
  #worked: number;
  #looked: number;

  constructor(ground: IdleGround) {
    this.#ground = ground;
    this.#worked = ground.now();
    this.#looked = this.#worked;
    this.#tell();
  }

  /** Somebody works here. What wakes the computer up comes too late to count as work. */
  work(): void {
    if (this.look()) return;
    this.#worked = this.#ground.now();
    if (this.#worked - this.#told() >= TELL_EVERY_MS) this.#tell();
  }

  /** Locks when it is time, and gives whether it did. */
  look(): boolean {
    const now = this.#ground.now();
    const slept = now - this.#looked >= ASLEEP_MS;
    this.#looked = now;
    const minutes = this.#ground.minutes();
    const worked = Math.max(this.#worked, this.#told());
    if (worked > now) this.#begin(now); // the clock was set back: it counts anew
    if (slept) return this.#lock('sleep', now);
    return minutes > 0 && now - worked >= minutes * 60_000 && this.#lock('idle', now);
  }

  /** The system tells that the computer is about to sleep, or has slept. */
  sleep(): void {
    const now = this.#ground.now();
    this.#looked = now;
    this.#lock('sleep', now);
  }

  #lock(reason: LockReason, now: number): boolean {
    if (!this.#ground.locks()) return false;
    this.#begin(now);
    this.#ground.lock(reason);
    return true;
  }

  #begin(now: number): void {
    this.#worked = now;
    this.#tell();
  }

  #told(): number {
    const told = Number(this.#ground.storage.getItem(KEY) ?? 0);
    return Number.isFinite(told) ? told : 0;
  }

  #tell(): void {
    this.#ground.storage.setItem(KEY, String(this.#worked));
  }
}

/** How often it is looked whether it is time. */
const LOOK_EVERY_MS = 10_000;

/** Follows work in a window; gives what ends it. */
export function watch(idle: Idle, window: Window): () => void {
  const work = () => idle.work();
  const events = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const;
  for (const event of events) window.addEventListener(event, work, { capture: true, passive: true });
  const timer = window.setInterval(() => idle.look(), LOOK_EVERY_MS);
  return () => {
    window.clearInterval(timer);
    for (const event of events) window.removeEventListener(event, work, { capture: true });
  };
}
