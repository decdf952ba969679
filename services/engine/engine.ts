/**
 * Turns the events of one session into alerts and commands.
 *
 * 1. A pure function of state and record: no clock, no I/O, no randomness. The same records give the same bytes.
 * 2. The state that is handed in is never changed; the one that is returned is plain data and bounded in every part.
 * 3. An event that was seen before, by its gateway's numbering, changes nothing.
 * 4. A detector that throws loses this event and nothing else; the others go on.
 */
import type { Detector, DetectorEvent, Finding, Reaction, SessionView } from '../../detectors/contract.ts';
import { ShearpinError } from '../../schemas/errors.ts';
import type {
  Alert,
  Approval,
  CallCompleted,
  CallRequested,
  Command,
  Discovery,
  Notification,
} from '../../schemas/generated/types.ts';
import { buildAlert } from './alert/alert.ts';
import { dropClosed, foldFinding, isToldBefore, withCommands } from './chains.ts';
import { CommandBatch, type Position } from './commands.ts';
import { addEnd, addRequest } from './graph/call-graph.ts';
import type { GraphState } from './graph/graph-state.ts';
import { modeOf, type Mode, type Modes } from './modes.ts';
import { markSeen } from './source-marks.ts';
import { checkFormat, newState, slotState, withSlot, type Chain, type SessionState } from './state.ts';

export interface EngineSettings {
  /** How far an event's time may be ahead of the log's, and clocks of gateways apart. */
  readonly skewMs: number;
  /** Added to an arm's life beyond the chain's own deadline. */
  readonly armToleranceMs: number;
}

export const engineDefaults: EngineSettings = { skewMs: 30_000, armToleranceMs: 60_000 };

export interface EngineOptions {
  readonly detectors: readonly Detector[];
  readonly writer: string;
  readonly deployment: string;
  readonly settings?: Partial<EngineSettings>;
  readonly modes?: Modes;
}

/** An event of a session, with its CloudEvents type. */
export type EngineInput = { readonly position: Position } & (
  | { readonly type: 'shearpin.call.requested.v1'; readonly data: CallRequested }
  | { readonly type: 'shearpin.call.completed.v1'; readonly data: CallCompleted }
  | { readonly type: 'shearpin.notification.v1'; readonly data: Notification }
  | { readonly type: 'shearpin.approval.v1'; readonly data: Approval }
  | { readonly type: 'shearpin.discovery.v1'; readonly data: Discovery }
);

export type EngineOutput =
  { readonly kind: 'alert'; readonly alert: Alert } | { readonly kind: 'command'; readonly command: Command };

/** What happened besides the outputs, for metrics; it is no part of the state. */
export interface EngineCounts {
  readonly duplicates: number;
  /** Event numbers of a gateway that were leapt over, and that came later after all. */
  readonly gaps: number;
  readonly late: number;
  /** Partial matches and samples that did not fit, by detector id. */
  readonly overflow: Readonly<Record<string, number>>;
  /** Detectors that threw, by id, with what they threw. */
  readonly quarantined: Readonly<Record<string, unknown>>;
}

export interface EngineResult {
  readonly state: SessionState;
  readonly outputs: readonly EngineOutput[];
  readonly counts: EngineCounts;
}

export interface Engine {
  readonly deployment: string;
  process(state: SessionState | undefined, input: EngineInput): EngineResult;
}

interface Parts {
  readonly detectors: readonly Detector[];
  readonly modes: Modes;
  readonly writer: string;
  readonly settings: EngineSettings;
}

function checkModes(detectors: readonly Detector[], modes: Modes): void {
  const ids = new Set(detectors.map(({ metadata }) => metadata.id));
  const unknown = Object.keys(modes).filter((id) => !ids.has(id));
  if (unknown.length === 0) return;
  const known = [...ids].join(', ');
  throw new ShearpinError(
    'E_CONFIG',
    `Modes name detectors that do not exist: ${unknown.join(', ')}. There are: ${known}.`,
  );
}

/** Throws E_CONFIG when a mode is set for a detector that is not there. */
export function createEngine(options: EngineOptions): Engine {
  const { detectors, writer, deployment, modes = {} } = options;
  checkModes(detectors, modes);
  const parts: Parts = { detectors, modes, writer, settings: { ...engineDefaults, ...options.settings } };
  return { deployment, process: (state, input) => processRecord(parts, state, input) };
}

const nothingCounted: EngineCounts = { duplicates: 0, gaps: 0, late: 0, overflow: {}, quarantined: {} };

function processRecord(parts: Parts, given: SessionState | undefined, input: EngineInput): EngineResult {
  const { data, position } = input;
  const state = checkFormat(given ?? newState({ tenant: data.tenant, session: data.session.key }));
  // An event from the future ends no window before its time.
  const timeMs = Math.min(data.timeMs, position.appendTimeMs + parts.settings.skewMs);
  const { id, boot, seq } = data.gateway;
  const marked = markSeen(state.sources, { id, boot, seq, timeMs });
  if (marked.isDuplicate) return { state, outputs: [], counts: { ...nothingCounted, duplicates: 1 } };
  const clockMs = Math.max(state.clockMs, timeMs);
  const seen: SessionState = { ...state, clockMs, sources: marked.marks };
  const counts = { ...nothingCounted, gaps: marked.leapt, late: marked.isLate ? 1 : 0 };
  const event = toDetectorEvent(seen, input, timeMs);
  return judge(parts, { state: seen, event, position, counts });
}

function toDetectorEvent(state: SessionState, input: EngineInput, timeMs: number): DetectorEvent {
  switch (input.type) {
    case 'shearpin.call.requested.v1':
      return { kind: 'requested', timeMs, data: input.data };
    case 'shearpin.call.completed.v1':
      return toEnd(state, input.data, timeMs);
    case 'shearpin.approval.v1':
      return { kind: 'approval', timeMs, data: input.data };
    case 'shearpin.notification.v1':
      return { kind: 'notification', timeMs, data: input.data };
    case 'shearpin.discovery.v1':
      return { kind: 'discovery', timeMs, data: input.data };
  }
}

function toEnd(state: SessionState, data: CallCompleted, timeMs: number): DetectorEvent {
  const node = state.graph.calls.find(({ call }) => call === data.call);
  const asked = data.requestedAtMs === undefined ? {} : { requestedAtMs: Math.min(data.requestedAtMs, timeMs) };
  return { kind: 'completed', timeMs, data, ...asked, isRequestKnown: node?.isRequestKnown ?? false };
}

interface Judged {
  readonly state: SessionState;
  readonly event: DetectorEvent;
  readonly position: Position;
  readonly counts: EngineCounts;
}

interface Verdicts {
  readonly state: SessionState;
  readonly reactions: readonly {
    readonly detector: Detector;
    readonly mode: Mode;
    readonly reaction: Reaction<unknown>;
  }[];
  readonly counts: EngineCounts;
}

/** Puts the event to every detector that is on. */
function ask({ detectors, modes, settings }: Parts, { state: before, event, counts: counted }: Judged): Verdicts {
  const view: SessionView = {
    tenant: before.tenant,
    session: before.session,
    clockMs: before.clockMs,
    skewMs: settings.skewMs,
    calls: before.graph.calls,
  };
  let state = before;
  let counts = counted;
  const reactions: Verdicts['reactions'][number][] = [];
  for (const detector of detectors) {
    const { id } = detector.metadata;
    const mode = modeOf(detector.metadata, modes);
    if (mode === 'off') continue;
    try {
      const reaction = detector.react(slotState(before, detector), event, view);
      state = withSlot(state, detector, reaction.state);
      reactions.push({ detector, mode, reaction });
      if (reaction.overflow > 0) counts = { ...counts, overflow: { ...counts.overflow, [id]: reaction.overflow } };
    } catch (error) {
      counts = { ...counts, quarantined: { ...counts.quarantined, [id]: error } };
    }
  }
  return { state, reactions, counts };
}

function growGraph(graph: GraphState, event: DetectorEvent): GraphState {
  switch (event.kind) {
    case 'requested':
      return addRequest(graph, event.data, event.timeMs);
    case 'completed':
      return addEnd(graph, event.data, event.timeMs);
    default:
      return graph;
  }
}

function judge(parts: Parts, judged: Judged): EngineResult {
  const { event, position } = judged;
  const { state: asked, reactions, counts } = ask(parts, judged);
  const { tenant, session } = asked;
  const graph = growGraph(asked.graph, event);
  const { armToleranceMs: toleranceMs, skewMs } = parts.settings;
  const batch = new CommandBatch(
    { writer: parts.writer, position, tenant, session, timeMs: event.timeMs, toleranceMs },
    asked,
  );
  let chains = dropClosed(asked.chains, asked.clockMs - skewMs);
  const alerts: Alert[] = [];
  for (const { detector, mode, reaction } of reactions) {
    const { metadata } = detector;
    if (mode === 'enforce') command(batch, detector, reaction);
    for (const finding of reaction.findings) {
      if (isLaterRound(event) && isToldBefore(chains, { metadata, finding })) continue;
      const key = `${tenant}:${session}`;
      const folded = foldFinding(chains, { metadata, finding, key, createdMs: position.appendTimeMs });
      if (mode === 'enforce') respond(batch, { detector, finding, chain: folded.chain });
      chains = withCommands(folded.chains, folded.chain, batch.idsOf(metadata.id, finding.chain));
      const chain = chains.at(-1) ?? folded.chain;
      alerts.push(buildAlert({ metadata, mode, finding, chain, event, graph, tenant }));
    }
  }
  const state: SessionState = { ...asked, graph, chains, live: batch.live };
  return { state, outputs: [...commandOutputs(batch), ...alertOutputs(alerts)], counts };
}

function isLaterRound(event: DetectorEvent): boolean {
  return event.kind === 'requested' && event.data.round !== undefined;
}

function command(batch: CommandBatch, { metadata }: Detector, reaction: Reaction<unknown>): void {
  for (const arming of reaction.arms) {
    if (arming.action === 'arm') batch.arm(metadata, arming);
    else batch.disarm(metadata, arming.partial);
  }
}

interface Responding {
  readonly detector: Detector;
  readonly finding: Finding;
  readonly chain: Chain;
}

/** A breaker is not opened on a guess: `perhaps` has refused or held the one call, and alerts. */
function respond(batch: CommandBatch, { detector, finding, chain }: Responding): void {
  if (finding.certainty === 'perhaps') return;
  batch.open(detector.metadata, { alert: chain.uid, text: finding.text });
}

/** Commands go out first: what refuses the next call is worth more than what tells of this one. */
function commandOutputs(batch: CommandBatch): readonly EngineOutput[] {
  return batch.commands.map((made) => ({ kind: 'command', command: made }));
}

function alertOutputs(alerts: readonly Alert[]): readonly EngineOutput[] {
  return alerts.map((alert) => ({ kind: 'alert', alert }));
}
