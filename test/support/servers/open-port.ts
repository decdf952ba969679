import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_INTERVAL_MS = 25;
const CONNECT_TIMEOUT_MS = 2_000;

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export function isPortOpen(endpoint: Endpoint): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ ...endpoint, timeout: CONNECT_TIMEOUT_MS });
    const settle = (isOpen: boolean): void => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => {
      settle(true);
    });
    socket.once('timeout', () => {
      settle(false);
    });
    socket.once('error', () => {
      settle(false);
    });
  });
}

/** Resolves when the port answers, rejects when the signal is aborted. */
export async function portOpened(endpoint: Endpoint, signal: AbortSignal): Promise<void> {
  while (!(await isPortOpen(endpoint))) {
    await sleep(POLL_INTERVAL_MS, undefined, { signal });
  }
}
