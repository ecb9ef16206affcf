import { query } from '$lib/api';
import { usualTypes } from '../settings/route';
import { newId, run } from './commands';
import { bodyOf, type PlannedBody } from './planned-bodies';

/** What is set up in an office that has no bodies yet. */
export interface FirstPlan {
  /** Those really wanted; their identifiers are made. */
  bodies: readonly PlannedBody[];
  /** A small municipality begins with the straight way. */
  isSmall: boolean;
  /** Whether the person at the computer is the mayor in place of the council. */
  isMayor: boolean;
  /** First day of the term. */
  from: string;
}

/** The first bodies with the types of paper that go through them. Identifiers stay when a failed try is tried again, so nothing is set up twice. */
export class FirstBodies {
  #types = new Map<string, string>();
  #seat = newId();

  /** Whether any of it is seen only once the office has decided. */
  awaits = false;

  async found({ bodies, isSmall, isMayor, from }: FirstPlan): Promise<void> {
    for (const plan of bodies) {
      await this.#run('municipality.define_body', { id: plan.id, body: bodyOf(plan, bodies, from) });
    }
    await this.foundTypes(bodies.map((plan) => ({ id: plan.id, value: plan })), isSmall);
    const mayor = bodies.find((plan) => plan.kind === 'mayor');
    if (mayor && isMayor) await this.#seatMayor(mayor.id, from);
  }

  /** The types alone, where the bodies are there. */
  async foundTypes(bodies: Parameters<typeof usualTypes>[0], isSmall: boolean): Promise<void> {
    for (const value of usualTypes(bodies, isSmall)) {
      await this.#run('circulation.define_paper_type', { paper_type: this.#typeId(value.abbreviation), value });
    }
  }

  async #run(kind: string, payload: unknown): Promise<void> {
    const done = await run(kind, payload);
    this.awaits ||= done.awaits_office === true;
  }

  #typeId(name: string): string {
    const id = this.#types.get(name) ?? newId();
    this.#types.set(name, id);
    return id;
  }

  async #seatMayor(body: string, from: string): Promise<void> {
    const { person } = await query('session', null);
    const membership = { body, person: person.id, role: 'chair', from, to: null, end_reason: '', party: '' };
    await this.#run('municipality.set_membership', { id: this.#seat, membership });
  }
}
