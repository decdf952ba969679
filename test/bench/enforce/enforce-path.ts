import type { Ack } from '../../../schemas/generated/types.ts';
import { eventTypes } from '../../../schemas/topics.ts';
import { newUlid } from '../../../services/adapters/crypto/new-ulid.ts';
import { systemClock } from '../../../services/adapters/clock/system-clock.ts';
import { createMac } from '../../../services/adapters/crypto/mac.ts';
import { createVerifier } from '../../../services/adapters/crypto/verifier.ts';
import { createMetricFactory } from '../../../services/adapters/metrics/metric-factory.ts';
import { createMetricsRegistry } from '../../../services/adapters/metrics/metrics-registry.ts';
import { createGatewayEvents } from '../../../services/gateway/events.ts';
import { type CommandFeed, createCommandFeed } from '../../../services/gateway/feed/command-feed.ts';
import { createGatewayMetrics } from '../../../services/gateway/metrics.ts';
import type { PublishedEvent } from '../../../services/adapters/crypto/record-of-event.ts';
import { createEventPublisher, type EventPublisher } from '../../../services/gateway/publisher/event-publisher.ts';
import { nodeTimers } from '../../../services/adapters/clock/node-timers.ts';
import { createEnforcer } from '../../../services/sensor/enforcer/enforcer.ts';
import type { EnforcerDeps } from '../../../services/sensor/enforcer/enforcer-options.ts';
import type { AdminPage } from '../../support/pipeline/admin-page.ts';
import { becomesTrue } from '../../support/pipeline/eventually.ts';
import { type Ground, tenant } from '../../support/pipeline/ground.ts';
import { ChainSessions } from './chain-sessions.ts';
import type { Path } from './slice.ts';

const gatewayId = 'gw-1';
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const closeMs = 3_000;
/** For what the sessions of a run have armed, which all live at once: more than a gateway takes unless it is told otherwise. */
export const room = { commandsMax: 131_072 };

/**
 * The gateway's own parts (publisher, feed, enforcer) against a worker in its own process: a session has read untrusted
 * content; its next result holds a credential; the sample ends when the arm is applied here and its ack is on its way.
 */
export class EnforcePath implements Path {
  readonly #publisher: EventPublisher;
  readonly #feed: CommandFeed;
  readonly #waiting = new Map<string, () => void>();
  #sessions: ChainSessions | undefined;

  private constructor(ground: Ground) {
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
    const count: EnforcerDeps['count'] = (outcome) => events.commandRecord(outcome);
    const enforcer = createEnforcer({ verify, clock: systemClock, tenant, gateway, count }, room);
    let applying = '';
    this.#feed = createCommandFeed({
      follower: ground.log.follower(),
      enforcer: {
        applyRecord: (record) => {
          applying = record.key;
          return enforcer.applyRecord(record);
        },
        caughtUp: () => enforcer.caughtUp(),
        setReachable: (isReachable) => {
          enforcer.setReachable(isReachable);
        },
      },
      gateway: gatewayId,
      emit: (event) => {
        publisher.emit(event);
        if (isApplied(event)) this.#acknowledged(applying);
      },
      onFault: (fault) => {
        throw fault;
      },
    });
  }

  static async open(ground: Ground, worker: AdminPage): Promise<EnforcePath> {
    const path = new EnforcePath(ground);
    path.#sessions = await ChainSessions.open(path.#publisher, { worker });
    path.#feed.start();
    await becomesTrue({ what: 'the commands are read' }, () => path.#feed.isCaughtUp());
    return path;
  }

  async prepare(count: number): Promise<void> {
    await this.#sessions?.prepare(count);
  }

  send(): Promise<void> {
    const session = this.#sessions?.next();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    if (session === undefined) return promise;
    this.#waiting.set(session.key, () => resolve(undefined));
    this.#sessions?.answer(session);
    return promise;
  }

  #acknowledged(recordKey: string): void {
    const session = recordKey.split(/[/#]/).find((part) => this.#waiting.has(part));
    if (session === undefined) return;
    this.#waiting.get(session)?.();
    this.#waiting.delete(session);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#feed.stop();
    await this.#publisher.stop(closeMs);
  }
}

function isApplied({ type, data }: PublishedEvent): boolean {
  return type === eventTypes.ack && (data as Ack).commands.some(({ status }) => status === 'applied');
}
