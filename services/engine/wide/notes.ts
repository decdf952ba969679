/** What entities of one tenant tell each other, by way of the tenant: it puts together what it is told, and answers. */
import type { Detector, EntityKind, PeerNote, PeerRates, RateReport, Reaction } from '../../../detectors/contract.ts';
import { entityLabel, type EntityName } from '../../../schemas/events/record-key.ts';
import { readState } from '../read-state.ts';
import { newState, type SessionState } from '../state.ts';

/** A note as it is told to one entity. */
export interface Note {
  readonly tenant: string;
  readonly entity: EntityName;
  /** Id of the entity that tells; of the tenant empty. */
  readonly from: string;
  readonly detector: string;
  readonly timeMs: number;
  readonly told:
    { readonly kind: 'report'; readonly report: RateReport } | { readonly kind: 'peers'; readonly peers: PeerRates };
}

const tenantName: EntityName = { kind: 'tenant', id: '' };

/** The state of the entity that is told. */
export function admitNote(given: SessionState | undefined, { tenant, entity, timeMs }: Note): SessionState {
  const state = readState(given ?? { ...newState({ tenant, session: entityLabel(entity) }), entity });
  return { ...state, clockMs: Math.max(state.clockMs, timeMs) };
}

/** The detector that a note is for, if the entity is one that it tells things to. */
export function isFor({ metadata, peers }: Detector, { entity, told }: Note): boolean {
  if (peers === undefined) return false;
  return told.kind === 'report' ? entity.kind === 'tenant' : entity.kind === metadata.scope;
}

export function reactionToNote(detector: Detector, state: unknown, { from, told }: Note): Reaction<unknown> {
  const silent = { findings: [], arms: [], overflow: 0 };
  const { peers } = detector;
  if (peers === undefined) return { ...silent, state };
  if (told.kind === 'report') return { ...silent, ...peers.gather(state, from, told.report) };
  return { ...silent, state: peers.hear(state, told.peers) };
}

/** What a detector of one entity had to tell, and when. */
export interface Telling {
  readonly detector: Detector;
  readonly note: PeerNote;
}

export function noteOf(
  { detector, note }: Telling,
  { tenant, entity, timeMs }: { readonly tenant: string; readonly entity: EntityName; readonly timeMs: number },
): Note {
  const { id, scope = 'tenant' } = detector.metadata;
  const shared = { tenant, detector: id, timeMs };
  if (note.kind === 'report') return { ...shared, entity: tenantName, from: entity.id, told: note };
  const kind: EntityKind = scope;
  return { ...shared, entity: { kind, id: note.to }, from: '', told: { kind: 'peers', peers: note.peers } };
}
