/** Runs the engine over events as fast as they come, once for each set of detectors, and keeps what alerts came of it. */
import type { Detector } from '../../../detectors/contract.ts';
import type { Position } from '../../engine/commands.ts';
import { createEngine, type Engine, type EngineInput, type EngineOutput } from '../../engine/engine.ts';
import type { SessionState } from '../../engine/state.ts';
import { entitiesOf, type SignalOutput } from '../../engine/wide/entity-record.ts';
import { entityRecordKey } from '../../../schemas/events/record-key.ts';
import { AlertBook, type BookedAlert } from './alert-book.ts';

/** Sessions whose state is kept; the one that was silent longest makes room. */
const sessionsMax = 100_000;

export interface RuleSet {
  readonly alerts: readonly BookedAlert[];
  /** Detectors that threw, with how often. */
  readonly quarantined: Readonly<Record<string, number>>;
}

/** One set of detectors over all sessions. */
export class Backtest {
  readonly #engine: Engine;
  readonly #book = new AlertBook();
  readonly #sessions = new Map<string, SessionState>();
  readonly #quarantined: Record<string, number> = {};
  #sessionsSeen = 0;
  #forgotten = 0;
  #newestMs = 0;
  #position: Position | undefined;

  constructor(detectors: readonly Detector[]) {
    this.#engine = createEngine({ detectors, writer: 'replay', deployment: 'replay' });
  }

  get sessions(): number {
    return this.#sessionsSeen;
  }

  /** Sessions that had to make room; one that goes on afterwards begins anew. */
  get forgotten(): number {
    return this.#forgotten;
  }

  take(input: EngineInput): void {
    const { tenant, session } = input.data;
    const signal = this.#process(`${tenant}:${session.key}`, input);
    if (signal === undefined) return;
    const { kinds, timeMs, isRequestKnown } = signal;
    for (const entity of entitiesOf(input.data, kinds)) {
      const told = { entity, source: input.position, timeMs, isRequestKnown };
      this.#process(entityRecordKey(tenant, entity), { ...input, signal: told });
    }
  }

  /** What the event is to be told on as, if it is. */
  #process(key: string, input: EngineInput): SignalOutput | undefined {
    const known = this.#sessions.get(key);
    const { state, outputs, counts, signal } = this.#engine.process(known, input);
    if (known === undefined && input.signal === undefined) this.#sessionsSeen += 1;
    this.#keep(key, state);
    this.#newestMs = Math.max(this.#newestMs, input.data.timeMs);
    this.#position = input.position;
    this.#note(outputs);
    for (const { detector, fault } of counts.tallies) {
      if (fault !== undefined) this.#quarantined[detector] = (this.#quarantined[detector] ?? 0) + 1;
    }
    return signal;
  }

  #note(outputs: readonly EngineOutput[]): void {
    for (const output of outputs) if (output.kind === 'alert') this.#book.enter(output.alert);
  }

  /** What did not come in time, by the newest event, is missing. */
  #conclude(state: SessionState): void {
    const dueMs = this.#engine.dueOf(state);
    if (dueMs === undefined || dueMs > this.#newestMs || this.#position === undefined) return;
    const time = { position: this.#position, watermarkMs: this.#newestMs, isUnwatched: false };
    this.#note(this.#engine.advance(state, time).outputs);
  }

  #keep(key: string, state: SessionState): void {
    this.#sessions.delete(key);
    this.#sessions.set(key, state);
    if (this.#sessions.size <= sessionsMax) return;
    const [oldest] = this.#sessions;
    if (oldest === undefined) return;
    this.#conclude(oldest[1]);
    this.#sessions.delete(oldest[0]);
    this.#forgotten += 1;
  }

  /** To be asked once, when all events are in. */
  result(): RuleSet {
    for (const state of this.#sessions.values()) this.#conclude(state);
    return { alerts: this.#book.alerts(), quarantined: this.#quarantined };
  }
}
