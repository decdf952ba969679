import { newUlid } from '../../../services/adapters/crypto/new-ulid.ts';
import { systemClock } from '../../../services/adapters/clock/system-clock.ts';
import { createMac } from '../../../services/adapters/crypto/mac.ts';
import { createVerifier } from '../../../services/adapters/crypto/verifier.ts';
import { createMetricFactory } from '../../../services/adapters/metrics/metric-factory.ts';
import { createMetricsRegistry } from '../../../services/adapters/metrics/metrics-registry.ts';
import { nodeTimers } from '../../../services/adapters/clock/node-timers.ts';
import { createGatewayEvents } from '../../../services/gateway/events.ts';
import { type CommandFeed, createCommandFeed } from '../../../services/gateway/feed/command-feed.ts';
import { createProgressFeed, type ProgressFeed } from '../../../services/gateway/feed/progress-feed.ts';
import { createGatewayMetrics } from '../../../services/gateway/metrics.ts';
import { createEventPublisher, type EventPublisher } from '../../../services/gateway/publisher/event-publisher.ts';
import { JudgedWaits } from '../../../services/gateway/waits/judged-waits.ts';
import { ToldSessions } from '../../../services/gateway/waits/told-sessions.ts';
import { waitingEvent } from '../../../services/gateway/waits/waiting-event.ts';
import { createEnforcer, type Enforcer } from '../../../services/sensor/enforcer/enforcer.ts';
import type { AdminPage } from '../../support/pipeline/admin-page.ts';
import { becomesTrue } from '../../support/pipeline/eventually.ts';
import { type Ground, tenant } from '../../support/pipeline/ground.ts';
import { ChainSessions } from './chain-sessions.ts';
import { room } from './enforce-path.ts';
import type { Path } from './slice.ts';

const gatewayId = 'gw-1';
const capability = 'egress.message';
const closeMs = 3_000;
/** So that its sessions are none of the other path's. */
const firstSession = 1_000_000;
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

interface Armed {
  calls: number;
  /** As they were decided at once, and after the wait. */
  atOnce: number;
  afterWait: number;
}

/**
 * The gateway's own parts, at which each call waits: one that sends a credential comes in the moment in which the answer
 * that held it was told. A sample is how long it waits.
 */
export class HeldPath implements Path {
  readonly armed: Armed = { calls: 0, atOnce: 0, afterWait: 0 };
  readonly #publisher: EventPublisher;
  readonly #enforcer: Enforcer;
  /** Sessions for which a command was applied: cheaper to ask for than a decision over all that is armed here. */
  readonly #armedSessions = new Set<string>();
  readonly #feed: CommandFeed;
  readonly #progress: ProgressFeed;
  readonly #waits: JudgedWaits;
  #sessions: ChainSessions | undefined;

  private constructor(ground: Ground, deadlineMs: number) {
    const keys = ground.gatewayKeys(gatewayId);
    const gateway = { id: gatewayId, boot: newUlid() };
    const events = createGatewayEvents(quiet, createGatewayMetrics(newMetrics()));
    const shared = { clock: systemClock, newId: newUlid, tenant, gateway, events };
    const enforcer = createEnforcer({ ...shared, verify: createVerifier(keys.trust) }, room);
    const told = new ToldSessions();
    const publisher = createEventPublisher(
      {
        ...shared,
        producer: ground.log.producer(),
        mac: createMac({ gateway: gatewayId, key: keys.ingest.key }),
        sleep: nodeTimers.sleep,
        told: { sessions: told, wordsTaken: () => enforcer.wordsTaken() },
      },
      { eventsMax: 20_000, bytesMax: 64 * 1024 * 1024 },
    );
    const waits = new JudgedWaits({
      ...{ told, tenant, events, timers: nodeTimers, monotonicMs: () => performance.now() },
      capabilities: new Set([capability]),
      deadlineMs: () => deadlineMs,
      hasJudged: (place) => enforcer.hasJudged(place),
      ask: (key) => publisher.emit(waitingEvent(key, shared)),
    });
    const applyRecord: Enforcer['applyRecord'] = (record) => {
      const outcome = enforcer.applyRecord(record);
      if (outcome.kind === 'ack') for (const part of record.key.split(/[/#]/)) this.#armedSessions.add(part);
      return outcome;
    };
    const reading = { onRead: () => waits.look(), onFault: rethrow };
    const applying = {
      applyRecord,
      caughtUp: enforcer.caughtUp.bind(enforcer),
      setReachable: enforcer.setReachable.bind(enforcer),
    };
    const emit = publisher.emit.bind(publisher);
    this.#feed = createCommandFeed({
      ...reading,
      follower: ground.log.follower(),
      enforcer: applying,
      gateway: gatewayId,
      emit,
    });
    this.#progress = createProgressFeed({ ...reading, enforcer, follower: ground.log.follower() });
    this.#publisher = publisher;
    this.#enforcer = enforcer;
    this.#waits = waits;
  }

  static async open(ground: Ground, worker: AdminPage, deadlineMs: number): Promise<HeldPath> {
    const path = new HeldPath(ground, deadlineMs);
    path.#sessions = await ChainSessions.open(path.#publisher, { worker, sessions: firstSession });
    path.#feed.start();
    path.#progress.start();
    await becomesTrue({ what: 'commands and progress are read' }, () => {
      return path.#feed.isCaughtUp() && path.#enforcer.wordsTaken() > 0;
    });
    return path;
  }

  async prepare(count: number): Promise<void> {
    await this.#sessions?.prepare(count);
  }

  async send(): Promise<void> {
    const session = this.#sessions?.next();
    if (session === undefined) return;
    this.#sessions?.answer(session);
    const isArmed = (): number => Number(this.#armedSessions.has(session.key));
    this.armed.calls += 1;
    this.armed.atOnce += isArmed();
    await this.#waits.begin({ session: session.key, capabilities: [capability] })?.ended;
    this.armed.afterWait += isArmed();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#feed.stop(), this.#progress.stop()]);
    await this.#publisher.stop(closeMs);
  }
}

function newMetrics(): ReturnType<typeof createMetricFactory> {
  return createMetricFactory(createMetricsRegistry({ service: 'gateway', version: 'bench' }));
}

function rethrow(fault: unknown): never {
  throw fault;
}
