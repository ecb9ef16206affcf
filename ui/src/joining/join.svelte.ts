import { on, toApiError, type ApiError, type JoinInput, type OfficeSeen, type PairingBegun, type Unlisten } from '$lib/api';
import { t, type PlainTextKey } from '$lib/i18n';
import { phraseProblem } from '../setup/phrases';
import {
  beginPairing, cancelPairing, continueJoining, finishPairing, giveJoiningUp, joinByCode, lookAtOffice, showInvitation, type Reads,
} from './commands';

/** Where the joining is. */
export type JoinStep = 'address' | 'certificate' | 'invitation' | 'pair' | 'reading' | 'stopped';

/** What is wrong, by the name of the field. */
type Problems = Partial<Record<'address' | 'device' | 'words' | 'again', PlainTextKey>>;

/** What a joining is given. */
export interface JoinOptions {
  /** The office is open. */
  done: () => void;
  /** The person goes back to the first choice. */
  leave?: () => void;
  /** The computer knows its office already: `pair` lets it in again, `read` goes on reading. */
  from?: 'start' | 'pair' | 'read';
  /** The address the administrator of the machine laid down. */
  governed?: string | undefined;
}

/** Joining an office: what was written stays, whichever way one goes. */
export class Join {
  step = $state<JoinStep>('address');
  address = $state('');
  /** Told by a colleague; empty where the person signs in in the browser. */
  code = $state('');
  device = $state(t('join-device-default'));
  proxy = $state('');
  authority = $state('');
  key = $state({ way: 'passphrase' as 'passphrase' | 'keyring', words: '', again: '' });
  tried = $state(false);
  busy = $state(false);
  error = $state.raw<ApiError>();
  seen = $state.raw<OfficeSeen>();
  pairing = $state.raw<PairingBegun>();
  reads = $state.raw<Reads>();
  #options: JoinOptions;
  #accepted: string | null = null;
  /** Counts tries, so that the end of one given up is not heard. */
  #try = 0;

  constructor(options: JoinOptions) {
    this.#options = options;
    if (this.isKnown) this.step = 'stopped';
    if (options.governed) this.address = options.governed;
  }

  /** Whether the computer has its office already and only has to be let in, or to read on. */
  get isKnown(): boolean {
    return (this.#options.from ?? 'start') !== 'start';
  }

  /** Whether the address is the administrator's, so that nobody types it. */
  get isGoverned(): boolean {
    return Boolean(this.#options.governed);
  }

  get problems(): Problems {
    if (!this.tried || this.isKnown) return {};
    return this.#problems();
  }

  /** The one act of the step. */
  async next(): Promise<void> {
    if (this.busy) return;
    if (this.step === 'stopped') return void (this.#options.from === 'read' ? await this.read() : await this.pair());
    if (this.step === 'address') return this.look();
    if (this.step === 'certificate') return this.accept();
    if (this.step === 'invitation') return this.pair();
  }

  /** One step back; from the first one to where the person came from. */
  async back(): Promise<void> {
    this.error = undefined;
    if (this.step === 'pair') return this.cancel();
    if (this.step === 'address') return this.#options.leave?.();
    this.step = this.isKnown ? 'stopped' : 'address';
  }

  /** Looks at the server; nothing of this computer is said to it. */
  async look(): Promise<void> {
    this.tried = true;
    if (Object.keys(this.#problems()).length > 0) return;
    const seen = await this.#run(() => lookAtOffice(this.#input()));
    if (!seen) return;
    this.seen = seen;
    if (seen.is_vouched || seen.invitation_says === 'same') await this.accept();
    else this.step = 'certificate';
  }

  /** The certificate is believed: by the system, by the invitation, or by the person who compared it. */
  async accept(): Promise<void> {
    this.#accepted = this.seen?.fingerprint ?? null;
    if (this.code.trim() !== '') await this.#wait(() => joinByCode(this.#input(), this.code.trim()));
    else if (this.seen?.invitation) this.step = 'invitation';
    else await this.pair();
  }

  /** Shows the page of the invitation, where the person chooses a pass-phrase. */
  async openInvitation(): Promise<void> {
    await this.#run(() => showInvitation(this.address.trim()));
  }

  /** Opens the page of the pairing, waits for the person there, and reads everything. */
  async pair(): Promise<void> {
    const begun = await this.#run(() => beginPairing(this.#input()));
    if (!begun) return;
    this.pairing = begun;
    this.step = 'pair';
    await this.#wait(finishPairing);
  }

  /** Reads on where the last time ended. */
  async read(): Promise<void> {
    await this.#wait(continueJoining);
  }

  /** Nobody waits for the browser any more. */
  async cancel(): Promise<void> {
    this.#try += 1;
    await cancelPairing().catch(() => {});
    this.pairing = undefined;
    this.busy = false;
    this.step = this.isKnown ? 'stopped' : 'address';
  }

  /** Begins from the start; only before anything has come. */
  async giveUp(): Promise<void> {
    await this.#run(giveJoiningUp);
    if (!this.error) this.#options.done();
  }

  /** Hears how far it is until it ends. */
  async #wait(work: () => Promise<null>): Promise<void> {
    const own = (this.#try += 1);
    this.busy = true;
    this.error = undefined;
    let stop: Unlisten | undefined;
    try {
      stop = await on<Reads>('joining', (reads) => {
        if (own !== this.#try) return;
        this.step = 'reading';
        this.reads = reads;
      });
      await work();
      if (own === this.#try) this.#options.done();
    } catch (failure) {
      if (own !== this.#try) return;
      const error = toApiError(failure);
      this.pairing = undefined;
      if (error.code !== 'cancelled') this.error = error;
      // What has come is kept: the start says how it goes on.
      if (this.step === 'reading') this.#options.done();
      else this.step = this.isKnown ? 'stopped' : 'address';
    } finally {
      if (own === this.#try) this.busy = false;
      stop?.();
    }
  }

  async #run<T>(work: () => Promise<T>): Promise<T | undefined> {
    this.busy = true;
    this.error = undefined;
    try {
      return await work();
    } catch (failure) {
      this.error = toApiError(failure);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  #input(): JoinInput {
    const orNothing = (text: string) => (text.trim() === '' ? null : text.trim());
    return {
      address: this.isKnown ? '' : this.address.trim(),
      accepted: this.#accepted,
      passphrase: !this.isKnown && this.key.way === 'passphrase' ? this.key.words : null,
      device_name: this.isKnown ? '' : this.device.trim(),
      proxy: orNothing(this.proxy),
      authority: orNothing(this.authority),
    };
  }

  #problems(): Problems {
    const found: Problems = {};
    if (this.address.trim() === '') found.address = 'join-address-missing';
    if (this.device.trim() === '') found.device = 'join-device-missing';
    if (this.key.way === 'passphrase') Object.assign(found, phraseProblem(this.key));
    return found;
  }
}
