/**
 * Turns the events of one session into alerts and commands.
 *
 * 1. Rule 4 (determinism): a pure function of state, record and the rules in force: no clock, no I/O, no randomness. The same records give
 *    the same bytes.
 * 2. The state that is handed in is never changed; the one that is returned is plain data and bounded in every part.
 * 3. An event that was seen before, by its gateway's numbering, changes nothing.
 * 4. A detector that throws loses this event and nothing else; the others go on.
 * 5. Time passes by records only: a deadline is met at the position of the record that moved the watermark.
 */
import type { RiskLevel } from '../../schemas/generated/types.ts';
import { toDetectorEvent } from './detector-event.ts';
import { growGraph, placeOf } from './graph/call-graph.ts';
import type { EngineInput, JudgedInput, NoteInput, TimeInput } from './input.ts';
import type { Position } from './position.ts';
import { askDetectors, type AskDeps, type Question, type Tally } from './rules/ask.ts';
import type { Reach } from './rules/reach.ts';
import { RuleBook, type RuleSet } from './rules/rule-book.ts';
import { dueOf } from './rules/slots.ts';
import { endSession, goOn } from './session-end.ts';
import { type Marked, markSeen } from './source-marks.ts';
import { newState, type SessionOrigin, type SessionState } from './state.ts';
import { readState } from './read-state.ts';
import { isCovered, passCovered, takeSnapshot } from './wide/baselines.ts';
import { admitNote, noteOf } from './wide/notes.ts';
import { admitSignal, signalOf, type SignalOutput } from './wide/entity-record.ts';
import { renewalDueOf, renewalsOf } from './wide/renewals.ts';
import { keptAfter, withRequest } from './requests.ts';
import { deliver, type EngineOutput, type EngineSettings, type VerdictDeps } from './verdicts.ts';

export type { EngineOutput, EngineSettings } from './verdicts.ts';

export const engineDefaults: EngineSettings = {
  skewMs: 30_000,
  armToleranceMs: 60_000,
  snapshotMs: 3_600_000,
};

export interface EngineOptions extends Omit<RuleSet, 'modes'>, Partial<Pick<RuleSet, 'modes'>> {
  readonly writer: string;
  /** Who commands over several sessions; absent: detectors that look at them arm nothing. */
  readonly wideWriter?: string | undefined;
  readonly deployment: string;
  readonly settings?: Partial<EngineSettings>;
  /** Milliseconds of a clock that only metrics read; without it no time is measured. */
  readonly elapsed?: () => number;
}

/** What happened besides the outputs, for metrics; it is no part of the state. */
export interface EngineCounts {
  readonly duplicates: number;
  /** Event numbers of a gateway that were leapt over, and that came later after all. */
  readonly gaps: number;
  readonly late: number;
  /** Sessions that their gateway ended, and events that came after. */
  readonly ended: number;
  readonly afterEnd: number;
  /** Of the gateway's boot in this session, when numbers were leapt over or came late: how many are missing. */
  readonly hole?: { readonly gateway: string; readonly boot: string; readonly missing: number };
  readonly tallies: readonly Tally[];
  /** Levels of risk that findings, or their withdrawal, led to. */
  readonly risks: readonly RiskLevel[];
}

export interface EngineResult {
  readonly state: SessionState;
  readonly outputs: readonly EngineOutput[];
  /** The event is to be told on, to the entities that it belongs to beside its session. */
  readonly signal?: SignalOutput;
  readonly counts: EngineCounts;
}

export interface Engine {
  readonly deployment: string;
  /** The longest time that a chain over several sessions may span; 0 when no detector looks for one. */
  readonly wideWindowMs: number;
  process(state: SessionState | undefined, input: EngineInput): EngineResult;
  /** Another entity of the tenant, or the tenant, tells something. */
  hear(state: SessionState | undefined, input: NoteInput): EngineResult;
  /** Nothing of the session that is earlier than the watermark comes any more. */
  advance(state: SessionState, input: TimeInput): EngineResult;
  /** Event time at which the session wants `advance`; undefined: at none. */
  dueOf(state: SessionState): number | undefined;
  /** How far back the beginning of what is found can lie. */
  windowMs(): number;
  /** The detector of one session, or of several, that looks back furthest. */
  reach(scope: 'session' | 'wide'): Reach | undefined;
  /** Names the rules in force: another name for other rules. */
  rulesName(): string;
  /** The engine as it judges by rules that are or were in force, whatever is used later; undefined when it has not them. */
  under(rulesName: string): Engine | undefined;
  /** Can judge by rules that were in force elsewhere under this name; nothing when they are not the rules of that name. */
  learn(rulesName: string, rules: RuleSet): void;
  /** Puts other rules in force, whole. Throws E_CONFIG as createEngine does; then nothing has changed. */
  use(rules: RuleSet): void;
}

type Parts = VerdictDeps & AskDeps;

/** Throws E_CONFIG when a mode is set for a detector that is not there. */
export function createEngine(options: EngineOptions): Engine {
  const { detectors, writer, wideWriter, deployment, modes = {}, elapsed = () => 0 } = options;
  const settings = { ...engineDefaults, ...options.settings };
  const shared = { writer, wideWriter, settings, skewMs: settings.skewMs, elapsed };
  return engineOver(new RuleBook({ detectors, modes }), { deployment, shared });
}

function engineOver(
  rules: RuleBook,
  { deployment, shared }: { readonly deployment: string; readonly shared: Omit<Parts, 'rules'> },
): Engine {
  const parts: Parts = { ...shared, rules };
  const bound = new Map<string, Engine>();
  return {
    deployment,
    get wideWindowMs() {
      return rules.wideReach?.windowMs ?? 0;
    },
    process: (state, input) =>
      input.signal === undefined ? processRecord(parts, state, input) : processSignal(parts, state, input),
    hear: (state, input) => hearNote(parts, state, input),
    advance: (state, input) => advanceTime(parts, readState(state), input),
    dueOf: (state) => earliest(dueOf(state), renewalDueOf(state)),
    windowMs: () => rules.reach?.windowMs ?? 0,
    reach: (scope) => (scope === 'wide' ? rules.wideReach : rules.reach),
    rulesName: () => rules.name,
    under(name) {
      const known = bound.get(name);
      if (known !== undefined) return known;
      const found = rules.under(name);
      if (found === undefined) return undefined;
      const engine = engineOver(found, { deployment, shared });
      bound.set(name, engine);
      return engine;
    },
    learn: (name, learnt) => rules.learn(name, learnt),
    use: (next) => rules.replace(next),
  };
}

const nothingCounted: EngineCounts = {
  duplicates: 0,
  gaps: 0,
  late: 0,
  ended: 0,
  afterEnd: 0,
  tallies: [],
  risks: [],
};

function processRecord(parts: Parts, given: SessionState | undefined, input: EngineInput): EngineResult {
  const { data, position } = input;
  const state = readState(given ?? newState({ tenant: data.tenant, session: data.session.key }));
  // An event from the future ends no window before its time.
  const clampedMs = Math.min(data.timeMs, position.appendTimeMs + parts.settings.skewMs);
  const { id, boot, seq } = data.gateway;
  const marked = markSeen(state.sources, { id, boot, seq, timeMs: clampedMs });
  if (marked.isDuplicate) return { state, outputs: [], counts: { ...nothingCounted, duplicates: 1 } };
  const { timeMs } = marked;
  const clockMs = Math.max(state.clockMs, timeMs);
  const seen: SessionState = { ...state, origin: originOf(state, data), clockMs, sources: marked.marks };
  const holes = holesOf(marked, { gateway: id, boot });
  if (input.type === 'shearpin.session.ended.v1') {
    return { state: endSession(seen, timeMs), outputs: [], counts: { ...nothingCounted, ...holes, ended: 1 } };
  }
  const live = goOn(seen, timeMs);
  const event = withRequest(live.state, toDetectorEvent(input, timeMs, isRequestKnown(seen, input)));
  const judged = judge(parts, { state: live.state, question: { kind: 'event', event }, position, timeMs });
  const counts = { ...judged.counts, ...holes, afterEnd: live.isAfterEnd ? 1 : 0 };
  const signal = signalOf(event, parts.rules.kindsTaking(event));
  return { ...judged, counts, ...(signal === undefined ? {} : { signal }) };
}

/** The event was judged in its session; here it is one of many of an entity, each told once. */
function processSignal(parts: Parts, given: SessionState | undefined, input: EngineInput): EngineResult {
  const { data, position, signal } = input;
  if (signal === undefined) return processRecord(parts, given, input);
  if (input.type === 'shearpin.session.ended.v1') throw new RangeError('The end of a session is told to no entity.');
  const before = given === undefined ? undefined : passCovered(readState(given), position);
  const { state, isDuplicate } = admitSignal(before, { tenant: data.tenant, session: data.session }, signal);
  if (isDuplicate) return { state, outputs: [], counts: { ...nothingCounted, duplicates: 1 } };
  const { timeMs, isRequestKnown } = signal;
  const event = toDetectorEvent(input, timeMs, isRequestKnown);
  return judge(parts, { state, question: { kind: 'event', event }, position, timeMs });
}

function hearNote(parts: Parts, given: SessionState | undefined, { position, note }: NoteInput): EngineResult {
  const before = given === undefined ? undefined : passCovered(readState(given), position);
  const state = admitNote(before, note);
  return judge(parts, { state, question: { kind: 'note', note }, position, timeMs: note.timeMs });
}

function earliest(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || (other !== undefined && other < one) ? other : one;
}

function holesOf(
  { leapt, isLate, marks }: Marked,
  { gateway, boot }: { readonly gateway: string; readonly boot: string },
): Pick<EngineCounts, 'gaps' | 'late' | 'hole'> {
  const counted = { gaps: leapt, late: isLate ? 1 : 0 };
  if (leapt === 0 && !isLate) return counted;
  const missing = marks.find((mark) => mark.gateway === gateway && mark.boot === boot)?.missing ?? 0;
  return { ...counted, hole: { gateway, boot, missing } };
}

function originOf({ origin }: SessionState, { session: { method, confidence } }: EngineInput['data']): SessionOrigin {
  return origin?.method === method && origin.confidence === confidence ? origin : { method, confidence };
}

function advanceTime(
  parts: Parts,
  state: SessionState,
  { position, watermarkMs, isUnwatched }: TimeInput,
): EngineResult {
  const question = { kind: 'time' as const, watermarkMs, isUnwatched };
  return judge(parts, { state, question, position, timeMs: watermarkMs });
}

function isRequestKnown({ graph }: SessionState, { type, data }: JudgedInput): boolean {
  if (type !== 'shearpin.call.completed.v1') return false;
  return graph.calls[placeOf(graph, data.call)]?.isRequestKnown ?? false;
}

/** The graph is a session's: over several of them calls have no order of their own. */
function grow(state: SessionState, question: Question): SessionState {
  if (state.entity !== undefined || question.kind !== 'event') return state;
  const { event } = question;
  return { ...state, graph: growGraph(state.graph, event), requests: keptAfter(state.requests, event) };
}

interface Judged {
  readonly state: SessionState;
  readonly question: Question;
  readonly position: Position;
  readonly timeMs: number;
}

function judge(parts: Parts, { state: before, question, position, timeMs }: Judged): EngineResult {
  const isLearned = isCovered(before, position);
  const asked = askDetectors(parts, before, { ...question, isLearned });
  const { slots: detectors, reacted, troubles, tallies } = asked;
  const state: SessionState = { ...grow(before, question), detectors };
  const renewed = question.kind === 'time' ? renewalsOf(parts.rules, state, timeMs) : [];
  const { risks, outputs, ...delivered } = deliver(parts, {
    state,
    reacted: [...reacted, ...renewed],
    troubles,
    position,
    timeMs,
    isLaterRound: isLaterRound(question),
    isDeadline: question.kind === 'time',
  });
  const counts = { ...nothingCounted, tallies, risks };
  const { entity } = before;
  if (entity === undefined) return { ...delivered, outputs, counts };
  const notes = asked.tellings.map((telling): EngineOutput => {
    return { kind: 'note', note: noteOf(telling, { tenant: before.tenant, entity, timeMs }) };
  });
  const { snapshotMs } = parts.settings;
  const { state: kept, baseline } = takeSnapshot(delivered.state, { rules: parts.rules, position, snapshotMs });
  const baselines: readonly EngineOutput[] = baseline === undefined ? [] : [{ kind: 'baseline', baseline }];
  return { state: kept, outputs: [...outputs, ...notes, ...baselines], counts };
}

function isLaterRound(question: Question): boolean {
  return question.kind === 'event' && question.event.kind === 'requested' && question.event.data.round !== undefined;
}
