import { confirmRecovery } from './desk';

const random = (below: number): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below;

/** A recovery code on the screen, and the two groups of it that are asked back. */
export class ShownCode {
  readonly groups: string[];
  /** Numbers of the two groups asked back, from 1. */
  readonly asked: [number, number];
  answers = $state({ first: '', second: '' });
  wrong = $state(false);
  confirmed = $state(false);

  /** `pick` gives a number from 0 up to, not including, the given one; tests choose it. */
  constructor(groups: string[], pick: ((below: number) => number) | undefined = random) {
    this.groups = groups;
    const first = pick(groups.length);
    const second = (first + 1 + pick(groups.length - 1)) % groups.length;
    this.asked = [Math.min(first, second) + 1, Math.max(first, second) + 1];
  }

  /** Asks the core whether the groups were copied rightly. */
  async confirm(): Promise<boolean> {
    const [first, second] = this.asked;
    this.confirmed = await confirmRecovery([[first, this.answers.first.trim()], [second, this.answers.second.trim()]]);
    this.wrong = !this.confirmed;
    return this.confirmed;
  }
}
