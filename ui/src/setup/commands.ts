import { call, sayAwaiting } from '$lib/api';
import { saving } from '$shell/saving.svelte';

/** What the core answers to a command. */
export interface Done {
  command: string;
  /** Whether it can be taken back. */
  can_undo?: boolean;
  /** Whether nothing is seen of it before the office has decided. */
  awaits_office?: boolean;
}

/** Changes something in the office, perhaps for somebody who said so; the indicator at the top says that it is saved. */
export const run = (kind: string, payload: unknown, behalf?: string): Promise<Done> => {
  const on_behalf_of = behalf ? [behalf, 'word'] : null;
  return saving.track(() => call<Done>('execute', { request: { kind, payload, base: [], on_behalf_of } })).then(sayAwaiting);
};

/** Takes a command back. */
export const takeBack = (command: string): Promise<Done> => run('office.undo', { command });

/**
 * An identifier made where the record is born: time first, so that records of one device sort by their birth.
 *
 * Source: RFC 9562, UUID version 7.
 */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let rest = now;
  for (let place = 5; place >= 0; place -= 1) {
    bytes[place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
