import { query, toApiError, type ApiError } from '$lib/api';
import { run } from '../setup/commands';
import { FirstBodies } from '../setup/first-bodies';
import { addedBody, bodyProblems, fittedCouncil, usualBodies, wantedBodies, type BodiesForm, type PlannedBody } from '../setup/planned-bodies';
import type { Problems } from '../setup/checks';
import { usualTerm } from '../setup/wizard.svelte';
import type { MunicipalityValue, SettingsDto } from './dto';

/** Whether the office was founded without what the last screen of the first run sets up, as on a server. */
export const lacksBodies = (dto: Pick<SettingsDto, 'bodies' | 'paper_types'>): boolean =>
  dto.paper_types.length === 0 && dto.bodies.every((body) => body.value.kind === 'office');

/** Whether it has its bodies but no type of paper: somebody's founding was cut off between them. */
export const lacksTypes = (dto: Pick<SettingsDto, 'bodies' | 'paper_types'>): boolean =>
  dto.paper_types.length === 0 && dto.bodies.some((body) => body.value.kind === 'assembly');

/** The size of the municipality, its term where it has none, its bodies and the types of paper, in one go. */
export class LateSetup implements BodiesForm {
  bodies = $state<PlannedBody[]>([]);
  isMayor = $state(false);
  isSmall = $state(false);
  term = $state({ label: '', from: '', to: '' });
  person = $state({ given: '', family: '' });
  tried = $state(false);
  busy = $state(false);
  /** Everything was given to the office. */
  done = $state(false);
  /** Some of it is seen only once the office has decided. */
  awaits = $state(false);
  error = $state.raw<ApiError>();
  #municipality: MunicipalityValue;
  #first = new FirstBodies();

  constructor(municipality: MunicipalityValue, today: string) {
    this.#municipality = municipality;
    this.isSmall = municipality.is_small;
    const last = municipality.terms.at(-1);
    this.term = { label: last?.label ?? usualTerm(Number(today.slice(0, 4))), from: last?.from ?? '', to: last?.to ?? '' };
    this.resize(this.isSmall ? 'small' : 'town');
  }

  get town(): MunicipalityValue {
    return this.#municipality;
  }
  /** A municipality founded on a server has no term; one that has it keeps it. */
  get asksTerm(): boolean {
    return this.#municipality.terms.length === 0;
  }
  get problems(): Problems {
    const { label, from, to } = this.term;
    const problems = { ...bodyProblems(this.bodies, this.town.law) };
    if (!this.asksTerm) return problems;
    if (label.trim() === '') problems['label'] = 'setup-term-label-missing';
    if (from === '') problems['from'] = 'setup-term-from-missing';
    if (to !== '' && from !== '' && to < from) problems['to'] = 'setup-term-reversed';
    return problems;
  }
  get shown(): Problems {
    return this.tried ? this.problems : {};
  }

  /** Another size has other bodies; a district of Prague always has a council. */
  resize(size: 'town' | 'small'): void {
    this.isSmall = size === 'small' && this.town.law === 'act128';
    this.bodies = usualBodies(this.town, this.isSmall);
  }
  seatsChanged(): void {
    const council = this.bodies.find((body) => body.kind === 'council');
    const seats = fittedCouncil(this.bodies, this.town.law);
    if (council && seats) council.seats = seats;
  }
  addBody(kind: 'committee' | 'commission'): void {
    this.bodies.push(addedBody(kind));
  }
  removeBody(id: string): void {
    this.bodies = this.bodies.filter((body) => body.id !== id || body.required);
  }

  /** Who sits here may be the mayor. */
  async ask(): Promise<void> {
    const { person } = await query('session', null);
    this.person = { given: '', family: person.name };
    this.isMayor = /^starost/iu.test(person.function.trim());
  }

  /** Sets everything up, or stays and says why; what was set up before a failure is not set up twice. */
  async found(): Promise<boolean> {
    this.tried = true;
    if (Object.keys(this.problems).length > 0) return false;
    return this.#give(async () => {
      await this.#setTown();
      const plan = { bodies: wantedBodies(this.bodies, this.town.law), isSmall: this.isSmall, isMayor: this.isMayor, from: this.term.from };
      await this.#first.found(plan);
    });
  }

  /** Sets up the types of paper of an office that has its bodies. */
  foundTypes(bodies: SettingsDto['bodies']): Promise<boolean> {
    return this.#give(() => this.#first.foundTypes(bodies, this.isSmall));
  }

  async #give(all: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = undefined;
    try {
      await all();
      this.awaits = this.#first.awaits;
      this.done = true;
      return true;
    } catch (failure) {
      this.error = toApiError(failure);
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #setTown(): Promise<void> {
    const { label, from, to } = this.term;
    const terms = this.asksTerm ? [{ label: label.trim(), from, to: to || null }] : this.#municipality.terms;
    if (!this.asksTerm && this.isSmall === this.#municipality.is_small) return;
    await run('municipality.set', { municipality: { ...this.#municipality, terms, is_small: this.isSmall } });
  }
}
