// Ports for drivers and servers of one file of tests.

import { createServer } from 'node:net';

/**
 * Below those a system lends to whoever connects: such a one may be lent away before a driver takes it, and while a
 * server is stopped its own clients may hit on it. Browsers refuse to go to 10080 and to some before it.
 */
const LOWEST = 11_000;
const HIGHEST = 31_999;
/** Files run side by side; each has so many ports of its own before it meets another. */
const ROOM = 50;

let next = LOWEST + ((process.pid * ROOM) % (HIGHEST - LOWEST));

/** A port nobody listens on, another one each time. */
export async function freePort() {
  for (;;) {
    const port = next;
    next = next < HIGHEST ? next + 1 : LOWEST;
    if (await isFree(port)) return port;
  }
}

function isFree(port) {
  return new Promise((done) => {
    const server = createServer().once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}
