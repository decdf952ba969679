/** Runs the engine over events as fast as they come, once for each set of detectors, and keeps what alerts came of it. */
import type { Detector } from '../../../detectors/contract.ts';
import type { Position } from '../../engine/position.ts';
import { createEngine, type Engine, type EngineOutput, type EngineResult } from '../../engine/engine.ts';
import type { EngineInput } from '../../engine/input.ts';
import type { RiskSettings } from '../../engine/risk.ts';
import type { SessionState } from '../../engine/state.ts';
import { entitiesOf, type SignalOutput } from '../../engine/wide/entity-record.ts';
import type { Note } from '../../engine/wide/notes.ts';
import { entityRecordKey } from '../../../schemas/events/record-key.ts';
import { AlertBook, type BookedAlert } from './alert-book.ts';

export interface BacktestOptions {
  /** Sessions and entities whose state is kept at once; the one that was silent longest makes room. */
  readonly sessionsMax: number;
  /** One that was silent for so long is over: nothing of it is missed. */
  readonly sessionIdleMs: number;
  readonly risk: RiskSettings;
}

interface Kept {
  readonly state: SessionState;
  readonly lastMs: number;
}

export interface RuleSet {
  readonly alerts: readonly BookedAlert[];
  /** Detectors that threw, with how often. */
  readonly quarantined: Readonly<Record<string, number>>;
}

/** One set of detectors over all sessions. */
export class Backtest {
  readonly #engine: Engine;
  readonly #book = new AlertBook();
  readonly #options: BacktestOptions;
  readonly #sessions = new Map<string, Kept>();
  readonly #quarantined: Record<string, number> = {};
  #sessionsSeen = 0;
  #forgotten = 0;
  #newestMs = 0;
  #position: Position | undefined;

  constructor(detectors: readonly Detector[], options: BacktestOptions) {
    this.#options = options;
    this.#engine = createEngine({
      detectors,
      writer: 'replay',
      deployment: 'replay',
      settings: { risk: options.risk },
    });
  }

  get sessions(): number {
    return this.#sessionsSeen;
  }

  /** Those that had to make room before they were over; one that goes on afterwards begins anew. */
  get forgotten(): number {
    return this.#forgotten;
  }

  take(input: EngineInput): void {
    const { tenant, session } = input.data;
    const signal = this.#process(`${tenant}:${session.key}`, input);
    if (signal === undefined || input.type === 'shearpin.session.ended.v1') return;
    const { kinds, timeMs, isRequestKnown } = signal;
    for (const entity of entitiesOf(input.data, kinds)) {
      const told = { entity, source: input.position, timeMs, isRequestKnown };
      this.#process(entityRecordKey(tenant, entity), { ...input, signal: told });
    }
  }

  /** What the event is to be told on as, if it is. */
  #process(key: string, input: EngineInput): SignalOutput | undefined {
    const known = this.#sessions.get(key)?.state;
    const result = this.#engine.process(known, input);
    if (known === undefined && input.signal === undefined) this.#sessionsSeen += 1;
    this.#position = input.position;
    this.#took(key, result, input.data.timeMs);
    return result.signal;
  }

  /** What the entities of a tenant tell each other is told at once. */
  #hear(note: Note): void {
    const key = entityRecordKey(note.tenant, note.entity);
    if (this.#position === undefined) return;
    this.#took(key, this.#engine.hear(this.#sessions.get(key)?.state, { position: this.#position, note }), note.timeMs);
  }

  #took(key: string, { state, outputs, counts }: EngineResult, timeMs: number): void {
    this.#newestMs = Math.max(this.#newestMs, timeMs);
    this.#keep(key, { state, lastMs: timeMs });
    this.#enter(outputs);
    for (const { detector, fault } of counts.tallies) {
      if (fault !== undefined) this.#quarantined[detector] = (this.#quarantined[detector] ?? 0) + 1;
    }
    for (const output of outputs) if (output.kind === 'note') this.#hear(output.note);
  }

  #enter(outputs: readonly EngineOutput[]): void {
    for (const output of outputs) if (output.kind === 'alert') this.#book.enter(output.alert);
  }

  /** What did not come in time, by the newest event, is missing. */
  #conclude(state: SessionState): void {
    const dueMs = this.#engine.dueOf(state);
    if (dueMs === undefined || dueMs > this.#newestMs || this.#position === undefined) return;
    const time = { position: this.#position, watermarkMs: this.#newestMs, isUnwatched: false };
    this.#enter(this.#engine.advance(state, time).outputs);
  }

  #keep(key: string, kept: Kept): void {
    const { sessionsMax, sessionIdleMs } = this.#options;
    this.#sessions.delete(key);
    this.#sessions.set(key, kept);
    if (this.#sessions.size <= sessionsMax) return;
    const [oldest] = this.#sessions;
    if (oldest === undefined) return;
    const [oldestKey, { state, lastMs }] = oldest;
    this.#conclude(state);
    this.#sessions.delete(oldestKey);
    if (this.#newestMs - lastMs < sessionIdleMs) this.#forgotten += 1;
  }

  /** To be asked once, when all events are in. */
  result(): RuleSet {
    for (const { state } of this.#sessions.values()) this.#conclude(state);
    return { alerts: this.#book.alerts(), quarantined: this.#quarantined };
  }
}
