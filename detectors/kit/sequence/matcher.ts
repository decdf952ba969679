/**
 * A sequence as a detector.
 *
 * 1. What a reaction tells is a function of the events of its key, sorted by time, gateway number and id, as far as each
 *    came within the lateness bound; not of the order in which they came.
 * 2. The arms that gateways hold are those of the head: each change of the head is told as arms and disarms.
 * 3. Keys that do not fit are forgotten oldest first, and counted.
 */
import type { Adoption, Detector, DetectorEvent, Reaction, SessionView } from '../../contract.ts';
import { openingsOf } from '../dispatch/openings.ts';
import type { SequenceForm } from '../form/form.ts';
import { stateLimits } from '../form/limits.ts';
import { prefixHashes, semanticHash } from '../form/semantic-hash.ts';
import { adoptKeys } from './adopt.ts';
import { armsBetween } from './arms.ts';
import { findingOf } from './findings.ts';
import { keyOf, type KeyedLog } from './keys.ts';
import { advanceLog, newLog, Outcome, putTake, type LateLog, type LogOptions } from './late-log.ts';
import { compileProgram, type Program } from './program.ts';
import { createReducer, type Reducer } from './reduce.ts';
import { dropExpired, nextDueMs } from './expiry.ts';
import type { CoreState } from './state.ts';
import { emptyCore } from './work.ts';

/** Plain data. Oldest key first. */
export interface SequenceState {
  readonly keys: readonly KeyedLog[];
}

export interface SequenceOptions {
  /** How late an event may come and still be put in its place. */
  readonly latenessMs?: number;
  /** Events that are kept for that, at most. */
  readonly takesMax?: number;
}

interface Parts {
  readonly program: Program;
  readonly reducer: Reducer;
  readonly empty: CoreState;
  readonly latenessMs: number;
  readonly takesMax: number;
}

const none: SequenceState = { keys: [] };

/** Makes a detector of a sequence given as data. */
export function defineSequence(form: SequenceForm, options: SequenceOptions = {}): Detector<SequenceState> {
  const program = compileProgram(form);
  const { latenessMs = stateLimits.latenessMs, takesMax = stateLimits.takes } = options;
  const parts = { program, reducer: createReducer(program), empty: emptyCore(program), latenessMs, takesMax };
  const { by: _by, withinMs, match: _match, items: _items, absences, arm, text: _text, ...metadata } = form;
  const longestMs = Math.max(0, ...absences.map((absence) => (absence.kind === 'trailing' ? absence.forMs : 0)));
  return {
    metadata: { ...metadata, kind: 'sequence', windowMs: withinMs + longestMs, isArmed: arm !== undefined },
    hash: semanticHash(form),
    prefixes: prefixHashes(form),
    opens: openingsOf(form),
    react: (state = none, event, view) => react(parts, state, { event, view }),
    advance: (state, watermarkMs, view) => advance(parts, state, { watermarkMs, view }),
    adopt: (state, items) => adopt(parts, state as SequenceState | undefined, items),
  };
}

interface Asked {
  readonly event: DetectorEvent;
  readonly view: SessionView;
}

function react(parts: Parts, state: SequenceState, { event, view }: Asked): Reaction<SequenceState> {
  const options = logOptions(parts, view);
  const key = keyOf(parts.program.subkeys, event);
  const horizonMs = Math.max(event.timeMs, view.clockMs) - parts.program.withinMs - view.skewMs;
  let keys = state.keys;
  for (const known of state.keys) {
    const isMeant = key === undefined || known.key === key;
    const log = dropExpired(
      isMeant ? putEvent(parts.reducer, options, { log: known.log, event }) : known.log,
      horizonMs,
    );
    if (log !== known.log) keys = keys.map((other) => (other === known ? { key: known.key, log } : other));
  }
  if (key !== undefined && !state.keys.some((known) => known.key === key)) {
    const fresh = newLog(parts.empty);
    const log = putEvent(parts.reducer, options, { log: fresh, event });
    if (log !== fresh) keys = [...keys, { key, log }];
  }
  const forgotten = Math.max(0, keys.length - stateLimits.keys);
  return told(parts, {
    before: state,
    keys: forgotten === 0 ? keys : keys.slice(forgotten),
    outcome: options.outcome,
    forgotten,
  });
}

interface Advanced {
  readonly watermarkMs: number;
  readonly view: SessionView;
}

function advance(parts: Parts, state: SequenceState, { watermarkMs, view }: Advanced): Reaction<SequenceState> {
  const options = logOptions(parts, view);
  const horizonMs = watermarkMs - parts.program.withinMs - view.skewMs;
  const keys = state.keys.map((known) => {
    const log = dropExpired(advanceLog(options, known.log, watermarkMs), horizonMs);
    return log === known.log ? known : { key: known.key, log };
  });
  return told(parts, { before: state, keys, outcome: options.outcome, forgotten: 0 });
}

function logOptions({ program, latenessMs, takesMax }: Parts, { skewMs }: SessionView): LogOptions {
  return { program, latenessMs, takesMax, slackMs: skewMs, outcome: new Outcome() };
}

interface Putting {
  readonly log: LateLog;
  readonly event: DetectorEvent;
}

/** Puts an event to the log of one key, and before it a made-up begin when it ends a call that is not known. */
export function putEvent(reducer: Reducer, options: LogOptions, { log, event }: Putting): LateLog {
  if (event.kind === 'completed') return putEnd(reducer, options, { log, event });
  const take = event.kind === 'requested' ? reducer.begin(event) : reducer.happen(event);
  return take === undefined ? log : putTake(options, log, take);
}

interface PuttingEnd {
  readonly log: LateLog;
  readonly event: Extract<DetectorEvent, { kind: 'completed' }>;
}

function putEnd(reducer: Reducer, options: LogOptions, { log, event }: PuttingEnd): LateLog {
  const { flights, forgotten } = log.head;
  if (flights.some(({ call }) => call === event.data.call)) return putTake(options, log, reducer.end(event));
  if (event.isRequestKnown && forgotten === 0) return log;
  const begin = reducer.madeUp(event, event.isRequestKnown ? 'here' : 'told');
  return begin === undefined ? log : putTake(options, putTake(options, log, begin), reducer.end(event));
}

/** Gateways hold the arms of the version before: those of what is taken over are told anew. */
function adopt(parts: Parts, state: SequenceState | undefined, items: number): Adoption<SequenceState> {
  const { keys, rest } = adoptKeys(parts.program, state?.keys ?? [], items);
  const { dueMs, arms } = told(parts, { before: none, keys, outcome: new Outcome(), forgotten: 0 });
  const due = dueMs === undefined ? {} : { dueMs };
  return {
    state: keys.length === 0 ? undefined : { keys },
    ...due,
    arms,
    rest: rest.length === 0 ? undefined : { keys: rest },
  };
}

interface Telling {
  readonly before: SequenceState;
  readonly keys: readonly KeyedLog[];
  readonly outcome: Outcome;
  readonly forgotten: number;
}

function told({ program, empty }: Parts, { before, keys, outcome, forgotten }: Telling): Reaction<SequenceState> {
  const state = keys === before.keys ? before : { keys };
  const headOf = (list: readonly KeyedLog[], key: string) => list.find((known) => known.key === key)?.log.head ?? empty;
  const names = new Set([...before.keys, ...keys].map(({ key }) => key));
  const arms = [...names].flatMap((key) => armsBetween(program, headOf(before.keys, key), headOf(keys, key)));
  const overflow = overflowOf(keys) - overflowOf(before.keys);
  const dueMs = nextDueMs(keys);
  return {
    state,
    findings: [
      ...outcome.found.map((match) => findingOf(program, match, false)),
      ...outcome.late.map((match) => findingOf(program, match, true)),
    ],
    arms,
    overflow: Math.max(0, overflow) + outcome.dropped + forgotten,
    ...(outcome.withdrawn.length === 0
      ? {}
      : { withdrawn: outcome.withdrawn.map((match) => findingOf(program, match, false)) }),
    ...(outcome.steps === 0 ? {} : { steps: outcome.steps }),
    ...(outcome.placed + outcome.missed === 0 ? {} : { late: { placed: outcome.placed, missed: outcome.missed } }),
    ...(dueMs === undefined ? {} : { dueMs }),
  };
}

function overflowOf(keys: readonly KeyedLog[]): number {
  return keys.reduce((sum, { log }) => sum + log.head.overflow, 0);
}
