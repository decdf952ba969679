import { emptyGraph, type GraphState } from './graph/graph-state.ts';
import type { CallRequested } from '../../schemas/generated/types.ts';
import type { EntityName } from '../../schemas/events/record-key.ts';
import type { Position } from './position.ts';
import type { RiskState } from './risk.ts';
import type { SourceMark } from './source-marks.ts';
import type { SignalMark } from './wide/signal-marks.ts';

/** State of one detector in one session. */
export interface DetectorSlot {
  readonly id: string;
  readonly version: string;
  /** Of the detector that made the state; absent where the version stands for it. */
  readonly hash?: string;
  readonly prefixes?: readonly string[];
  readonly state: unknown;
  /** Event time at which the detector is asked again though nothing comes. */
  readonly dueMs?: number;
  /** Up to this event time it is asked only of events that may begin something. */
  readonly idleUntilMs?: number;
  /** How often it threw in this session. */
  readonly faults?: number;
  /** That it holds more than fits was told. */
  readonly isFloodTold?: boolean;
  /** What earlier versions had begun, and end beside this one. */
  readonly former?: readonly FormerSlot[];
}

export interface FormerSlot {
  readonly hash: string;
  readonly state: unknown;
  readonly dueMs?: number;
  /** What began later is the business of the version that came after. */
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** The life of one alert: findings of one chain fold into it. */
export interface Chain {
  readonly detector: string;
  readonly chain: string;
  /** Uid of the alert: the id of the chain's first finding. */
  readonly uid: string;
  readonly revision: number;
  readonly count: number;
  readonly refused: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Event time of the first finding. */
  readonly foundMs: number;
  readonly untilMs: number;
  /** Append time of the record that made the first finding; of an absence its deadline. */
  readonly createdMs: number;
  readonly commands: readonly string[];
  /** Findings that a late event undid. */
  readonly withdrawn?: number;
  /** Of the newest findings: so that one of a later round is known not to be another, and one can be taken back. */
  readonly found?: readonly FoundCall[];
}

export interface FoundCall {
  readonly call: string;
  readonly isCertain: boolean;
  readonly isRefused?: boolean;
}

/** A command that gateways may hold: an arm by its partial, an open with none. */
export interface LiveCommand {
  readonly detector: string;
  readonly partial: string;
  readonly id: string;
  readonly expiresAt: number;
  /** The chain lasts longer than one command may: until then it is sent anew. */
  readonly untilMs?: number;
  /** Hash of the detector that armed it. */
  readonly by?: string;
  /** Alerts for which an open stands. */
  readonly alerts?: readonly string[];
}

/** The request of a call that has not ended, as it came. */
export interface KeptRequest {
  readonly timeMs: number;
  readonly data: CallRequested;
}

/** What an entity began with that was made from a snapshot, until the record up to which that goes was passed. */
export interface Restored {
  readonly covers: Position;
  readonly clockMs: number;
  readonly marks: readonly SignalMark[];
  readonly chains: readonly Chain[];
}

export interface SessionOrigin {
  readonly method: string;
  readonly confidence: number;
  /** Of an entity: the session of its newest event. */
  readonly key?: string;
}

/** Everything that is known of one session, or of one entity over all of its sessions. Plain data, bounded in every part. */
export interface SessionState {
  readonly format: 3;
  readonly tenant: string;
  /** Its key; of an entity what stands for one. */
  readonly session: string;
  /** Absent: this is a session. */
  readonly entity?: EntityName;
  /** Of an entity: how far it is in each source. */
  readonly signals?: readonly SignalMark[];
  /** Of an entity that began with what was learned of it before. */
  readonly restored?: Restored;
  /** Append time of the record at which what was learned of it was last written down. */
  readonly snapshotMs?: number;
  /** How its events are known to belong together. */
  readonly origin?: SessionOrigin;
  /** Highest event time, clamped; time moves by records only. */
  readonly clockMs: number;
  readonly sources: readonly SourceMark[];
  readonly graph: GraphState;
  /** Those that fit: detectors look at them again when their calls end. */
  readonly requests: readonly KeptRequest[];
  readonly detectors: readonly DetectorSlot[];
  readonly chains: readonly Chain[];
  readonly live: readonly LiveCommand[];
  /** When its gateway ended it; absent: it did not, or an event came after. */
  readonly endedMs?: number;
  /** What its findings add up to; absent: nothing was counted. */
  readonly risk?: RiskState;
}

export const stateFormat = 3;
export const chainsMax = 64;
export const liveMax = 64;
export const chainCommandsMax = 16;
export const foundMax = 16;
export const formerMax = 2;

export function newState({ tenant, session }: Pick<SessionState, 'tenant' | 'session'>): SessionState {
  return {
    format: stateFormat,
    tenant,
    session,
    clockMs: 0,
    sources: [],
    graph: emptyGraph,
    requests: [],
    detectors: [],
    chains: [],
    live: [],
  };
}
