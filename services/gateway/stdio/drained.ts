import type { Writable } from 'node:stream';

/** One wait for each stream, however many wait for it. */
const draining = new WeakMap<Writable, Promise<void>>();

/** Resolves when a stream that was written to faster than it is read takes more, or is over. */
export function drained(stream: Writable): Promise<void> {
  if (!stream.writableNeedDrain || stream.destroyed) return Promise.resolve();
  const known = draining.get(stream);
  if (known !== undefined) return known;
  const waiting = new Promise<void>((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done).off('error', done);
      draining.delete(stream);
      resolve();
    };
    stream.on('drain', done).on('close', done).on('error', done);
  });
  draining.set(stream, waiting);
  return waiting;
}
