import { catalogRecordKey } from '../../schemas/events/record-key.ts';
import type { CatalogObserved } from '../../schemas/generated/types.ts';
import { eventTypes, topics } from '../../schemas/topics.ts';
import type { OutgoingRecord } from '../../services/engine/ports/log.ts';
import { jsonOf } from './fake-gateway.ts';
import type { WorkerWorld } from './fake-worker-world.ts';
import { ulidOf } from './session-events.ts';

/** The world's gateway has seen a tool of this definition. */
export function observed(world: WorkerWorld, definition: string): OutgoingRecord {
  const { gateway } = world;
  const seen: CatalogObserved = {
    id: ulidOf('E', 77),
    timeMs: world.clock.nowMs(),
    tenant: gateway.tenant,
    gateway: { id: gateway.id, boot: ulidOf('B', 1), seq: 1 },
    server: { id: 'server-1', transport: 'stdio' },
    target: { kind: 'tool', name: 'lookup', definition },
    bytes: 100,
    capabilities: [{ name: 'read.private', source: 'words' }],
    labels: [],
    parameters: [],
  };
  const key = catalogRecordKey({ ...seen, gateway: gateway.id });
  const { id, timeMs } = seen;
  return gateway.seal({
    topic: topics.catalog,
    type: eventTypes.catalogObserved,
    key,
    id,
    timeMs,
    value: jsonOf(seen),
  });
}
