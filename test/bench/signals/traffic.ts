import { setTimeout as sleep } from 'node:timers/promises';
import type { LogProducer, OutgoingRecord } from '../../../services/engine/ports/log.ts';
import { baseMs, SessionEvents } from '../../support/session-events.ts';
import { hex, hotAgent, hotPrincipal, hotTenant, isBusySession, named } from './hot-names.ts';
import { type Tenants, tenantNames } from './tenants.ts';

/** Who makes the payments, which are half of all calls: everybody, all agents of one tenant, or one agent, in many sessions or in one. */
export const trafficKinds = ['spread', 'tenant', 'agent', 'session'] as const;
export type TrafficKind = (typeof trafficKinds)[number];

/** So many that no ceiling is reached where payments are spread. */
const agents = 800;
/** Records leave together, as those of gateways do. */
const everyMs = 20;

interface Caller {
  readonly tenant: string;
  readonly events: SessionEvents;
  calls: number;
}

/** Calls at a steady rate, whatever becomes of them: payments and reads in turn, of which nobody counts the reads. */
export class Traffic {
  readonly #tenants: Tenants;
  readonly #payers: readonly Caller[];
  readonly #readers: readonly Caller[];
  #made = 0;

  constructor(tenants: Tenants, kind: TrafficKind, number: number) {
    this.#tenants = tenants;
    const sessions = Array.from({ length: kind === 'session' ? 1 : agents }, (_, at) => at);
    this.#payers = sessions.map((at) => callerOf(kind, { at, number: 2 * number }));
    this.#readers = Array.from({ length: agents }, (_, at) => callerOf('spread', { at, number: 2 * number + 1 }));
  }

  /** Sends until told to stop; how many records it sent. */
  async send(producer: LogProducer, ratePerSecond: number, stopping: AbortSignal): Promise<number> {
    const startMs = performance.now();
    const sent: Promise<unknown>[] = [];
    while (!stopping.aborted) {
      const due = Math.floor(((performance.now() - startMs) * ratePerSecond) / 1_000) - this.#made;
      if (due > 0) sent.push(producer.produce(Array.from({ length: due }, () => this.#next())));
      await sleep(everyMs);
    }
    await Promise.all(sent);
    return this.#made;
  }

  #next(): OutgoingRecord {
    const turn = Math.floor(this.#made / 2);
    const isPayment = this.#made % 2 === 0;
    this.#made += 1;
    const callers = isPayment ? this.#payers : this.#readers;
    const caller = callers[turn % callers.length];
    if (caller === undefined) throw new Error('Nobody calls.');
    caller.calls += 1;
    const [can, tool] = isPayment ? (['pay', 'refund'] as const) : (['read.private', 'look-up'] as const);
    const call = caller.events.requested(caller.calls, { atMs: Date.now() - baseMs, can: [can], tool });
    return this.#tenants.record(caller.tenant, call);
  }
}

/** A session of its own for each slice; agents, principals and tenants are the same in all. */
function callerOf(kind: TrafficKind, { at, number }: { readonly at: number; readonly number: number }): Caller {
  const isHot = kind === 'agent' || kind === 'session';
  const tenant = kind === 'spread' ? (tenantNames[at % tenantNames.length] ?? '') : hotTenant;
  const who = isHot
    ? { agent: hotAgent, principal: hotPrincipal }
    : { agent: `agent-${String(at)}`, principal: hex('a')(at) };
  const boot = number * agents + at + 1;
  const sessionOf = (tail: number): string => `${who.principal}.host.${hex('0')(tail)}`;
  const session = kind === 'session' ? named(boot, sessionOf, isBusySession(tenant)).name : sessionOf(boot);
  return { tenant, events: new SessionEvents({ session, boot, who }), calls: 0 };
}
