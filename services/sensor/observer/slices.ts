/**
 * Long work, one slice a turn of the event loop for all of it together, so that whatever else has come meanwhile waits
 * for one slice at most. Owns: the work that is not done. Invariants:
 *  1. Work is done in the order in which it was given.
 *  2. A slice ends at the first step after its budget.
 */
import type { Steps } from '../inspection/steps.ts';
import type { Slices } from './ports.ts';

export interface SlicesDeps {
  /** A clock that only ever goes forward. */
  readonly monotonicMs: () => number;
  /** Calls back after what has come meanwhile was served. */
  readonly nextTurn: (callback: () => void) => void;
  readonly sliceMs?: number;
}

/** One step more and then the end of the slice: half of what a slice may take. */
const defaultSliceMs = 0.5;

interface Work {
  /** True when it is done. */
  readonly step: () => boolean;
}

export function createSlices({ monotonicMs, nextTurn, sliceMs = defaultSliceMs }: SlicesDeps): Slices {
  const waiting: Work[] = [];
  let isRunning = false;
  const turn = (): void => {
    const endMs = monotonicMs() + sliceMs;
    for (let work = waiting[0]; work !== undefined; work = waiting[0]) {
      if (work.step()) waiting.shift();
      if (monotonicMs() >= endMs) break;
    }
    isRunning = waiting.length > 0;
    if (isRunning) nextTurn(turn);
  };
  return {
    run: (steps) =>
      new Promise((resolve, reject) => {
        waiting.push({ step: () => stepOf(steps, resolve, reject) });
        if (isRunning) return;
        isRunning = true;
        nextTurn(turn);
      }),
  };
}

function stepOf<Value>(
  steps: Steps<Value>,
  resolve: (value: Value) => void,
  reject: (fault: unknown) => void,
): boolean {
  try {
    const step = steps.next();
    if (step.done === true) resolve(step.value);
    return step.done === true;
  } catch (fault) {
    reject(fault);
    return true;
  }
}
