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

  async found({ bodies, isSmall, isMayor, from }: FirstPlan): Promise<void> {
    for (const plan of bodies) {
      await run('municipality.define_body', { id: plan.id, body: bodyOf(plan, bodies, from) });
    }
    const defined = bodies.map((plan) => ({ id: plan.id, value: plan }));
    for (const value of usualTypes(defined, isSmall)) {
      await run('circulation.define_paper_type', { paper_type: this.#typeId(value.abbreviation), value });
    }
    const mayor = bodies.find((plan) => plan.kind === 'mayor');
    if (mayor && isMayor) await this.#seatMayor(mayor.id, from);
  }

  #typeId(name: string): string {
    const id = this.#types.get(name) ?? newId();
    this.#types.set(name, id);
    return id;
  }

  async #seatMayor(body: string, from: string): Promise<void> {
    const { person } = await query('session', null);
    const membership = { body, person: person.id, role: 'chair', from, to: null, end_reason: '', party: '' };
    await run('municipality.set_membership', { id: this.#seat, membership });
  }
}
