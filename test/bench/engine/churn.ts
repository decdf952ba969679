/** The sparse lane again and again, each time with new sessions and later, one event in a hundred late: nothing adds up. */
import { KeyedSequence } from '../../../detectors/kit/sequence/keyed.ts';
import { stateLimits } from '../../../detectors/kit/form/limits.ts';
import type { Random } from '../../support/sequence-oracle/random.ts';
import { eventsOf, laneForm } from './lane-events.ts';
import type { Lane } from './lanes.ts';
import { heapAfterCollection } from '../../support/collected-memory.ts';
import { partialsOf, type LaneRun } from './run-lane.ts';

export interface Round {
  readonly round: number;
  readonly findings: number;
  readonly late: number;
  readonly keys: number;
  readonly partialsMax: number;
  readonly heapBytes: number;
  readonly eventsPerSecond: number;
}

const lateShare = 0.01;
const batch = 2_000;

export function runChurn(lane: Lane, { withinMs, match }: LaneRun, { rounds, random }: Churning): readonly Round[] {
  const keyed = new KeyedSequence(laneForm(withinMs, match));
  const lengthMs = (lane.times.at(-1) ?? 0) + 1;
  return Array.from({ length: rounds }, (_, round): Round => {
    const placed = keyed.outcome.placed;
    let findings = 0;
    let wallMs = 0;
    let held: ReturnType<typeof eventsOf> = [];
    for (let from = 0; from < lane.kinds.length; from += batch) {
      const range = { from, to: Math.min(from + batch, lane.kinds.length) };
      const made = eventsOf(lane, range, { offsetMs: round * lengthMs, prefix: `r${String(round)}s` });
      const late = made.filter(() => random.chance(lateShare));
      const nowMs = made.at(-1)?.timeMs ?? 0;
      const due = held.filter(({ timeMs }) => nowMs - timeMs > random.below(stateLimits.latenessMs - batch));
      held = [...held.filter((event) => !due.includes(event)), ...late];
      const arriving = [...made.filter((event) => !late.includes(event)), ...due];
      const startMs = performance.now();
      for (const event of arriving) keyed.push(event);
      wallMs += performance.now() - startMs;
      findings += netOf(keyed);
    }
    for (const event of held) keyed.push(event);
    findings += netOf(keyed);
    return {
      round: round + 1,
      findings,
      late: keyed.outcome.placed - placed,
      keys: keyed.states().size,
      partialsMax: partialsOf(keyed),
      heapBytes: heapAfterCollection(),
      eventsPerSecond: Math.round((1_000 * lane.kinds.length) / wallMs),
    };
  });
}

/** Findings since the last time without those that late events undid. */
function netOf(keyed: KeyedSequence): number {
  const undone = keyed.outcome.withdrawn.length;
  return keyed.take().length - undone;
}

export interface Churning {
  readonly rounds: number;
  readonly random: Random;
}
