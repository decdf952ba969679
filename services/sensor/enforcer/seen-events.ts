/**
 * What a gateway saw of sessions itself, for conditions that ask what did not happen, or which call came last.
 *
 * 1. Bounded in sessions, in events of each and in bytes; what is forgotten frees no call, so that a flood widens
 *    conditions and never narrows them.
 * 2. Approvals, notifications and calls make room for their own kind only: a server that floods the one does not push
 *    out the other.
 */
import type { Seen, SeenEvent, SeenTurn } from '../../../detectors/kit/remainder.ts';
import { nothingSeen } from '../../../detectors/kit/remainder.ts';
import type { EventData } from '../../../schemas/generated/fields.ts';
import type {
  Approval,
  CallCompleted,
  CallRequested,
  Discovery,
  Notification,
} from '../../../schemas/generated/types.ts';
import { eventTypes, type EventType } from '../../../schemas/topics.ts';

/** An event as it is told. */
export interface ToldEvent {
  readonly type: EventType;
  readonly data: object;
}

type SessionEvent = CallRequested | CallCompleted | Approval | Notification | Discovery;
type Kind = SeenEvent['kind'];

interface Kept extends SeenEvent {
  readonly bytes: number;
}

interface SessionRing {
  readonly events: Map<Kind, Kept[]>;
  readonly turns: Map<string, SeenTurn>;
  bytes: number;
}

export interface SeenLimits {
  readonly sessionsMax: number;
  readonly bytesMax: number;
}

export const seenLimits: SeenLimits = { sessionsMax: 8192, bytesMax: 16_777_216 };
const kindsMax: Readonly<Record<Kind, number>> = {
  requested: 64,
  completed: 64,
  approval: 32,
  notification: 8,
  discovery: 8,
};
const agentsMax = 16;
const kinds = new Map<string, Kind>([
  [eventTypes.callRequested, 'requested'],
  [eventTypes.callCompleted, 'completed'],
  [eventTypes.approval, 'approval'],
  [eventTypes.notification, 'notification'],
  [eventTypes.discovery, 'discovery'],
]);

export class SeenEvents {
  readonly #limits: SeenLimits;
  readonly #onForgotten: (count: number) => void;
  /** Those that were heard of longest ago stand first. */
  readonly #sessions = new Map<string, SessionRing>();
  #bytes = 0;

  constructor(limits: SeenLimits, onForgotten: (count: number) => void) {
    this.#limits = limits;
    this.#onForgotten = onForgotten;
  }

  get bytes(): number {
    return this.#bytes;
  }

  note({ type, data }: ToldEvent): void {
    const kind = kinds.get(type);
    if (kind === undefined) return;
    const event = data as SessionEvent;
    const { key } = event.session;
    const ring = this.#sessions.get(key) ?? { events: new Map(), turns: new Map(), bytes: 0 };
    this.#sessions.delete(key);
    this.#sessions.set(key, ring);
    this.#keep(ring, keptOf(kind, event));
    if (kind === 'requested') noteTurn(ring, event as CallRequested);
    this.#makeRoom();
  }

  of(session: string): Seen {
    const ring = this.#sessions.get(session);
    if (ring === undefined) return nothingSeen;
    return { events: [...ring.events.values()].flat(), turnOf: (agent) => ring.turns.get(agent) };
  }

  #keep(ring: SessionRing, kept: Kept): void {
    const events = ring.events.get(kept.kind) ?? [];
    ring.events.set(kept.kind, events);
    events.push(kept);
    this.#grow(ring, kept.bytes);
    if (events.length <= kindsMax[kept.kind]) return;
    this.#grow(ring, -(events.shift()?.bytes ?? 0));
    this.#onForgotten(1);
  }

  #grow(ring: SessionRing, bytes: number): void {
    ring.bytes += bytes;
    this.#bytes += bytes;
  }

  #makeRoom(): void {
    for (const [key, { bytes, events }] of this.#sessions) {
      if (this.#sessions.size <= this.#limits.sessionsMax && this.#bytes <= this.#limits.bytesMax) return;
      this.#sessions.delete(key);
      this.#bytes -= bytes;
      this.#onForgotten([...events.values()].reduce((sum, { length }) => sum + length, 0));
    }
  }
}

function keptOf(kind: Kind, event: SessionEvent): Kept {
  const { timeMs, gateway, id } = event;
  return { kind, place: { timeMs, seq: gateway.seq, event: id }, data: event, bytes: sizeOf(event) };
}

function noteTurn({ turns }: SessionRing, { agent, call, round, timeMs, gateway, id }: CallRequested): void {
  // A later round of a call is no further call.
  if (round !== undefined) return;
  turns.delete(agent.id);
  turns.set(agent.id, { call, place: { timeMs, seq: gateway.seq, event: id } });
  const [oldest] = turns.keys();
  if (turns.size > agentsMax && oldest !== undefined) turns.delete(oldest);
}

const eventBytes = 1024;
const valueBytes = 96;
const fieldBytes = 160;

/** About what an event takes in memory. */
function sizeOf(event: SessionEvent): number {
  const { arguments: sent, result } = event as EventData;
  const values = (sent?.fingerprints.length ?? 0) + (result?.fingerprints.length ?? 0);
  return eventBytes + valueBytes * values + fieldBytes * (sent?.fields.length ?? 0);
}
