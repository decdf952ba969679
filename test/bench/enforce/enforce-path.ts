import { newUlid } from '../../../services/adapters/crypto/new-ulid.ts';
import { eventTypes } from '../../../schemas/topics.ts';
import { sessionRecordKey } from '../../../schemas/events/record-key.ts';
import { systemClock } from '../../../services/adapters/clock/system-clock.ts';
import { createMac } from '../../../services/adapters/crypto/mac.ts';
import { createVerifier } from '../../../services/adapters/crypto/verifier.ts';
import { createMetricFactory } from '../../../services/adapters/metrics/metric-factory.ts';
import { createMetricsRegistry } from '../../../services/adapters/metrics/metrics-registry.ts';
import { createGatewayEvents } from '../../../services/gateway/events.ts';
import { type CommandFeed, createCommandFeed } from '../../../services/gateway/feed/command-feed.ts';
import { createGatewayMetrics } from '../../../services/gateway/metrics.ts';
import { createEventPublisher, type EventPublisher } from '../../../services/gateway/publisher/event-publisher.ts';
import { nodeTimers } from '../../../services/adapters/clock/node-timers.ts';
import { createEnforcer } from '../../../services/sensor/enforcer/enforcer.ts';
import type { AdminPage } from '../../support/pipeline/admin-page.ts';
import { becomesTrue } from '../../support/pipeline/eventually.ts';
import { type Ground, tenant } from '../../support/pipeline/ground.ts';
import { baseMs, type CallData, principal, SessionEvents } from '../../support/session-events.ts';
import type { Path } from './slice.ts';

const gatewayId = 'gw-1';
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
/** What stands in a session before the event that arms: asked and answered, asked. */
const eventsBefore = 3;

interface Started {
  readonly key: string;
  readonly events: SessionEvents;
}

/**
 * The gateway's own parts (publisher, feed, enforcer) against a worker in its own process: a session has read untrusted
 * content; its next result holds a credential; the sample ends when the arm is applied here and its ack is on its way.
 */
export class EnforcePath implements Path {
  readonly #publisher: EventPublisher;
  readonly #feed: CommandFeed;
  readonly #worker: AdminPage;
  readonly #waiting = new Map<string, () => void>();
  readonly #started: Started[] = [];
  #sessions = 0;
  #events = 0;

  private constructor(ground: Ground, worker: AdminPage) {
    this.#worker = worker;
    const keys = ground.gatewayKeys(gatewayId);
    const metrics = createMetricFactory(createMetricsRegistry({ service: 'gateway', version: 'bench' }));
    const events = createGatewayEvents(quiet, createGatewayMetrics(metrics));
    const mac = createMac({ gateway: gatewayId, key: keys.ingest.key });
    const deps = {
      producer: ground.log.producer(),
      mac,
      clock: systemClock,
      events,
      sleep: nodeTimers.sleep,
      newId: newUlid,
    };
    const publisher = createEventPublisher(deps, { eventsMax: 20_000, bytesMax: 64 * 1024 * 1024 });
    this.#publisher = publisher;
    const verify = createVerifier(keys.trust);
    const gateway = { id: gatewayId, boot: newUlid() };
    const enforcer = createEnforcer({
      verify,
      clock: systemClock,
      tenant,
      gateway,
      count: (outcome) => events.commandRecord(outcome),
    });
    let applying = '';
    this.#feed = createCommandFeed({
      follower: ground.log.follower(),
      enforcer: {
        applyRecord: (record) => {
          applying = record.key;
          return enforcer.applyRecord(record);
        },
        commandRead: (place) => enforcer.commandRead(place),
        caughtUp: () => enforcer.caughtUp(),
        setReachable: (isReachable) => {
          enforcer.setReachable(isReachable);
        },
      },
      gateway: gatewayId,
      emit: (event) => {
        publisher.emit(event);
        this.#acknowledged(applying);
      },
      onFault: (fault) => {
        throw fault;
      },
    });
  }

  static async open(ground: Ground, worker: AdminPage): Promise<EnforcePath> {
    const path = new EnforcePath(ground, worker);
    path.#feed.start();
    await becomesTrue({ what: 'the commands are read' }, () => path.#feed.isCaughtUp());
    return path;
  }

  async prepare(count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) this.#begin();
    await becomesTrue({ what: 'the worker has read the sessions so far' }, async () => {
      const read = await this.#worker.metric('shearpin_events_total', { result: 'processed' });
      return read >= this.#events;
    });
  }

  send(): Promise<void> {
    const { key, events } = this.#started.shift() ?? this.#begin();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#waiting.set(key, () => resolve(undefined));
    this.#emit(key, events.completed(2, { atMs: nowMs(), can: ['credential.read'], secrets: [this.#sessions] }));
    return promise;
  }

  #begin(): Started {
    this.#sessions += 1;
    const key = `${principal}.host.${this.#sessions.toString(16).padStart(16, '0')}`;
    const events = new SessionEvents({ session: key });
    const atMs = nowMs();
    this.#emit(key, events.requested(1, { atMs, can: ['read.untrusted'] }));
    this.#emit(key, events.completed(1, { atMs, can: ['read.untrusted'] }));
    this.#emit(key, events.requested(2, { atMs, can: ['credential.read'] }));
    const started = { key, events };
    this.#started.push(started);
    return started;
  }

  #emit(session: string, data: CallData): void {
    const type = 'arguments' in data ? eventTypes.callRequested : eventTypes.callCompleted;
    this.#events += 1;
    this.#publisher.emit({ type, key: sessionRecordKey(tenant, session), data });
  }

  #acknowledged(recordKey: string): void {
    const session = recordKey.split(/[/#]/).find((part) => this.#waiting.has(part));
    if (session === undefined) return;
    this.#waiting.get(session)?.();
    this.#waiting.delete(session);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#feed.stop();
    await this.#publisher.stop(eventsBefore * 1000);
  }
}

function nowMs(): number {
  return systemClock.nowMs() - baseMs;
}
