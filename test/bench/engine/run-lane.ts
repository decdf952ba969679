import { pack } from 'msgpackr';
import { SequenceLogs } from '../../../detectors/kit/sequence/logs.ts';
import { KeyedSequence } from '../../../detectors/kit/sequence/keyed.ts';
import type { MatchMode } from '../../../detectors/kit/form/form.ts';
import { heapAfterCollection } from '../../support/collected-memory.ts';
import { runBare } from './baseline.ts';
import { eventsOf, laneForm } from './lane-events.ts';
import type { Lane } from './lanes.ts';

export interface LaneRun {
  readonly withinMs: number;
  readonly match: MatchMode;
}

export interface LaneFigures {
  readonly lane: string;
  readonly events: number;
  readonly eventsPerSecond: number;
  /** By processor time, which other load on the machine disturbs less. */
  readonly eventsPerProcessorSecond: number;
  readonly findings: number;
  readonly partialsMax: number;
  readonly stateBytesPerKey: number;
  readonly heapBytes: number;
  readonly bareEventsPerSecond: number;
  readonly bareRatio: number;
}

/** Events that are made at a time; making them is not measured. */
const batch = 2_000;

interface Fed {
  readonly findings: number;
  /** Of the matching alone. */
  readonly wallMs: number;
  /** Of all, which making the events is a part of. */
  readonly processorMs: number;
}

/** Puts a lane to a sequence, or only makes its events. */
function feed(lane: Lane, keyed: KeyedSequence | undefined): Fed {
  const before = process.cpuUsage();
  let findings = 0;
  let wallMs = 0;
  for (let from = 0; from < lane.kinds.length; from += batch) {
    const events = eventsOf(lane, { from, to: Math.min(from + batch, lane.kinds.length) });
    if (keyed === undefined) continue;
    const startMs = performance.now();
    for (const event of events) keyed.push(event);
    wallMs += performance.now() - startMs;
    findings += keyed.take().length;
  }
  const { user, system } = process.cpuUsage(before);
  return { findings, wallMs, processorMs: (user + system) / 1_000 };
}

export function partialsOf(keyed: KeyedSequence): number {
  let most = 0;
  for (const { head } of keyed.states().values())
    most = Math.max(
      most,
      head.partials.reduce((sum, waiting) => sum + waiting.length, 0),
    );
  return most;
}

const sampledKeys = 200;

/** As the state of a key is stored. */
export function bytesPerKey(keyed: KeyedSequence): number {
  const some = [...keyed.states()].slice(0, sampledKeys).map(([key, log]) => new SequenceLogs([{ key, log }]));
  const bytes = some.reduce((sum, state) => sum + pack(state).length, 0);
  return some.length === 0 ? 0 : Math.round(bytes / some.length);
}

const runs = 3;

/** The best of some runs, each from nothing, beside a table written by hand in the same process. */
export function measureLane(lane: Lane, { withinMs, match }: LaneRun): LaneFigures {
  let best: Fed = { findings: 0, wallMs: Infinity, processorMs: Infinity };
  let makingMs = Infinity;
  let keyed = new KeyedSequence(laneForm(withinMs, match));
  for (let run = 0; run < runs; run += 1) {
    keyed = new KeyedSequence(laneForm(withinMs, match));
    const { findings, wallMs, processorMs } = feed(lane, keyed);
    best = {
      findings,
      wallMs: Math.min(best.wallMs, wallMs),
      processorMs: Math.min(best.processorMs, processorMs),
    };
    makingMs = Math.min(makingMs, feed(lane, undefined).processorMs);
  }
  const events = lane.kinds.length;
  const bareMs = Math.min(...Array.from({ length: runs }, () => runBare(lane, withinMs).ms));
  const perSecond = (ms: number) => Math.round((1_000 * events) / ms);
  return {
    lane: lane.name,
    events,
    eventsPerSecond: perSecond(best.wallMs),
    eventsPerProcessorSecond: perSecond(best.processorMs - makingMs),
    findings: best.findings,
    partialsMax: partialsOf(keyed),
    stateBytesPerKey: bytesPerKey(keyed),
    heapBytes: heapAfterCollection(),
    bareEventsPerSecond: perSecond(bareMs),
    bareRatio: Math.round((10 * best.wallMs) / bareMs) / 10,
  };
}
