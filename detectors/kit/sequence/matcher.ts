/**
 * A sequence as a detector.
 *
 * 1. What a reaction tells is a function of the events of its key, sorted by time, gateway number and id, as far as each
 *    came within the lateness bound; not of the order in which they came.
 * 2. The arms that gateways hold are those of the head: each change of the head is told as arms and disarms.
 * 3. Keys that do not fit are forgotten oldest first, and counted.
 */
import type { Adoption, Arming, Detector, DetectorEvent, Reaction, SessionView } from '../../contract.ts';
import { openingsOf } from '../dispatch/openings.ts';
import type { SequenceForm } from '../form/form.ts';
import { stateLimits } from '../form/limits.ts';
import { prefixHashes, semanticHash } from '../form/semantic-hash.ts';
import { createCanTake } from './can-take.ts';
import { adoptKeys } from './adopt.ts';
import { armsBetween } from './arms.ts';
import { findingOf } from './findings.ts';
import { scopeOf } from '../dispatch/entity.ts';
import { keyOf, type KeyedLog } from './keys.ts';
import { advanceLog, newLog, type LateLog, type LogOptions } from './late-log.ts';
import { Outcome } from './outcome.ts';
import { readState, requireState, SequenceLogs, type SequenceState } from './logs.ts';
import { compileProgram, type Program } from './program.ts';
import { putEvent } from './put-event.ts';
import { createReducer, type Reducer } from './reduce.ts';
import { isSpent, nextDueMs, passTime, type Horizon } from './expiry.ts';
import { endingOf } from './ending.ts';
import type { Match } from './state.ts';
import { emptyCore } from './work.ts';

export interface SequenceOptions {
  /** How late an event may come and still be put in its place. */
  readonly latenessMs?: number;
  /** Events that are kept for that, at most. */
  readonly takesMax?: number;
}

interface Parts {
  readonly program: Program;
  readonly reducer: Reducer;
  readonly fresh: LateLog;
  readonly latenessMs: number;
  readonly takesMax: number;
}

/** Undefined where a sequence keeps nothing of a session, so that it need not be asked of most of its events. */
type Kept = SequenceState | undefined;

const noKeys: readonly KeyedLog[] = [];
/** Holds the events that tell no key, such as approvals where agents are kept apart: every key begins with them. */
const everyKey = '*';

/** Makes a detector of a sequence given as data. */
export function defineSequence(form: SequenceForm, options: SequenceOptions = {}): Detector<Kept> {
  const program = compileProgram(form);
  const { latenessMs = stateLimits.latenessMs, takesMax = stateLimits.takes } = options;
  const parts = { program, reducer: createReducer(program), fresh: newLog(emptyCore(program)), latenessMs, takesMax };
  const { by, withinMs, match: _match, items: _items, absences, arm, text: _text, ...metadata } = form;
  const longestMs = Math.max(0, ...absences.map((absence) => (absence.kind === 'trailing' ? absence.forMs : 0)));
  const scope = scopeOf(by);
  return {
    metadata: {
      ...metadata,
      kind: 'sequence',
      windowMs: withinMs + longestMs,
      isArmed: arm !== undefined,
      ...(scope === undefined ? {} : { scope }),
    },
    hash: semanticHash(form),
    prefixes: prefixHashes(form),
    opens: openingsOf(form),
    takes: createCanTake(program),
    react: (state, event, view) => react(parts, standingOf(state), { event, view }),
    advance: (state, watermarkMs, view) => advance(parts, standingOf(state), { watermarkMs, view }),
    held: (state) => heldIn(parts, requireState(state)),
    adopt: (state, items) => adopt(parts, readState(state), items),
  };
}

/** What a reaction starts from; a stored state that it does not change is not made anew. */
interface Standing {
  readonly stored: Kept;
  readonly keys: readonly KeyedLog[];
}

function standingOf(stored: Kept): Standing {
  return { stored, keys: stored === undefined ? noKeys : requireState(stored).keys };
}

interface Asked {
  readonly event: DetectorEvent;
  readonly view: SessionView;
}

function react(parts: Parts, state: Standing, { event, view }: Asked): Reaction<Kept> {
  const options = logOptions(parts, view);
  const key = keyOf(parts.program.subkeys, event);
  const horizon = horizonAt(parts, Math.max(event.timeMs, view.clockMs), view);
  const put = (log: LateLog) => putEvent(parts.reducer, options, { log, event });
  let { keys } = state;
  for (const known of state.keys) {
    const isMeant = key === undefined || known.key === key;
    const log = passTime(parts.program, isMeant ? put(known.log) : known.log, horizon);
    if (log !== known.log) keys = keys.map((other) => (other === known ? { key: known.key, log } : other));
  }
  if (!state.keys.some((known) => known.key === (key ?? everyKey))) {
    const fresh = state.keys.find((known) => known.key === everyKey)?.log ?? parts.fresh;
    const log = put(fresh);
    if (log !== fresh) keys = [...keys, { key: key ?? everyKey, log }];
  }
  if (keys.some(({ log }) => isSpent(log, horizon))) keys = keys.filter(({ log }) => !isSpent(log, horizon));
  const forgotten = Math.max(0, keys.length - stateLimits.keys);
  const oldest = forgotten === 0 ? [] : keys.filter((known) => known.key !== everyKey).slice(0, forgotten);
  const kept = forgotten === 0 ? keys : keys.filter((known) => !oldest.includes(known));
  return told(parts, { before: state, keys: kept, outcome: options.outcome, forgotten });
}

function horizonAt({ program, latenessMs }: Parts, clockMs: number, { skewMs }: SessionView): Horizon {
  const armsMs = clockMs - program.withinMs - skewMs;
  return { armsMs, lateMs: armsMs - latenessMs };
}

interface Advanced {
  readonly watermarkMs: number;
  readonly view: SessionView;
}

function advance(parts: Parts, state: Standing, { watermarkMs, view }: Advanced): Reaction<Kept> {
  const options = logOptions(parts, view);
  const horizon = horizonAt(parts, watermarkMs, view);
  const keys = state.keys.map((known) => {
    const log = passTime(parts.program, advanceLog(options, known.log, watermarkMs), horizon);
    return log === known.log ? known : { key: known.key, log };
  });
  return told(parts, { before: state, keys, outcome: options.outcome, forgotten: 0 });
}

function logOptions({ program, latenessMs, takesMax }: Parts, { skewMs }: SessionView): LogOptions {
  return { program, latenessMs, takesMax, slackMs: skewMs, outcome: new Outcome(), matches: [] };
}

/** Gateways hold the arms of the version before: those of what is taken over are told anew. */
function adopt(parts: Parts, state: SequenceState | undefined, items: number): Adoption<SequenceState> {
  const { keys, rest } = adoptKeys(parts.program, state?.keys ?? [], items);
  const { dueMs, arms } = told(parts, { before: standingOf(undefined), keys, outcome: new Outcome(), forgotten: 0 });
  const due = dueMs === undefined ? {} : { dueMs };
  return {
    state: keys.length === 0 ? undefined : new SequenceLogs(keys),
    ...due,
    arms,
    rest: rest.length === 0 ? undefined : new SequenceLogs(rest),
  };
}

function heldIn({ program, fresh }: Parts, { keys }: SequenceState): readonly Arming[] {
  return keys.flatMap(({ log }) => armsBetween(program, fresh, log));
}

interface Telling {
  readonly before: Standing;
  readonly keys: readonly KeyedLog[];
  readonly outcome: Outcome;
  readonly forgotten: number;
}

function told(parts: Parts, { before, keys, outcome, forgotten }: Telling): Reaction<Kept> {
  const { program } = parts;
  if (keys === before.keys && !outcome.hasTold) return { state: before.stored, ...quiet, ...dueOf(keys) };
  const overflow = overflowOf(keys) - overflowOf(before.keys);
  return {
    state: keys.length === 0 ? undefined : new SequenceLogs(keys),
    findings: [
      ...distinct(program, outcome.late).map((match) => findingOf(program, match, true)),
      ...distinct(program, outcome.found).map((match) => findingOf(program, match, false)),
    ],
    arms: armsOf(parts, before.keys, keys),
    overflow: Math.max(0, overflow) + outcome.dropped + forgotten,
    ...(outcome.withdrawn.length === 0
      ? {}
      : { withdrawn: distinct(program, outcome.withdrawn).map((match) => findingOf(program, match, false)) }),
    ...(outcome.steps === 0 ? {} : { steps: outcome.steps }),
    ...(outcome.placed + outcome.missed === 0 ? {} : { late: { placed: outcome.placed, missed: outcome.missed } }),
    ...dueOf(keys),
  };
}

const quiet = { findings: [], arms: [], overflow: 0 };

function armsOf({ program, fresh }: Parts, before: readonly KeyedLog[], after: readonly KeyedLog[]): readonly Arming[] {
  if (program.armed < 0) return [];
  const logOf = (list: readonly KeyedLog[], key: string) => list.find((known) => known.key === key)?.log ?? fresh;
  const names = new Set([...before, ...after].map(({ key }) => key));
  return [...names].flatMap((key) => armsBetween(program, logOf(before, key), logOf(after, key)));
}

function dueOf(keys: readonly KeyedLog[]): { readonly dueMs?: number } {
  const dueMs = nextDueMs(keys);
  return dueMs === undefined ? {} : { dueMs };
}

/** Where agents are kept apart, an event that tells none belongs to all of them: what it ends in each is one match. */
function distinct(program: Program, matches: readonly Match[]): readonly Match[] {
  if (matches.length < 2) return matches;
  return [...new Map(matches.map((match) => [endingOf(program, match).sign, match])).values()];
}

function overflowOf(keys: readonly KeyedLog[]): number {
  return keys.reduce((sum, { log }) => sum + log.head.aside.overflow, 0);
}
