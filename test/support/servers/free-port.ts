import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ephemeral range of Linux and macOS. A port inside it may be given to an outgoing
 * connection while its server is down for a restart, and a client that reconnects to it
 * on loopback can then even connect to itself.
 */
const LOWEST_PORT = 15_000;
const HIGHEST_PORT = 32_000;
const ATTEMPTS_MAX = 50;

/** By this process: whoever asked may not listen yet, or is down for a while. */
const given = new Set<number>();

/** What no process can see of another one: so each that tests at the same time has every eighth port, and no other. */
const SHARES = 8;
const share = Number(process.env['VITEST_POOL_ID'] ?? 0) % SHARES;

/** A node of a Redis Cluster listens so much higher as well; it is a multiple of the shares. */
const BUS_DISTANCE = 10_000;

export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const port = SHARES * randomInt(LOWEST_PORT / SHARES, HIGHEST_PORT / SHARES) + share;
    if (given.has(port) || !(await canListen(port))) continue;
    given.add(port).add(port + BUS_DISTANCE);
    return port;
  }
  throw new Error(`no free port on 127.0.0.1 in ${ATTEMPTS_MAX} attempts`);
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
