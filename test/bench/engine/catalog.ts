/** Calls of many sessions through the engine: call graph, captures, alerts and commands with them. */
import { createEngine, type Engine } from '../../../services/engine/engine.ts';
import type { EngineInput } from '../../../services/engine/input.ts';
import type { SessionState } from '../../../services/engine/state.ts';
import type { Detector } from '../../../detectors/contract.ts';
import { can, step } from '../../../detectors/kit/form/authoring.ts';
import { defineSequence } from '../../../detectors/kit/sequence/matcher.ts';
import { Random } from '../../support/sequence-oracle/random.ts';
import { baseMs, recordOf } from '../../support/session-events.ts';
import { percentile } from '../enforce/percentile.ts';
import { CallLoad, usualLeaking } from '../load/call-load.ts';
import { laneForm } from './lane-events.ts';

export interface CatalogFigures {
  readonly lane: 'catalog';
  readonly events: number;
  readonly detectors: number;
  readonly eventsPerSecond: number;
  /** By processor time, the collector's threads with it. */
  readonly eventsPerProcessorSecond: number;
  readonly alerts: number;
  /** Of one event. */
  readonly fingerprintsP50: number;
  readonly fingerprintsP95: number;
  /** What an event costs with 300 detectors of which 3 can match, against 3. */
  readonly manyDetectorsRatio: number;
}

const sessions = 400;
const callsPerSession = 50;
const agents = 10;
/** From a call of an agent to its next, as in recorded runs. */
const callGapMs = 5_200;
const stepMs = callGapMs / (2 * sessions);
/** Until sessions of every age are there. */
const warmUpEvents = 40_000;
const measuredEvents = 80_000;
const batch = 2_000;
const runs = 2;

interface Measured {
  readonly eventsPerSecond: number;
  readonly eventsPerProcessorSecond: number;
  readonly alerts: number;
  readonly fingerprints: readonly number[];
}

/** One run: records are made in batches, and only what the engine does with them is measured. */
class Run {
  alerts = 0;
  wallMs = 0;
  processorMs = 0;
  readonly fingerprints: number[] = [];
  readonly #engine: Engine;
  readonly #load: CallLoad;
  readonly #states = new Map<string, SessionState>();
  #offset = 0;

  constructor(detectors: readonly Detector[]) {
    this.#engine = createEngine({ detectors, writer: 'bench', deployment: 'bench' });
    const random = new Random(7);
    const of = { tenant: 'acme', gateway: 'gw-1', sessions, callsPerSession, agents };
    this.#load = new CallLoad({ random, ...of, leaking: usualLeaking });
  }

  feed(events: number, { isMeasured }: { readonly isMeasured: boolean }): void {
    for (let done = 0; done < events; done += batch) {
      const records = Array.from({ length: batch }, () => this.#record());
      const began = process.cpuUsage();
      const startMs = performance.now();
      this.#put(records);
      if (!isMeasured) continue;
      this.wallMs += performance.now() - startMs;
      const { user, system } = process.cpuUsage(began);
      this.processorMs += (user + system) / 1_000;
      for (const { data } of records) this.fingerprints.push(countOf(data));
    }
  }

  #put(records: readonly EngineInput[]): void {
    for (const record of records) {
      const { key } = record.data.session;
      const { state, outputs } = this.#engine.process(this.#states.get(key), record);
      this.#states.set(key, state);
      for (const { kind } of outputs) if (kind === 'alert') this.alerts += 1;
    }
  }

  #record(): EngineInput {
    this.#offset += 1;
    const data = this.#load.next(Math.floor(baseMs + this.#offset * stepMs));
    return recordOf(data, this.#offset);
  }
}

function countOf(data: EngineInput['data']): number {
  if ('arguments' in data) return data.arguments.fingerprints.length;
  return 'result' in data ? data.result.fingerprints.length : 0;
}

function measure(detectors: readonly Detector[], events: number): Measured {
  const done = Array.from({ length: runs }, () => {
    const run = new Run(detectors);
    run.feed(warmUpEvents, { isMeasured: false });
    run.feed(events, { isMeasured: true });
    return run;
  });
  const perSecond = (ms: number) => Math.round((1_000 * events) / ms);
  return {
    eventsPerSecond: perSecond(Math.min(...done.map(({ wallMs }) => wallMs))),
    eventsPerProcessorSecond: perSecond(Math.min(...done.map(({ processorMs }) => processorMs))),
    alerts: done[0]?.alerts ?? 0,
    fingerprints: done[0]?.fingerprints ?? [],
  };
}

/** A detector of calls that none of the records is. */
function idle(number: number): Detector {
  const id = `sequence.idle-${String(number)}`;
  const items = [step('destroy', can('destroy')), step('schedule', can('schedule'))];
  return defineSequence({ ...laneForm(60_000, { kind: 'exists' }), id, items });
}

export function measureCatalog(detectors: readonly Detector[]): CatalogFigures {
  const { fingerprints, ...measured } = measure(detectors, measuredEvents);
  const three = detectors.slice(0, 3);
  const few = measure(three, measuredEvents / 2).eventsPerSecond;
  const idlers = Array.from({ length: 297 }, (_, at) => idle(at));
  const many = measure([...three, ...idlers], measuredEvents / 2).eventsPerSecond;
  return {
    lane: 'catalog',
    events: measuredEvents,
    detectors: detectors.length,
    ...measured,
    fingerprintsP50: percentile(fingerprints, 50),
    fingerprintsP95: percentile(fingerprints, 95),
    manyDetectorsRatio: Math.round((100 * few) / many) / 100,
  };
}
