/**
 * Runs a sequence over a stream of many keys, as a replay or a bench does: a session engine keeps each session's state
 * itself.
 *
 * 1. What a key finds depends on its own events only.
 * 2. A key of which nothing is left to find is forgotten: keys do not add up over time. Keys stand in the order of their
 *    events, not to the last one but to a part of the window, so that only the first are looked at.
 */
import type { DetectorEvent, Finding } from '../../contract.ts';
import type { KeyField, SequenceForm } from '../form/form.ts';
import { stateLimits } from '../form/limits.ts';
import { findingOf } from './findings.ts';
import { keyOf } from './keys.ts';
import { lastPlace, newLog, type LateLog } from './held-takes.ts';
import { advanceLog, putTake, type LogOptions } from './late-log.ts';
import { Outcome } from './outcome.ts';
import type { SequenceOptions } from './matcher.ts';
import { compileProgram, type Program } from './program.ts';
import { putEvent } from './put-event.ts';
import { createReducer, type Reducer } from './reduce.ts';
import type { Take } from './take.ts';
import { emptyCore } from './work.ts';

/** How often keys that are over are looked for, in events. */
const sweepEvery = 4096;

const nothingKept: LogOptions['kept'] = () => [];

/** One for each key, so that it need not be looked up again to be changed. */
interface Held {
  log: LateLog;
  /** Time of the event with which the key was put behind all others. */
  listedMs: number;
}

export class KeyedSequence {
  readonly #program: Program;
  readonly #reducer: Reducer;
  readonly #options: LogOptions;
  readonly #outcome = new Outcome();
  readonly #keys = new Map<string, Held>();
  readonly #fresh: LateLog;
  readonly #field: readonly KeyField[];
  /** How long a key stands where it is though it has events. */
  readonly #listedForMs: number;
  #newestMs = 0;
  #madeUp = false;
  #untilSweep = sweepEvery;

  constructor(form: SequenceForm, options: SequenceOptions & { readonly skewMs?: number } = {}) {
    const { latenessMs = stateLimits.latenessMs, takesMax = stateLimits.takes, skewMs = 30_000 } = options;
    const program = compileProgram(form);
    this.#program = program;
    this.#reducer = createReducer(program);
    this.#fresh = newLog(emptyCore(program));
    this.#field = form.by;
    this.#listedForMs = form.withinMs / 4;
    this.#options = {
      program,
      latenessMs,
      takesMax,
      slackMs: skewMs,
      outcome: this.#outcome,
      matches: [],
      kept: nothingKept,
    };
  }

  /** Events of one key must not be told apart by their tenant or session alone when it has more parts. */
  push(event: DetectorEvent): void {
    if (event.timeMs > this.#newestMs) this.#newestMs = event.timeMs;
    if ((this.#untilSweep -= 1) <= 0) this.#sweep();
    // Most events take nothing; then nobody needs to know whose they are.
    const take = event.kind === 'completed' ? undefined : this.#reduce(event);
    if (take === undefined && event.kind !== 'completed' && (event.kind !== 'requested' || !this.#madeUp)) return;
    const key = this.#keyOf(event);
    if (key === undefined) return;
    const held = this.#keys.get(key);
    const log = held?.log ?? this.#fresh;
    const next =
      take === undefined ? putEvent(this.#reducer, this.#options, { log, event }) : putTake(this.#options, log, take);
    if (next === log) return;
    if (held === undefined) this.#keys.set(key, { log: next, listedMs: this.#newestMs });
    else this.#change(key, held, next);
    this.#madeUp ||= next.past.madeUps > 0;
  }

  #change(key: string, held: Held, log: LateLog): void {
    held.log = log;
    if (this.#newestMs - held.listedMs > this.#listedForMs) this.#list(key, held);
  }

  /** Behind all others. */
  #list(key: string, held: Held): void {
    held.listedMs = this.#newestMs;
    this.#keys.delete(key);
    this.#keys.set(key, held);
  }

  #reduce(event: Exclude<DetectorEvent, { kind: 'completed' }>): Take | undefined {
    return event.kind === 'requested' ? this.#reducer.begin(event) : this.#reducer.happen(event);
  }

  /** Findings since the last time that still hold, late ones first. */
  take(): readonly Finding[] {
    const { found, late, withdrawn } = this.#outcome;
    const findings = [
      ...late.map((match) => findingOf(this.#program, match, true)),
      ...found.map((match) => findingOf(this.#program, match, false)),
    ];
    found.length = 0;
    late.length = 0;
    withdrawn.length = 0;
    return findings;
  }

  /** Every event before the watermark has come. */
  advance(watermarkMs: number): void {
    for (const held of this.#keys.values()) held.log = advanceLog(this.#options, held.log, watermarkMs);
  }

  get outcome(): Outcome {
    return this.#outcome;
  }

  /** What is kept of each key, as it would be stored. */
  states(): ReadonlyMap<string, LateLog> {
    return new Map([...this.#keys].map(([key, { log }]) => [key, log]));
  }

  #keyOf(event: DetectorEvent): string | undefined {
    const { data } = event;
    if (this.#program.subkeys.length === 0 && this.#field.includes('session')) return data.session.key;
    return keyOf(this.#field, event);
  }

  /** Forgets keys whose last event is so old that neither a match nor a late event can come any more. */
  #sweep(): void {
    this.#untilSweep = sweepEvery;
    const { latenessMs, slackMs } = this.#options;
    const horizonMs = this.#newestMs - this.#program.withinMs - latenessMs - slackMs;
    for (const [key, held] of this.#keys) {
      if (held.listedMs >= horizonMs) return;
      const { head, past } = held.log;
      const isWaiting = head.aside.waiting.length + past.held.length > 0;
      if (isWaiting || lastPlace(held.log).timeMs >= horizonMs) this.#list(key, held);
      else this.#keys.delete(key);
    }
  }
}
