import { setImmediate as soon } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface CollectedMemory {
  readonly heapBytes: number;
  /** What buffers hold beside the heap. */
  readonly bufferBytes: number;
}

/** Bytes of the heap after a forced collection. */
export function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

/** What stands beside the heap is let go of when its owners in the heap are gone, and only then. */
export async function collectedMemory(): Promise<CollectedMemory> {
  heapAfterCollection();
  await soon();
  const heapBytes = heapAfterCollection();
  return { heapBytes, bufferBytes: process.memoryUsage().arrayBuffers };
}
