import { constants } from 'node:os';
import { killRunning } from '../pipeline/product-process.ts';

/** A run that is ended takes its workers and gateways along, also those that a fault froze; its servers end by themselves. */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      killRunning();
      process.exit(128 + constants.signals[signal]);
    });
  }
}
