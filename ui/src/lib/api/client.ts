import { invoke, isTauri } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { toApiError } from './errors';

/** Values of one call, by name; all generated DTOs fit. */
export type Args = Record<string, unknown>;

/** Stops listening. */
export type Unlisten = () => void;

/** The way to the core of the program. */
export interface Client {
  /** Runs a command and gives its answer. */
  call(command: string, args: Args): Promise<unknown>;
  /** Hands bytes over as they are, with words beside them; where it is absent they go as the value `bytes`. */
  send?(command: string, bytes: Uint8Array, beside: Record<string, string>): Promise<unknown>;
  /** Hears what the core tells on its own. */
  on(event: string, heard: (payload: unknown) => void): Promise<Unlisten>;
}

const tauriClient: Client = {
  call: (command, args) => invoke(command, args),
  send: (command, bytes, beside) => invoke(command, bytes, { headers: beside }),
  on: (event, heard) => listen(event, (message) => heard(message.payload)),
};

/** Outside the window there is no core to ask. */
const absentClient: Client = {
  call: (command) => Promise.reject({ code: 'unreachable', key: 'error-no-core', args: { command }, trace_id: '' }),
  on: () => Promise.resolve(() => {}),
};

let client: Client = isTauri() ? tauriClient : absentClient;

/** Puts another client in place: the gallery and the tests have no window. */
export function useClient(next: Client): void {
  client = next;
}

/**
 * Runs a command of the core.
 *
 * @throws {ApiError} always in this shape, whatever went wrong.
 */
export async function call<T>(command: string, args: Args = {}): Promise<T> {
  try {
    return (await client.call(command, args)) as T;
  } catch (failure) {
    throw toApiError(failure);
  }
}

/**
 * Hands bytes to a command of the core: neither as text nor twice in memory.
 *
 * @throws {ApiError} as {@link call}.
 */
export async function sendBytes(command: string, bytes: Uint8Array, beside: Record<string, string>): Promise<void> {
  try {
    await (client.send ? client.send(command, bytes, beside) : client.call(command, { bytes, ...beside }));
  } catch (failure) {
    throw toApiError(failure);
  }
}

/** Hears events of the core until the returned function is called. */
export const on = <T>(event: string, heard: (payload: T) => void): Promise<Unlisten> =>
  client.on(event, (payload) => heard(payload as T));
