/** Builds the events of calls, notifications, holds, discoveries, ends and catalogues, and numbers them. Writing one never throws. */
import type {
  Agent,
  CallCompleted,
  CallRequested,
  Capability,
  CatalogObserved,
  Delegation,
  Discovery,
  Principal,
  Result,
  Server,
  Session,
  SessionEnded,
  Target,
  Token,
  Verdict,
} from '../../../schemas/generated/types.ts';
import { catalogRecordKey, sessionRecordKey } from '../../../schemas/events/record-key.ts';
import { eventTypes } from '../../../schemas/topics.ts';
import { SequenceNumbers } from '../sessions/sequence-numbers.ts';
import type { Clock, SensorEvent, SensorFault } from './ports.ts';

/** What both events of a call tell alike. */
export interface CallFacts {
  readonly call: string;
  readonly session: Session;
  readonly trace?: string;
  readonly principal: Principal;
  readonly delegation?: Delegation;
  readonly token?: Token;
  readonly agent: Agent;
  readonly client?: string;
  readonly server: Server;
  readonly method: string;
  readonly protocol: string;
  readonly target: Target;
  readonly capabilities: readonly Capability[];
}

/** What was sent, and in which round where it was not the first. */
export type RequestContent = Pick<CallRequested, 'arguments' | 'intent' | 'round'>;

export interface CallEnd {
  readonly outcome: CallCompleted['outcome'];
  readonly requestedAtMs: number;
  readonly result?: Result;
  readonly verdict?: Verdict;
}

export interface HoldChange {
  readonly command: string;
  readonly decision: 'asked' | 'granted' | 'denied' | 'expired';
  readonly deadlineMs: number;
}

export type CatalogFacts = Pick<
  CatalogObserved,
  'server' | 'target' | 'bytes' | 'capabilities' | 'void' | 'labels' | 'parameters'
>;

export type DiscoveryFacts = Pick<
  Discovery,
  'session' | 'principal' | 'server' | 'seen' | 'document' | 'urls' | 'overflow'
>;

export type SessionEndFacts = Pick<SessionEnded, 'session' | 'server' | 'by'>;

export interface NotificationFacts {
  readonly session: Session;
  readonly server: Server;
  readonly direction: 'to-server' | 'to-client';
  readonly method: string;
  readonly bytes: number;
}

export interface EventWriterOptions {
  readonly tenant: string;
  readonly gateway: { readonly id: string; readonly boot: string };
  readonly clock: Clock;
  readonly newId: () => string;
  readonly emit: (event: SensorEvent) => void;
  readonly onFault: (fault: SensorFault) => void;
  readonly sessionsMax?: number;
}

const capabilitiesMax = 16;
const catalogSequence = 'catalog';

export class EventWriter {
  readonly #options: EventWriterOptions;
  readonly #numbers: SequenceNumbers;
  #calls = 0;

  constructor(options: EventWriterOptions) {
    this.#options = options;
    this.#numbers = new SequenceNumbers(options.sessionsMax ?? 100_000);
  }

  /** Calls that were told as requested, each once. */
  get calls(): number {
    return this.#calls;
  }

  requested(facts: CallFacts, content: RequestContent, verdict: Verdict): void {
    if (content.round === undefined) this.#calls++;
    const data = { ...this.#head(facts.session.key), ...callPart(facts), ...content, verdict };
    this.#emit({ type: eventTypes.callRequested, key: this.#key(facts.session), data });
  }

  completed(facts: CallFacts, end: CallEnd): void {
    const head = this.#head(facts.session.key);
    const latencyMs = Math.max(0, head.timeMs - end.requestedAtMs);
    const data = { ...head, ...callPart(facts), ...end, latencyMs };
    this.#emit({ type: eventTypes.callCompleted, key: this.#key(facts.session), data });
  }

  held(facts: CallFacts, change: HoldChange): void {
    const { session, call } = facts;
    const data = { ...this.#head(session.key), session, call, ...change };
    this.#emit({ type: eventTypes.approval, key: this.#key(session), data });
  }

  notification(facts: NotificationFacts): void {
    const data = { ...this.#head(facts.session.key), ...facts };
    this.#emit({ type: eventTypes.notification, key: this.#key(facts.session), data });
  }

  discovered(facts: DiscoveryFacts): void {
    const data = { ...this.#head(facts.session.key), ...facts };
    this.#emit({ type: eventTypes.discovery, key: this.#key(facts.session), data });
  }

  sessionEnded(facts: SessionEndFacts): void {
    const data = { ...this.#head(facts.session.key), ...facts };
    this.#emit({ type: eventTypes.sessionEnded, key: this.#key(facts.session), data });
  }

  catalogObserved(facts: CatalogFacts): void {
    const data = { ...this.#head(catalogSequence), ...facts };
    const { tenant, gateway } = this.#options;
    const key = catalogRecordKey({ tenant, gateway: gateway.id, ...facts });
    this.#emit({ type: eventTypes.catalogObserved, key, data });
  }

  #head(sequence: string) {
    const { tenant, gateway, clock, newId } = this.#options;
    return {
      id: newId(),
      timeMs: clock.nowMs(),
      tenant,
      gateway: { id: gateway.id, boot: gateway.boot, seq: this.#numbers.next(sequence) },
    };
  }

  #key(session: Session): string {
    return sessionRecordKey(this.#options.tenant, session.key);
  }

  #emit(event: SensorEvent): void {
    try {
      this.#options.emit(event);
    } catch (fault) {
      this.#options.onFault({ where: 'emit', fault });
    }
  }
}

function callPart(facts: CallFacts) {
  return { ...facts, capabilities: facts.capabilities.slice(0, capabilitiesMax) };
}
