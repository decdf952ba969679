import { isRetryable } from '../../schemas/errors.ts';
import type { WaitingOn, WorkerEvents } from './events.ts';

export interface PatienceDeps {
  readonly events: WorkerEvents;
  readonly stopping: AbortSignal;
  /** Resolves after the time, or at once when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Repeats an operation for as long as its fault is said to pass. */
export interface Patience {
  <T>(on: WaitingOn, operation: () => Promise<T>, beat?: () => Promise<void>): Promise<T>;
  /** What is being waited for now. */
  waitingOn(): readonly WaitingOn[];
}

const firstDelayMs = 50;
const delayMsMax = 2000;

/** Between two tries it beats, so that waiting does not cost the membership. Stopping ends every wait with its fault. */
export function createPatience({ events, stopping, sleep }: PatienceDeps): Patience {
  const waits = new Map<WaitingOn, number>();
  const patience = async <T>(
    on: WaitingOn,
    operation: () => Promise<T>,
    beat: () => Promise<void> = () => Promise.resolve(),
  ): Promise<T> => {
    let isWaiting = false;
    let isDone = false;
    try {
      for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, delayMsMax)) {
        try {
          const result = await operation();
          isDone = true;
          return result;
        } catch (fault) {
          if (!isRetryable(fault) || stopping.aborted) throw fault;
          events.waiting(on, { err: fault, isNew: !waits.has(on) });
          if (!isWaiting) waits.set(on, (waits.get(on) ?? 0) + 1);
          isWaiting = true;
        }
        await sleep(delayMs, stopping);
        await beat();
      }
    } finally {
      if (isWaiting) endWait(waits, on);
      if (isWaiting && isDone && !waits.has(on)) events.recovered(on);
    }
  };
  return Object.assign(patience, { waitingOn: () => [...waits.keys()] });
}

function endWait(waits: Map<WaitingOn, number>, on: WaitingOn): void {
  const left = (waits.get(on) ?? 1) - 1;
  if (left === 0) waits.delete(on);
  else waits.set(on, left);
}

/** Nobody waits for a topic that cannot be read when the worker is told to stop. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
