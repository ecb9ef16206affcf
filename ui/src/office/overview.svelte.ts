import { changes, query, toApiError, type ApiError, type Overview, type PersonRef } from '$lib/api';
import { initials } from '$shared/person';
import type { Offer } from '$shared/combobox.svelte';
import type { Choice } from '$shared/Select.svelte';

/** Roles that may write down what came from somebody else. */
const SCRIBES = ['role-secretary', 'role-chief-officer'];

/** Roles that set the office up (crates/kernel/src/permission.rs). */
const FOUNDERS = ['role-secretary', 'role-chief-officer', 'role-admin'];

/** The municipality as the screens know it: people, departments, bodies, types of papers. */
export class OverviewStore {
  current = $state.raw<Overview>();
  error = $state.raw<ApiError>();
  #seen = -1;

  /** Reads it when it was not read since the last change. Called by screens while they are set up. */
  follow(): void {
    $effect(() => {
      const count = changes.count;
      if (count === this.#seen) return;
      this.#seen = count;
      void this.#load();
    });
  }

  get people(): Offer[] {
    return (this.current?.people ?? []).map(personOffer);
  }

  get departments(): Choice[] {
    return (this.current?.departments ?? []).map(([id, label]) => ({ id, label }));
  }

  get paperTypes(): Choice[] {
    return (this.current?.paper_types ?? []).map(([id, label]) => ({ id, label }));
  }

  get bodies(): Choice[] {
    return (this.current?.bodies ?? []).map((body) => ({ id: body.id, label: body.short_name || body.name }));
  }

  /** Bodies before which papers come: those that meet, and the mayor in place of the council. */
  get bodiesOfPapers(): Choice[] {
    const { bodies = [], mayor } = this.current ?? {};
    return [...bodies, ...(mayor ? [mayor] : [])].map((body) => ({ id: body.id, label: body.short_name || body.name }));
  }

  /** Name of a person; empty for one who is not here. */
  nameOf(id: string | null | undefined): string {
    return this.current?.people.find((person) => person.id === id)?.name ?? '';
  }

  /** Whether the person writes down what others brought on paper, by e-mail or said. */
  get writesForOthers(): boolean {
    return (this.current?.my_roles ?? []).some((role) => SCRIBES.includes(role));
  }

  /** Whether the office has neither bodies nor types of paper and this person sets them up: so it is founded on a server. */
  get waitsForBodies(): boolean {
    const { bodies, mayor, paper_types, my_roles } = this.current ?? {};
    if (!bodies || !paper_types || !my_roles) return false;
    return bodies.length === 0 && !mayor && paper_types.length === 0 && my_roles.some((role) => FOUNDERS.includes(role));
  }

  /** Whether the person is here to inspect and changes nothing. */
  get isInspecting(): boolean {
    return Boolean(this.current?.inspects_until);
  }

  /** Whether every role of the person has ended, as an auditor's after the last day. */
  get isWithoutRole(): boolean {
    return this.current?.is_without_role ?? false;
  }

  /** Whether the person only reads here, so that founding anything is not offered. */
  get onlyReads(): boolean {
    return this.isInspecting || this.isWithoutRole;
  }

  /** Reads once more, where nothing among the records changed. */
  again(): Promise<void> {
    return this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.current = await query('overview', null);
      this.error = undefined;
    } catch (failure) {
      this.error = toApiError(failure);
    }
  }
}

/** A person as a choice in a field. */
export const personOffer = (person: PersonRef): Offer => ({
  id: person.id,
  label: person.name,
  note: person.function || undefined,
  initials: initials(person.name),
});

/** The municipality of this window. */
export const overview = new OverviewStore();
