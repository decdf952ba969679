import type { Logger } from '../../../services/engine/ports/logger.ts';
import type { Log } from '../../../services/engine/ports/log.ts';
import { createMac } from '../../../services/adapters/crypto/mac.ts';
import { createVerifier } from '../../../services/adapters/crypto/verifier.ts';
import { createCapabilityRules } from '../../../services/sensor/capabilities/capability-rules.ts';
import type { NamedUpstream } from '../../../services/gateway/config.ts';
import { createGatewayEvents } from '../../../services/gateway/events.ts';
import { createCommandFeed } from '../../../services/gateway/feed/command-feed.ts';
import { createGatewayMetrics } from '../../../services/gateway/metrics.ts';
import { createEventPublisher } from '../../../services/gateway/publisher/event-publisher.ts';
import { operatorCatalogOf } from '../../../services/gateway/operator-catalog.ts';
import { createSessionWatch } from '../../../services/sensor/health/session-watch.ts';
import { waitingEvent } from '../../../services/gateway/waits/waiting-event.ts';
import { createHeartbeat } from '../../../services/gateway/publisher/heartbeat.ts';
import { createEnforcer, type Enforcer } from '../../../services/sensor/enforcer/enforcer.ts';
import { createInspector } from '../../../services/sensor/inspection/inspector.ts';
import { createObserver, type Observer } from '../../../services/sensor/observer/observer.ts';
import { nodeTimers } from '../../../services/adapters/clock/node-timers.ts';
import { FakeMetrics } from '../fake-metrics.ts';
import type { WorkerWorld } from '../fake-worker-world.ts';

export interface RecordedGateway {
  readonly observer: Observer;
  readonly enforcer: Enforcer;
  readonly beat: () => void;
  /** Tells that a call waits until what stands under the key is judged. */
  readonly ask: (key: string) => void;
  /** Resolves when the log took every event. */
  sent(): Promise<void>;
  stop(): Promise<void>;
}

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Everything of a gateway but its transports, over the log of a world; its ids count up. */
export function createRecordedGateway(
  world: WorkerWorld,
  { upstreams, log = world.log }: { readonly upstreams: readonly NamedUpstream[]; readonly log?: Log },
): RecordedGateway {
  let ids = 0;
  const newId = (): string => `01K${String((ids += 1)).padStart(23, '0')}`;
  const { clock, trust } = world;
  const { id, tenant, ingestKey } = world.gateway;
  const gateway = { id, boot: newId() };
  const events = createGatewayEvents(quiet, createGatewayMetrics(new FakeMetrics()));
  const mac = createMac({ gateway: id, key: ingestKey });
  const publisher = createEventPublisher(
    { producer: log.producer(), mac, clock, events, sleep: nodeTimers.sleep, newId },
    { eventsMax: 1000, bytesMax: 10_000_000 },
  );
  const enforcer = createEnforcer({ verify: createVerifier(trust), clock, tenant, gateway }, { staleAfterMs: 60_000 });
  const emit = publisher.emit.bind(publisher);
  const feed = createCommandFeed({ follower: log.follower(), enforcer, gateway: id, emit, onFault: rethrow });
  const heartbeat = { publisher, enforcer, events, clock, tenant, gateway, newId, partitions: () => 1 };
  const observer = createObserver({
    inspector: createInspector({ key: Buffer.alloc(32, 7) }),
    capabilities: createCapabilityRules({ catalog: operatorCatalogOf(upstreams) }),
    enforcer,
    clock,
    newId,
    emit,
    onFault: ({ fault }) => rethrow(fault),
    tenant,
    gateway,
  });
  feed.start();
  return {
    observer,
    enforcer,
    beat: createHeartbeat({ ...heartbeat, intervalMs: 5000, traffic: createSessionWatch(() => observer.tally()) }),
    ask: (key) => emit(waitingEvent(key, { clock, newId, tenant, gateway })),
    async sent() {
      await turn();
      while (publisher.buffered() > 0) await turn();
      await turn();
    },
    async stop() {
      await feed.stop();
      await publisher.stop(1000);
    },
  };
}

/** One turn of the event loop. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

function rethrow(fault: unknown): never {
  throw fault;
}
