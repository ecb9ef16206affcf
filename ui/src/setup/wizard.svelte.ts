import { toApiError, type ApiError } from '$lib/api';
import { isEmail, isIco, PASSPHRASE_LENGTH, tidyIco, type Problems } from './checks';
import { createOffice, startDemo, type Founding, type LawProfile } from './desk';
import { FirstBodies } from './first-bodies';
import { ShownCode } from './shown-code.svelte';
import { addedBody, bodyProblems, fittedCouncil, renamed, usualBodies, wantedBodies, type PlannedBody } from './planned-bodies';

/** The five screens in order. */
export const STEPS = ['welcome', 'town', 'person', 'recovery', 'bodies'] as const;

/** One screen of the wizard. */
export type Step = (typeof STEPS)[number];

/** Roles a founder may take in the office; the first three may set the office up further. */
export const FOUNDER_ROLES = ['secretary', 'chief_officer', 'admin', 'task_keeper', 'publisher', 'department_head', 'clerk'] as const;
const MANAGING: readonly string[] = FOUNDER_ROLES.slice(0, 3);
/** Everything in one hand. */
const SMALL_ROLES = ['secretary', 'admin', 'task_keeper', 'publisher'] as const;

/** The term a day falls into, counted from the elections of 1990. */
export const usualTerm = (year: number): string => String(Math.floor((year - 1990) / 4) + 1);

/** What the wizard is given. */
export interface WizardOptions {
  today: string;
  /** The office is ready. */
  done: () => void;
  /** The person joins an office that is there already. */
  join?: () => void;
  /** The person brings an office back from a backup. */
  bringBack?: () => void;
  /** A number from 0 up to, not including, the given one; tests choose it. */
  pick?: (below: number) => number;
}

/** The first run: what was written stays, whichever way one goes. */
export class Wizard {
  step = $state<Step>('welcome');
  way = $state<'own' | 'demo' | 'server' | 'backup'>('own');
  town = $state({ name: '', name_genitive: '', ico: '', address: '', law: 'act128' as LawProfile });
  /** A small municipality: no council, the mayor's office is one person. */
  isSmall = $state(false);
  term = $state({ label: '', from: '', to: '' });
  person = $state({ given: '', family: '', title_before: '', title_after: '', function: '', email: '' });
  roles = $state<string[]>(['secretary', 'admin']);
  key = $state({ way: 'passphrase' as 'passphrase' | 'keyring', passphrase: '', again: '' });
  bodies = $state<PlannedBody[]>([]);
  /** Whether who founds the office is the mayor in place of the council. */
  isMayor = $state(false);
  /** The recovery code, once the office is founded. */
  code = $state.raw<ShownCode>();
  /** The person goes on without the sheet, asked twice. */
  skipsSheet = $state(false);
  busy = $state(false);
  error = $state.raw<ApiError>();
  /** Problems show after the first try to go on, so that nobody is scolded for an empty field. */
  tried = $state<Step[]>([]);
  #options: WizardOptions;
  #named: PlannedBody[] = [];
  #first = new FirstBodies();

  constructor(options: WizardOptions) {
    this.#options = options;
    this.term.label = usualTerm(Number(options.today.slice(0, 4)));
  }

  get place(): number {
    return STEPS.indexOf(this.step) + 1;
  }
  get founded(): boolean {
    return this.code !== undefined;
  }
  /** Founding cannot be taken back, so its screens are behind a closed door then. */
  get canGoBack(): boolean {
    return this.step !== 'welcome' && !(this.founded && this.step === 'recovery') && !this.busy;
  }
  get shown(): Problems {
    return this.tried.includes(this.step) ? this.problems(this.step) : {};
  }

  /** What is wrong on a screen. */
  problems(step: Step): Problems {
    if (step === 'town') return this.#townProblems();
    if (step === 'person') return { ...this.#personProblems(), ...this.#keyProblems() };
    if (step === 'recovery') return this.#codeProblems();
    return step === 'bodies' ? bodyProblems(this.bodies, this.town.law) : {};
  }

  back(): void {
    if (!this.canGoBack) return;
    this.error = undefined;
    this.step = STEPS[this.place - 2] ?? 'welcome';
  }

  /** Goes on, or stays and says why; gives whether it went. */
  async next(): Promise<boolean> {
    if (this.busy) return false;
    if (!this.tried.includes(this.step)) this.tried = [...this.tried, this.step];
    if (Object.keys(this.problems(this.step)).length > 0) return false;
    this.busy = true;
    this.error = undefined;
    try {
      return await this.#leave();
    } catch (failure) {
      this.error = toApiError(failure);
      return false;
    } finally {
      this.busy = false;
    }
  }

  addBody(kind: 'committee' | 'commission'): void {
    this.bodies.push(addedBody(kind));
  }
  removeBody(id: string): void {
    this.bodies = this.bodies.filter((body) => body.id !== id || body.required);
  }
  /** One person holds all of a small office. */
  sizeChanged(): void {
    this.roles = this.isSmall ? [...SMALL_ROLES] : ['secretary', 'admin'];
  }
  /** A district of Prague always has a council. */
  get #isSmallHere(): boolean {
    return this.isSmall && this.town.law === 'act128';
  }
  /** The council follows the assembly. */
  seatsChanged(): void {
    const council = this.bodies.find((body) => body.kind === 'council');
    const seats = fittedCouncil(this.bodies, this.town.law);
    if (council && seats) council.seats = seats;
  }

  async #leave(): Promise<boolean> {
    if (this.step === 'welcome' && this.way === 'demo') return this.#demo();
    if (this.step === 'welcome' && this.way !== 'own') {
      if (this.way === 'server') this.#options.join?.();
      else this.#options.bringBack?.();
      return true;
    }
    if (this.step === 'town') this.#planBodies();
    if (this.step === 'person' && !this.founded) {
      await this.#found();
      this.isMayor = /^starost/iu.test(this.person.function.trim());
    }
    if (this.step === 'recovery' && !(await this.#confirm())) return false;
    if (this.step === 'bodies') return this.#finish();
    this.step = STEPS[this.place] ?? this.step;
    return true;
  }

  async #demo(): Promise<boolean> {
    await startDemo();
    this.#options.done();
    return true;
  }

  #planBodies(): void {
    this.town.ico = tidyIco(this.town.ico);
    const usual = usualBodies(this.town, this.#isSmallHere);
    const fits = this.bodies.length > 0 && this.bodies.some((body) => body.kind === 'council') !== this.#isSmallHere;
    this.bodies = fits ? renamed(this.bodies, this.#named, usual) : usual;
    this.#named = usual;
  }

  async #found(): Promise<void> {
    const { recovery_code } = await createOffice(this.#founding());
    this.code = new ShownCode(recovery_code.split('-'), this.#options.pick);
    // The words are needed no more; they should not lie in memory while the wizard is open.
    this.key.passphrase = this.key.again = '';
  }

  #founding(): Founding {
    const trimmed = <T extends Record<string, string>>(value: T): T =>
      Object.fromEntries(Object.entries(value).map(([name, text]) => [name, text.trim()])) as T;
    return {
      municipality: { ...trimmed($state.snapshot(this.town)), is_small: this.#isSmallHere },
      term: { label: this.term.label.trim(), from: this.term.from, to: this.term.to || null },
      person: trimmed($state.snapshot(this.person)),
      roles: [...this.roles],
      passphrase: this.key.way === 'passphrase' ? this.key.passphrase : null,
    };
  }

  async #confirm(): Promise<boolean> {
    if (this.skipsSheet || !this.code || this.code.confirmed) return true;
    return this.code.confirm();
  }

  async #finish(): Promise<boolean> {
    await this.#first.found({
      bodies: wantedBodies(this.bodies, this.town.law),
      isSmall: this.#isSmallHere,
      isMayor: this.isMayor,
      from: this.term.from,
    });
    this.#options.done();
    return true;
  }

  #townProblems(): Problems {
    const { name, name_genitive, ico } = this.town;
    const { label, from, to } = this.term;
    return without({
      name: name.trim() === '' && 'setup-town-name-missing',
      name_genitive: name_genitive.trim() === '' && 'setup-town-genitive-missing',
      ico: ico.trim() !== '' && !isIco(tidyIco(ico)) && 'setup-ico-wrong',
      label: label.trim() === '' && 'setup-term-label-missing',
      from: from === '' && 'setup-term-from-missing',
      to: to !== '' && from !== '' && to < from && 'setup-term-reversed',
    });
  }

  #personProblems(): Problems {
    const { given, family, email } = this.person;
    return without({
      given: given.trim() === '' && 'setup-given-missing',
      family: family.trim() === '' && 'setup-family-missing',
      email: email.trim() !== '' && !isEmail(email.trim()) && 'setup-email-wrong',
      roles: !this.roles.some((role) => MANAGING.includes(role)) && 'setup-roles-missing',
    });
  }

  #keyProblems(): Problems {
    const { way, passphrase, again } = this.key;
    if (way === 'keyring' || this.founded) return {};
    return without({
      passphrase: [...passphrase].length < PASSPHRASE_LENGTH && 'setup-passphrase-short',
      again: again !== passphrase && 'setup-passphrase-differs',
    });
  }

  #codeProblems(): Problems {
    if (this.skipsSheet || !this.code || this.code.confirmed) return {};
    return without({
      first: this.code.answers.first.trim() === '' && 'setup-group-missing',
      second: this.code.answers.second.trim() === '' && 'setup-group-missing',
    });
  }
}

/** Only the fields that have a problem. */
function without(found: Record<string, Problems[string] | false>): Problems {
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem)) as Problems;
}
