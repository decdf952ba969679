import { expect, it } from 'vitest';
import type { Heartbeat } from '../../../../../schemas/generated/types.ts';
import { validateHeartbeat } from '../../../../../schemas/generated/validators.js';
import { eventTypes } from '../../../../../schemas/topics.ts';
import type { OutgoingRecord } from '../../../../../services/engine/ports/log.ts';
import { createGatewayEvents } from '../../../../../services/gateway/events.ts';
import { createGatewayMetrics } from '../../../../../services/gateway/metrics.ts';
import { createEventPublisher } from '../../../../../services/gateway/publisher/event-publisher.ts';
import { createHeartbeat } from '../../../../../services/gateway/publisher/heartbeat.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';
import { FakeMetrics } from '../../../../support/fake-metrics.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const gateway = { id: 'edge', boot: '01JD0000000000000000000000' };
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('tells drops once, to every partition, in the first heartbeat that the log takes', async () => {
  const taken: OutgoingRecord[] = [];
  let isAway = true;
  const produce = (records: readonly OutgoingRecord[]): Promise<[]> => {
    if (isAway) return Promise.reject(new Error('away'));
    taken.push(...records);
    return Promise.resolve([]);
  };
  const clock = new FakeClock(1_790_000_000_000);
  const events = createGatewayEvents(silent, createGatewayMetrics(new FakeMetrics()));
  const newId = (): string => '01JD0000000000000000000001';
  const producer = { produce, close: () => Promise.resolve() };
  const mac = { gateway: 'edge', mac: () => 'mac' };
  const publisher = createEventPublisher(
    { producer, mac, clock, events, sleep: turn, newId },
    { eventsMax: 1, bytesMax: 1e6 },
  );
  const enforcer = { feed: () => ({ state: 'stale' as const, clockOffsetMs: 0, live: 0 }) };
  const beat = createHeartbeat({
    ...{ publisher, events, clock, gateway, newId },
    enforcer,
    tenant: 'acme',
    partitions: () => 2,
    intervalMs: 50,
    traffic: () => ({ calls: 3, sessions: 1, degenerate: false }),
  });
  for (let seq = 1; seq <= 3; seq += 1) {
    const data = { session: { key: '0123456789abcdef.process.0123456789abcdef' }, gateway: { seq } };
    publisher.emit({ type: eventTypes.callRequested, key: 'acme:s', data });
  }
  beat();
  beat();
  isAway = false;
  while (publisher.buffered() > 0 || publisher.isTelling()) await turn();
  beat();
  while (publisher.isTelling()) await turn();
  const beats = taken.filter(({ headers }) => headers['ce_type'] === eventTypes.heartbeat);
  const told = beats.map(({ value }) => JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Heartbeat);
  expect(beats.map(({ partition }) => partition)).toEqual([0, 1, 0, 1]);
  expect(told.map(({ dropped }) => dropped)).toEqual([
    { total: 2, sinceLast: 2 },
    { total: 2, sinceLast: 2 },
    { total: 2, sinceLast: 0 },
    { total: 2, sinceLast: 0 },
  ]);
  expect(told[0]?.sessions).toEqual([{ key: '0123456789abcdef.process.0123456789abcdef', seq: 3, dropped: 2 }]);
  expect(told.every((data) => validateHeartbeat(data))).toBe(true);
});
