import type { Detector } from '../../detectors/contract.ts';
import { ShearpinError } from '../../schemas/errors.ts';
import { emptyGraph, type GraphState } from './graph/graph-state.ts';
import type { SourceMark } from './source-marks.ts';

/** State of one detector in one session. */
export interface DetectorSlot {
  readonly id: string;
  readonly version: string;
  readonly state: unknown;
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
  /** Append time of the record that made the first finding. */
  readonly createdMs: number;
  readonly commands: readonly string[];
  /** Calls of the newest findings, by which one of a later round is known not to be another. */
  readonly found?: readonly FoundCall[];
}

export interface FoundCall {
  readonly call: string;
  readonly isCertain: boolean;
}

/** A command that gateways may hold: an arm by its partial, an open with none. */
export interface LiveCommand {
  readonly detector: string;
  readonly partial: string;
  readonly id: string;
  readonly expiresAt: number;
}

/** Everything that is known of one session. Plain data, bounded in every part. */
export interface SessionState {
  readonly format: 1;
  readonly tenant: string;
  readonly session: string;
  /** Highest event time, clamped; time moves by records only. */
  readonly clockMs: number;
  readonly sources: readonly SourceMark[];
  readonly graph: GraphState;
  readonly detectors: readonly DetectorSlot[];
  readonly chains: readonly Chain[];
  readonly live: readonly LiveCommand[];
}

export const stateFormat = 1;
export const chainsMax = 64;
export const liveMax = 64;
export const chainCommandsMax = 16;
export const foundMax = 16;

export function newState({ tenant, session }: Pick<SessionState, 'tenant' | 'session'>): SessionState {
  return {
    format: stateFormat,
    tenant,
    session,
    clockMs: 0,
    sources: [],
    graph: emptyGraph,
    detectors: [],
    chains: [],
    live: [],
  };
}

/** Throws E_STATE_FORMAT for state that another version wrote: it is kept untouched, never reset. */
export function checkFormat(state: SessionState): SessionState {
  const { format } = state as { readonly format: unknown };
  if (format === stateFormat) return state;
  throw new ShearpinError(
    'E_STATE_FORMAT',
    `Session state has format ${String(format)}; this version reads ${String(stateFormat)}.`,
  );
}

/** What the detector kept; a state that another version of the detector made is not handed to it. */
export function slotState(state: SessionState, { metadata }: Detector): unknown {
  const slot = state.detectors.find(({ id }) => id === metadata.id);
  return slot?.version === metadata.version ? slot.state : undefined;
}

/** Slots of detectors that are not run stay as they are. */
export function withSlot(state: SessionState, { metadata }: Detector, kept: unknown): SessionState {
  const slot = { id: metadata.id, version: metadata.version, state: kept };
  const at = state.detectors.findIndex(({ id }) => id === metadata.id);
  const detectors = at < 0 ? [...state.detectors, slot] : state.detectors.with(at, slot);
  return { ...state, detectors };
}
