import type { SequenceState } from '../../detectors/kit/sequence/logs.ts';
import { defineSequence } from '../../detectors/kit/sequence/matcher.ts';
import { stateLimits } from '../../detectors/kit/form/limits.ts';
import { hostileEvent } from './hostile-takes.ts';
import { Random } from './sequence-oracle/random.ts';
import { randomForm } from './sequence-oracle/random-rules.ts';

const eventsPerRule = 500;
/** What one key's state may take up, written down. */
export const stateBytesMax = 8 * 1024 * 1024;

export interface Hostilities {
  readonly cases: number;
  readonly seed: number;
  readonly largestState: number;
}

/** Puts hostile events to random rules; a case is one event. Throws when the matcher does, or when it keeps too much. */
export function runHostile(cases: number, seed: number): Hostilities {
  let largestState = 0;
  for (let done = 0; done < cases; done += eventsPerRule) {
    const random = new Random(seed + done);
    const detector = defineSequence(randomForm(random));
    let state: SequenceState | undefined;
    let clockMs = 0;
    for (let at = 0; at < eventsPerRule; at += 1) {
      const event = hostileEvent(random);
      clockMs = Math.max(clockMs, event.timeMs);
      const view = { tenant: 'acme', session: 's', clockMs, skewMs: 30_000, calls: [] };
      ({ state } = detector.react(state, event, view));
      if (random.chance(0.05)) state = detector.advance?.(state, clockMs, view).state ?? state;
    }
    const text = JSON.stringify(state ?? null);
    largestState = Math.max(largestState, text.length);
    check(state, text);
  }
  return { cases, seed, largestState };
}

function check(state: SequenceState | undefined, text: string): void {
  if (text.length > stateBytesMax) throw new Error(`A state has ${String(text.length)} bytes.`);
  if (JSON.stringify(JSON.parse(text)) !== text) throw new Error('A state is not plain data.');
  for (const { log } of state?.keys ?? [])
    if (log.head.flights.length > stateLimits.callsInFlight) throw new Error('More calls are in flight than are kept.');
}
