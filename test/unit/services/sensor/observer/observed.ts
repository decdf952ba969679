import { createInspector } from '../../../../../services/sensor/inspection/inspector.ts';
import type {
  ClientOutcome,
  Connection,
  ConnectionInfo,
  MessageHints,
} from '../../../../../services/sensor/observer/connection.ts';
import { createObserver, type Observer } from '../../../../../services/sensor/observer/observer.ts';
import type { ObserverDeps } from '../../../../../services/sensor/observer/observer-deps.ts';
import type {
  CapabilityRules,
  EnforcedCall,
  Enforcer,
  EnforcerDecision,
  SensorEvent,
  SensorEventData,
  SensorFault,
} from '../../../../../services/sensor/observer/ports.ts';
import type {
  CallCompleted,
  CallRequested,
  CatalogObserved,
  Notification,
  Verdict,
} from '../../../../../schemas/generated/types.ts';
import {
  validateApproval,
  validateCallCompleted,
  validateCallRequested,
  validateCatalogObserved,
  validateDiscovery,
  validateNotification,
  validateSessionEnded,
} from '../../../../../schemas/generated/validators.js';

export const testKey = Buffer.alloc(32, 7);
export const command = 'c'.repeat(32);

type Decide = (call: EnforcedCall) => EnforcerDecision;

const clear: EnforcerDecision = { verdict: { decision: 'allowed', reason: 'clear' } };
export const refusedByCommand: Verdict = { decision: 'refused', reason: 'armed', command };

/** An enforcer whose decisions the test scripts; it keeps the calls that it was asked about. */
export class FakeEnforcer implements Enforcer {
  readonly asked: EnforcedCall[] = [];
  watchedValues: ReadonlySet<string> = new Set();
  quiet = true;
  decision: Decide = () => clear;

  watched(): ReadonlySet<string> {
    return this.watchedValues;
  }

  decide(call: EnforcedCall): EnforcerDecision {
    this.asked.push(call);
    return this.decision(call);
  }

  isQuiet(): boolean {
    return this.quiet;
  }
}

/** Capabilities by the first word of a name, as far as these tests need them. */
const byFirstWord: CapabilityRules = {
  infer: ({ name }) =>
    name.startsWith('send')
      ? [{ name: 'egress.message', source: 'words' }]
      : name.startsWith('read')
        ? [{ name: 'read.untrusted', source: 'words' }]
        : [{ name: 'write', source: 'assumed' }],
  refine: (capabilities) => capabilities,
};

export interface Observed {
  readonly observer: Observer;
  readonly enforcer: FakeEnforcer;
  readonly events: SensorEvent[];
  readonly faults: SensorFault[];
  readonly clock: { now: number; readonly nowMs: () => number };
  readonly connect: (info?: Partial<ConnectionInfo>) => Connection;
  readonly requested: () => CallRequested[];
  readonly completed: () => CallCompleted[];
  readonly notifications: () => Notification[];
  readonly catalog: () => CatalogObserved[];
}

export const stdioConnection: ConnectionInfo = {
  server: { id: 'files', transport: 'stdio' },
  base: { kind: 'process', id: 'process-1' },
  caller: { kind: 'os-user', host: 'host', user: 'user' },
};

export function observed(overrides: Partial<ObserverDeps> = {}): Observed {
  const events: SensorEvent[] = [];
  const faults: SensorFault[] = [];
  const enforcer = new FakeEnforcer();
  const clock = { now: 1_800_000_000_000, nowMs: () => clock.now };
  let ids = 0;
  const observer = createObserver({
    inspector: createInspector({ key: testKey }),
    capabilities: byFirstWord,
    enforcer,
    clock,
    newId: () => String(++ids).padStart(26, '0'),
    emit: (event) => events.push(event),
    onFault: (fault) => faults.push(fault),
    tenant: 'acme',
    gateway: { id: 'gateway-1', boot: '0'.repeat(26) },
    ...overrides,
  });
  const ofType = <T extends SensorEventData>(suffix: string): T[] =>
    events.filter(({ type }) => type.includes(suffix)).map(({ data }) => data as T);
  return {
    observer,
    enforcer,
    events,
    faults,
    clock,
    connect: (info = {}) => observer.connect({ ...stdioConnection, ...info }),
    requested: () => ofType<CallRequested>('call.requested'),
    completed: () => ofType<CallCompleted>('call.completed'),
    notifications: () => ofType<Notification>('notification'),
    catalog: () => ofType<CatalogObserved>('catalog.observed'),
  };
}

/** What becomes of a message that nothing holds. */
export function fromClient(connection: Connection, bytes: Uint8Array, hints?: MessageHints): ClientOutcome {
  const outcome = connection.fromClient(bytes, hints);
  if (outcome instanceof Promise) throw new Error('The call is held.');
  return outcome;
}

export function fromServer(connection: Connection, bytes: Uint8Array): void {
  if (connection.fromServer(bytes) instanceof Promise) throw new Error('The inspection is not done yet.');
}

export function message(value: unknown): Buffer {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify({ jsonrpc: '2.0', ...(value as object) }));
}

export function toolCall(id: unknown, name: string, args: unknown = {}): Buffer {
  return message({ id, method: 'tools/call', params: { name, arguments: args } });
}

export function toolResult(id: unknown, text: string): Buffer {
  return message({ id, result: { content: [{ type: 'text', text }] } });
}

export function parsed(bytes: Uint8Array | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as Record<string, unknown>;
}

const validators = [
  validateCallRequested,
  validateCallCompleted,
  validateNotification,
  validateApproval,
  validateCatalogObserved,
  validateDiscovery,
  validateSessionEnded,
];

/** The events that no schema takes. */
export function invalidEvents(events: readonly SensorEvent[]): readonly unknown[] {
  return events.filter(({ data }) => !validators.some((validate) => validate(data)));
}

const refuseEgress = (call: EnforcedCall): EnforcerDecision =>
  call.capabilities.some((name) => name.startsWith('egress.'))
    ? { verdict: refusedByCommand, commandId: command }
    : { verdict: { decision: 'allowed', reason: 'clear' } };

/** A gateway whose enforcer refuses whatever can send. */
export function refusing(overrides: Partial<ObserverDeps> = {}): Observed {
  const seen = observed(overrides);
  seen.enforcer.decision = refuseEgress;
  seen.enforcer.quiet = false;
  return seen;
}
