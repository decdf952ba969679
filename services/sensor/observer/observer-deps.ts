import type { Definitions } from './definitions.ts';
import type { EventWriter } from './event-writer.ts';
import type { OngoingCalls } from './ongoing-calls.ts';
import type {
  CapabilityRules,
  Clock,
  Enforcer,
  Holds,
  Inspector,
  SensorEvent,
  SensorFault,
  Slices,
  Waits,
} from './ports.ts';
import type { SessionResolver } from '../sessions/session-resolver.ts';

export interface ObserverDeps {
  readonly inspector: Inspector;
  readonly capabilities: CapabilityRules;
  readonly enforcer: Enforcer;
  readonly clock: Clock;
  /** A ULID. */
  readonly newId: () => string;
  /** Takes an event at once; a throw is counted, and the event lost. */
  readonly emit: (event: SensorEvent) => void;
  readonly onFault: (fault: SensorFault) => void;
  /** Without it a held call is refused at once. */
  readonly holds?: Holds;
  /** Without it no call waits for what came before it. */
  readonly waits?: Waits;
  /** Without it every message is inspected at once, however long it is. */
  readonly slices?: Slices;
  readonly tenant: string;
  readonly gateway: { readonly id: string; readonly boot: string };
  readonly sessions?: { readonly idleGapMs?: number; readonly basesMax?: number };
}

/** What the connections of one process share. */
export interface SharedState {
  readonly deps: ObserverDeps;
  readonly resolver: SessionResolver;
  readonly definitions: Definitions;
  readonly events: EventWriter;
  readonly ongoing: OngoingCalls;
}
