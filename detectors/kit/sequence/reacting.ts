/**
 * How a sequence reacts to events and to time.
 *
 * Owns what one reaction fills and the next fills anew; nothing of it is kept between two.
 */
import type { Adoption, Arming, DetectorEvent, Reaction, RequestedEvent, SessionView } from '../../contract.ts';
import { stateLimits } from '../form/limits.ts';
import { adoptKeys } from './adopt.ts';
import { armsBetween } from './arms.ts';
import { endingOf } from './ending.ts';
import { idleUntilMs, isSpent, nextDueMs, passTime, type Horizon } from './expiry.ts';
import { findingOf } from './findings.ts';
import { keyOf, type KeyedLog } from './keys.ts';
import { newLog, type LateLog } from './held-takes.ts';
import { advanceLog, type LogOptions } from './late-log.ts';
import { requireState, SequenceLogs, type SequenceState } from './logs.ts';
import { Outcome } from './outcome.ts';
import type { Program } from './program.ts';
import { putEvent } from './put-event.ts';
import { createReducer, isLeftToEnd, type Reducer } from './reduce.ts';
import type { Match } from './state.ts';
import type { Take } from './take.ts';
import { emptyCore } from './work.ts';

/** Undefined where a sequence keeps nothing of a session, so that it need not be asked of most of its events. */
export type Kept = SequenceState | undefined;

const noKeys: readonly KeyedLog[] = [];
const noRequests: readonly RequestedEvent[] = [];
const noBegins: readonly Take[] = [];
/** Holds the events that tell no key, such as approvals where agents are kept apart: every key begins with them. */
const everyKey = '*';
const quiet = { findings: [], arms: [], overflow: 0 };

export class Reacting implements LogOptions {
  readonly program: Program;
  readonly latenessMs: number;
  readonly takesMax: number;
  readonly outcome = new Outcome();
  readonly matches: Match[] = [];
  slackMs = 0;
  readonly #reducer: Reducer;
  readonly #fresh: LateLog;
  #requests = noRequests;

  constructor(program: Program, { latenessMs, takesMax }: Pick<LogOptions, 'latenessMs' | 'takesMax'>) {
    this.program = program;
    this.latenessMs = latenessMs;
    this.takesMax = takesMax;
    this.#reducer = createReducer(program);
    this.#fresh = newLog(emptyCore(program));
  }

  react(stored: Kept, event: DetectorEvent, view: SessionView): Reaction<Kept> {
    const before = this.#begin(stored, view);
    const horizon = this.#horizonAt(Math.max(event.timeMs, view.clockMs), view);
    const { subkeys } = this.program;
    const keys = subkeys.length === 0 ? this.#put(before, event, horizon) : this.#putByKey(before, event, horizon);
    return this.#told(stored, before, keys);
  }

  advance(stored: Kept, watermarkMs: number, view: SessionView): Reaction<Kept> {
    const before = this.#begin(stored, view);
    const horizon = this.#horizonAt(watermarkMs, view);
    const keys = before.map((known) => {
      const log = passTime(this.program, advanceLog(this, known.log, watermarkMs), horizon);
      return log === known.log ? known : { key: known.key, log };
    });
    return this.#told(stored, before, keys);
  }

  /** Gateways hold the arms of the version before: those of what is taken over are told anew. */
  adopt(given: readonly KeyedLog[], items: number): Adoption<SequenceState> {
    const { keys, rest } = adoptKeys(this.program, given, items);
    this.outcome.clear();
    const { dueMs, arms } = this.#told(undefined, noKeys, keys);
    return {
      state: keys.length === 0 ? undefined : new SequenceLogs(keys),
      ...(dueMs === undefined ? {} : { dueMs }),
      arms,
      rest: rest.length === 0 ? undefined : new SequenceLogs(rest),
    };
  }

  held(stored: Kept): readonly Arming[] {
    return requireState(stored).keys.flatMap(({ log }) => armsBetween(this.program, this.#fresh, log));
  }

  /** Begins that were not put in when they came. */
  kept(): readonly Take[] {
    if (this.#requests.length === 0) return noBegins;
    const begins = this.#requests.flatMap((request) => this.#reducer.begin(request) ?? []);
    return begins.filter((begin) => isLeftToEnd(this.program, begin));
  }

  #begin(stored: Kept, { skewMs, kept = noRequests }: SessionView): readonly KeyedLog[] {
    this.slackMs = skewMs;
    this.#requests = kept;
    this.outcome.clear();
    return stored === undefined ? noKeys : requireState(stored).keys;
  }

  #horizonAt(clockMs: number, { skewMs }: SessionView): Horizon {
    const armsMs = clockMs - this.program.withinMs - skewMs;
    return { armsMs, lateMs: armsMs - this.latenessMs };
  }

  #put(keys: readonly KeyedLog[], event: DetectorEvent, horizon: Horizon): readonly KeyedLog[] {
    const [known] = keys;
    const before = known?.log ?? this.#fresh;
    const log = passTime(this.program, putEvent(this.#reducer, this, { log: before, event }), horizon);
    if (known === undefined && log === before) return keys;
    if (isSpent(log, horizon)) return noKeys;
    return log === before ? keys : [{ key: '', log }];
  }

  #putByKey(known: readonly KeyedLog[], event: DetectorEvent, horizon: Horizon): readonly KeyedLog[] {
    const key = keyOf(this.program.subkeys, event);
    const put = (log: LateLog): LateLog => putEvent(this.#reducer, this, { log, event });
    let keys = known;
    for (const one of known) {
      const isMeant = key === undefined || one.key === key;
      const log = passTime(this.program, isMeant ? put(one.log) : one.log, horizon);
      if (log !== one.log) keys = keys.map((other) => (other === one ? { key: one.key, log } : other));
    }
    if (!known.some((one) => one.key === (key ?? everyKey))) {
      const fresh = known.find((one) => one.key === everyKey)?.log ?? this.#fresh;
      const log = put(fresh);
      if (log !== fresh) keys = [...keys, { key: key ?? everyKey, log }];
    }
    if (keys.some(({ log }) => isSpent(log, horizon))) keys = keys.filter(({ log }) => !isSpent(log, horizon));
    return this.#withoutOldest(keys);
  }

  #withoutOldest(keys: readonly KeyedLog[]): readonly KeyedLog[] {
    const surplus = keys.length - stateLimits.keys;
    if (surplus <= 0) return keys;
    this.outcome.dropped += surplus;
    const oldest = keys.filter((known) => known.key !== everyKey).slice(0, surplus);
    return keys.filter((known) => !oldest.includes(known));
  }

  #told(stored: Kept, before: readonly KeyedLog[], keys: readonly KeyedLog[]): Reaction<Kept> {
    const { program, outcome } = this;
    const { dueMs, idleUntilMs } = { dueMs: dueOf(program, keys), idleUntilMs: this.#idleUntil(keys) };
    const next = {
      ...(dueMs === undefined ? {} : { dueMs }),
      ...(idleUntilMs === undefined ? {} : { idleUntilMs }),
    };
    if (keys === before && !outcome.hasTold) return { state: stored, ...quiet, ...next };
    const { found, late, withdrawn, placed, missed, steps, dropped } = outcome;
    return {
      state: keys.length === 0 ? undefined : new SequenceLogs(keys),
      findings: [
        ...distinct(program, late).map((match) => findingOf(program, match, true)),
        ...distinct(program, found).map((match) => findingOf(program, match, false)),
      ],
      arms: this.#armsBetween(before, keys),
      overflow: Math.max(0, overflowOf(keys) - overflowOf(before)) + dropped,
      ...(withdrawn.length === 0
        ? {}
        : { withdrawn: distinct(program, withdrawn).map((match) => findingOf(program, match, false)) }),
      ...(steps === 0 ? {} : { steps }),
      ...(placed + missed === 0 ? {} : { late: { placed, missed } }),
      ...next,
    };
  }

  /** Until when time alone changes nothing; undefined where something waits that is no opening. */
  #idleUntil(keys: readonly KeyedLog[]): number | undefined {
    const { usesTurns, subkeys, withinMs } = this.program;
    const [only] = keys;
    if (only === undefined || usesTurns || subkeys.length > 0) return undefined;
    return idleUntilMs(only.log, { withinMs: withinMs + this.slackMs, latenessMs: this.latenessMs });
  }

  #armsBetween(before: readonly KeyedLog[], after: readonly KeyedLog[]): readonly Arming[] {
    const { program } = this;
    if (program.armed < 0) return quiet.arms;
    const logOf = (list: readonly KeyedLog[], key: string) => list.find((one) => one.key === key)?.log ?? this.#fresh;
    if (program.subkeys.length === 0) return armsBetween(program, logOf(before, ''), logOf(after, ''));
    const names = new Set([...before, ...after].map(({ key }) => key));
    return [...names].flatMap((key) => armsBetween(program, logOf(before, key), logOf(after, key)));
  }
}

function dueOf({ trailings }: Program, keys: readonly KeyedLog[]): number | undefined {
  return trailings.length === 0 ? undefined : nextDueMs(keys);
}

/** Where agents are kept apart, an event that tells none belongs to all of them: what it ends in each is one match. */
function distinct(program: Program, matches: readonly Match[]): readonly Match[] {
  if (matches.length < 2) return matches;
  return [...new Map(matches.map((match) => [endingOf(program, match).sign, match])).values()];
}

function overflowOf(keys: readonly KeyedLog[]): number {
  return keys.reduce((sum, { log }) => sum + log.head.aside.overflow, 0);
}
