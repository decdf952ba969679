/** What an event is to an entity that several sessions belong to, and what its owner makes of it. */
import type { DetectorEvent, EntityKind } from '../../../detectors/contract.ts';
import { entityIdOf } from '../../../detectors/kit/dispatch/entity.ts';
import { entityLabel, type EntityName } from '../../../schemas/events/record-key.ts';
import { readState } from '../read-state.ts';
import { newState, type SessionState } from '../state.ts';
import { markSignal, type SignalSource } from './signal-marks.ts';

/** What the session knew of an event when it was told on. */
export interface SignalFacts {
  /** Clamped, and in the order of its gateway. */
  readonly timeMs: number;
  /** Of the end of a call: whether its request came. */
  readonly isRequestKnown: boolean;
}

/** An event that detectors over several sessions can take, to be told to each of these entities. */
export interface SignalOutput extends SignalFacts {
  readonly kinds: readonly EntityKind[];
}

/** One event as one entity hears of it. */
export interface Signal extends SignalFacts {
  readonly entity: EntityName;
  readonly source: SignalSource;
}

/** The entities that an event is told to. */
export function entitiesOf(data: DetectorEvent['data'], kinds: readonly EntityKind[]): readonly EntityName[] {
  return kinds.flatMap((kind) => {
    const id = entityIdOf(kind, data);
    return id === undefined ? [] : [{ kind, id }];
  });
}

/** Undefined where no detector takes the event, or it tells none of the entities that one looks at. */
export function signalOf(event: DetectorEvent, kinds: readonly EntityKind[]): SignalOutput | undefined {
  const told = kinds.filter((kind) => entityIdOf(kind, event.data) !== undefined);
  if (told.length === 0) return undefined;
  return { kinds: told, timeMs: event.timeMs, isRequestKnown: event.kind === 'completed' && event.isRequestKnown };
}

/** The state of the entity with this event counted; undefined when it was counted before. */
export function admitSignal(
  given: SessionState | undefined,
  { tenant, session }: { readonly tenant: string; readonly session: DetectorEvent['data']['session'] },
  { entity, source, timeMs }: Signal,
): { readonly state: SessionState; readonly isDuplicate: boolean } {
  const state = readState(given ?? { ...newState({ tenant, session: entityLabel(entity) }), entity });
  const signals = markSignal(state.signals ?? [], source);
  if (signals === undefined) return { state, isDuplicate: true };
  const { key, method, confidence } = session;
  const clockMs = Math.max(state.clockMs, timeMs);
  return { state: { ...state, origin: { key, method, confidence }, clockMs, signals }, isDuplicate: false };
}
