/**
 * What was learned of an entity is kept beside the log, since it comes from more than the log holds.
 *
 * 1. A snapshot holds what was learned up to one record, and is made at a record: at most once in a while, by the log's time.
 * 2. Whoever begins with a snapshot puts the records up to that one to the other detectors alone: theirs is rebuilt from
 *    the log. From the next record on the entity is what it would be if nothing had been lost.
 */
import type { Position } from '../position.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { newState, type Chain, type DetectorSlot, type SessionState } from '../state.ts';
import { entityLabel, type EntityName } from '../../../schemas/events/record-key.ts';
import type { SignalMark } from './signal-marks.ts';

export interface Baseline {
  readonly tenant: string;
  readonly entity: EntityName;
  /** The record up to which it was learned. */
  readonly covers: Position;
  readonly clockMs: number;
  readonly marks: readonly SignalMark[];
  readonly slots: readonly DetectorSlot[];
  /** Alerts of these detectors that are open. */
  readonly chains: readonly Chain[];
}

/** The state that an entity begins with after its state was lost. */
export function restoredState({ tenant, entity, slots, ...restored }: Baseline): SessionState {
  const state = newState({ tenant, session: entityLabel(entity) });
  const { covers, clockMs, marks, chains } = restored;
  return { ...state, entity, detectors: slots, restored: { covers, clockMs, marks, chains } };
}

/** Whether a baseline holds the record already. */
export function isCovered({ restored }: SessionState, { incarnation, partition, offset }: Position): boolean {
  if (restored === undefined) return false;
  const { covers } = restored;
  if (incarnation !== covers.incarnation || partition !== covers.partition) return incarnation < covers.incarnation;
  return BigInt(offset) <= BigInt(covers.offset);
}

/** The first record that the baseline does not hold finds the entity as it was after the last that it does. */
export function passCovered(state: SessionState, position: Position): SessionState {
  const { restored, ...rest } = state;
  if (restored === undefined || isCovered(state, position)) return state;
  const { covers, clockMs, marks, chains } = restored;
  return {
    ...rest,
    clockMs: Math.max(rest.clockMs, clockMs),
    ...(marks.length === 0 ? {} : { signals: marks }),
    chains: [...rest.chains, ...chains],
    snapshotMs: covers.appendTimeMs,
  };
}

/** The newest that is known of the entity's time. */
export function clockOf({ clockMs, restored }: SessionState): number {
  return Math.max(clockMs, restored?.clockMs ?? 0);
}

interface Snapping {
  readonly rules: RuleBook;
  readonly position: Position;
  readonly snapshotMs: number;
}

/** The state after a record, and its snapshot where one is due. */
export function takeSnapshot(
  state: SessionState,
  { rules, position, snapshotMs }: Snapping,
): { readonly state: SessionState; readonly baseline?: Baseline } {
  const { entity, restored } = state;
  if (entity === undefined || restored !== undefined) return { state };
  const slots = state.detectors.filter(
    ({ id, state: kept }) => kept !== undefined && rules.current(id)?.isBaseline === true,
  );
  if (slots.length === 0) return { state };
  const { appendTimeMs } = position;
  const lastMs = state.snapshotMs ?? appendTimeMs;
  const isDue = appendTimeMs - lastMs >= snapshotMs;
  const next = isDue || state.snapshotMs === undefined ? { ...state, snapshotMs: appendTimeMs } : state;
  return isDue ? { state: next, baseline: baselineOf(next, { entity, slots, position }) } : { state: next };
}

interface Parts {
  readonly entity: EntityName;
  readonly slots: readonly DetectorSlot[];
  readonly position: Position;
}

function baselineOf(
  { tenant, clockMs, signals = [], chains }: SessionState,
  { entity, slots, position }: Parts,
): Baseline {
  const ids = new Set(slots.map(({ id }) => id));
  return {
    tenant,
    entity,
    covers: position,
    clockMs,
    marks: signals,
    slots: slots.map(({ id, version, hash, state }) => ({
      id,
      version,
      ...(hash === undefined ? {} : { hash }),
      state,
    })),
    chains: chains.filter(({ detector }) => ids.has(detector)),
  };
}
