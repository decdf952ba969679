/**
 * Runs one detector over a trace, as the engine would: each event once, in the order of its arrival, with the calls of
 * its session at hand. Time is what the trace says, and after its last line it goes on.
 */
import type { Detector, DetectorEvent, EntityKind, Reaction, SessionView } from '../../../detectors/contract.ts';
import { entityIdOf, scopeOf } from '../../../detectors/kit/dispatch/entity.ts';
import type { KeyField } from '../../../detectors/kit/form/form.ts';
import type { TypedEvent } from '../../../detectors/kit/trial/notation/event-of.ts';
import type { Trace } from '../../../detectors/kit/trial/notation/trace.ts';
import { writeEvents } from '../../../detectors/kit/trial/notation/write-events.ts';
import type { Outcome } from '../../../detectors/kit/trial/outcome.ts';
import { addEnd, addRequest } from '../../engine/graph/call-graph.ts';
import { emptyGraph, type GraphState } from '../../engine/graph/graph-state.ts';
import { markSeen, type SourceMark } from '../../engine/source-marks.ts';
import { TraceRecord } from './trace-record.ts';

/** After the last line time goes on for so long. */
const afterwardsMs = 400 * 86_400_000;
const skewMs = 30_000;

export interface Specimen {
  readonly detector: Detector;
  readonly by: readonly KeyField[];
}

/** What is kept of one key. */
interface Kept {
  readonly tenant: string;
  readonly session: string;
  readonly state: unknown;
  readonly sources: readonly SourceMark[];
  readonly graph: GraphState;
  readonly clockMs: number;
  readonly dueMs: number | undefined;
}

export function runTrace(
  specimen: Specimen,
  trace: Trace,
  { isRestarted = false }: { readonly isRestarted?: boolean } = {},
): Outcome {
  const run = new TraceRun(specimen);
  let lastMs = 0;
  for (const arrival of writeEvents(trace)) {
    if (arrival.kind === 'event') run.take(arrival.event);
    else run.advance(arrival.timeMs);
    if (isRestarted) run.restart();
    lastMs = Math.max(lastMs, arrival.kind === 'event' ? arrival.event.data.timeMs : arrival.timeMs);
  }
  run.advance(lastMs + afterwardsMs);
  return run.outcome();
}

export class TraceRun {
  readonly #detector: Detector;
  readonly #scope: EntityKind | undefined;
  readonly #record: TraceRecord;
  readonly #keys = new Map<string, Kept>();

  constructor({ detector, by }: Specimen) {
    this.#detector = detector;
    this.#scope = scopeOf(by);
    this.#record = new TraceRecord(detector.metadata.id);
  }

  take(given: TypedEvent): void {
    const { tenant, session, gateway, timeMs } = given.data;
    const id = this.#scope === undefined ? session.key : entityIdOf(this.#scope, given.data);
    if (id === undefined) return;
    const key = JSON.stringify([tenant, id]);
    const kept = this.#keys.get(key) ?? newKey(tenant, session.key);
    // A boot numbers the events of each session by itself.
    const boot = `${gateway.boot}${session.key}`;
    const { isDuplicate, marks } = markSeen(kept.sources, { id: gateway.id, boot, seq: gateway.seq, timeMs });
    if (isDuplicate) return;
    const event = this.#record.ask(key, given);
    const clockMs = Math.max(kept.clockMs, timeMs);
    const put = toDetectorEvent(kept.graph, event);
    const isTold = this.#scope === undefined || (this.#detector.takes?.(put) ?? true);
    const reaction = isTold
      ? this.#detector.react(kept.state, put, viewOf({ ...kept, clockMs }))
      : {
          state: kept.state,
          findings: [],
          arms: [],
          overflow: 0,
          ...(kept.dueMs === undefined ? {} : { dueMs: kept.dueMs }),
        };
    this.#record.note(key, reaction, event);
    const graph = grown(kept.graph, event);
    this.#keys.set(key, { ...kept, graph, clockMs, sources: marks, ...stateOf(reaction) });
  }

  /** Time has come so far: what was waited for and did not come is missing. */
  advance(watermarkMs: number): void {
    for (const [key, kept] of this.#keys) {
      let now = kept;
      while (now.dueMs !== undefined && now.dueMs <= watermarkMs && this.#detector.advance !== undefined) {
        const reaction: Reaction<unknown> = this.#detector.advance(now.state, watermarkMs, viewOf(now));
        this.#record.note(key, reaction, undefined);
        now = { ...now, ...stateOf(reaction) };
      }
      this.#keys.set(key, now);
    }
  }

  /** What a worker does that is started anew: the state is read back as it was written. */
  restart(): void {
    for (const [key, kept] of this.#keys) this.#keys.set(key, JSON.parse(JSON.stringify(kept)) as Kept);
  }

  outcome(): Outcome {
    return this.#record.outcome();
  }

  /** States by key, for whoever wants to look inside. */
  states(): readonly unknown[] {
    return [...this.#keys.values()].map(({ state }) => state);
  }
}

function newKey(tenant: string, session: string): Kept {
  return { tenant, session, state: undefined, sources: [], graph: emptyGraph, clockMs: 0, dueMs: undefined };
}

function stateOf({ state, dueMs }: Reaction<unknown>): Pick<Kept, 'state' | 'dueMs'> {
  return { state, dueMs };
}

function viewOf({ tenant, session, clockMs, graph }: Kept): SessionView {
  return { tenant, session, clockMs, skewMs, calls: graph.calls };
}

function grown(graph: GraphState, { type, data }: TypedEvent): GraphState {
  if (type === 'shearpin.call.requested.v1') return addRequest(graph, data, data.timeMs);
  return type === 'shearpin.call.completed.v1' ? addEnd(graph, data, data.timeMs) : graph;
}

function toDetectorEvent(graph: GraphState, { type, data }: TypedEvent): DetectorEvent {
  const { timeMs } = data;
  switch (type) {
    case 'shearpin.call.requested.v1':
      return { kind: 'requested', timeMs, data };
    case 'shearpin.call.completed.v1': {
      const isRequestKnown = graph.calls.find(({ call }) => call === data.call)?.isRequestKnown ?? false;
      const asked = data.requestedAtMs === undefined ? {} : { requestedAtMs: data.requestedAtMs };
      return { kind: 'completed', timeMs, data, ...asked, isRequestKnown };
    }
    case 'shearpin.approval.v1':
      return { kind: 'approval', timeMs, data };
    case 'shearpin.notification.v1':
      return { kind: 'notification', timeMs, data };
    case 'shearpin.discovery.v1':
      return { kind: 'discovery', timeMs, data };
  }
}
