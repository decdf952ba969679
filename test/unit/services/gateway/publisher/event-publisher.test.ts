import { describe, expect, it } from 'vitest';
import { eventTypes, macHeader, topics } from '../../../../../schemas/topics.ts';
import { createMac, verifyMac } from '../../../../../services/adapters/crypto/mac.ts';
import type { LogProducer, OutgoingRecord, RecordPlace } from '../../../../../services/engine/ports/log.ts';
import { createGatewayEvents } from '../../../../../services/gateway/events.ts';
import { createGatewayMetrics } from '../../../../../services/gateway/metrics.ts';
import { createEventPublisher, type PublisherDeps } from '../../../../../services/gateway/publisher/event-publisher.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';
import { FakeMetrics } from '../../../../support/fake-metrics.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const key = Buffer.alloc(32, 7);

class FakeProducer implements LogProducer {
  readonly taken: OutgoingRecord[] = [];
  isAway = false;
  topicAway = '';
  partitions = 2;

  produce(records: readonly OutgoingRecord[]): Promise<readonly RecordPlace[]> {
    const isRefused = records.some(
      ({ topic, partition = 0 }) => topic === this.topicAway || partition >= this.partitions,
    );
    if (this.isAway || isRefused) return Promise.reject(new Error('away'));
    const before = this.taken.length;
    this.taken.push(...records);
    return Promise.resolve(records.map((_, index) => ({ partition: 0, offset: BigInt(before + index) })));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface SetUp {
  readonly eventsMax?: number;
  readonly bytesMax?: number;
  readonly sleep?: PublisherDeps['sleep'];
}

function setUp({ eventsMax = 10, bytesMax = 100_000, sleep = turn }: SetUp = {}) {
  const producer = new FakeProducer();
  const metrics = new FakeMetrics();
  const events = createGatewayEvents(silent, createGatewayMetrics(metrics));
  const mac = createMac({ gateway: 'edge', key });
  const clock = new FakeClock(1_790_000_000_000);
  const publisher = createEventPublisher(
    { producer, mac, clock, events, sleep, newId: () => 'own-id' },
    { eventsMax, bytesMax },
  );
  const settle = async (): Promise<void> => {
    while (publisher.buffered() > 0 || publisher.isTelling()) await turn();
  };
  return { producer, metrics, publisher, settle };
}

function eventOf(seq: number, more: object = {}) {
  const data = { id: `id-${seq}`, timeMs: 5, session: { key: 's' }, gateway: { seq }, ...more };
  return { type: eventTypes.callRequested, key: 'acme:s', data };
}

function ackOf(at: number) {
  const data = { timeMs: at, gateway: { id: 'edge', boot: 'b' }, commands: [] };
  return { type: eventTypes.ack, key: 'edge', data };
}

function definitionOf(at: number) {
  return { type: eventTypes.catalogObserved, key: 'acme:files', data: { timeMs: at } };
}

function beatOf(at: number) {
  return { type: eventTypes.heartbeat, key: 'acme:edge', data: { timeMs: at, seq: at } };
}

describe('an event publisher', () => {
  it('sends events in their order, with CloudEvents headers and a MAC that fits', async () => {
    const { producer, publisher, settle } = setUp();
    publisher.emit(eventOf(1));
    publisher.emit(eventOf(2));
    await settle();
    expect(producer.taken.map(({ headers }) => headers['ce_id'])).toEqual(['id-1', 'id-2']);
    const { headers = {}, value, topic } = producer.taken[0] ?? {};
    expect(topic).toBe(topics.calls);
    expect(headers).toMatchObject({ ce_type: eventTypes.callRequested, ce_partitionkey: 'acme:s' });
    const told = { type: eventTypes.callRequested, key: 'acme:s', value: value ?? Buffer.alloc(0) };
    expect(verifyMac(told, { mac: headers[macHeader] ?? '', keys: [key] })).toBe(true);
  });

  it('keeps the oldest events while the log is away, counts the rest by session, and sends when it is back', async () => {
    const { producer, metrics, publisher, settle } = setUp({ eventsMax: 3 });
    producer.isAway = true;
    for (let seq = 1; seq <= 5; seq += 1) publisher.emit(eventOf(seq));
    expect(publisher.buffered()).toBe(3);
    expect(publisher.tally()).toEqual({
      dropped: { total: 2, sinceLast: 2 },
      sessions: [{ key: 's', seq: 5, dropped: 2 }],
    });
    expect(metrics.value('shearpin_gateway_events_dropped_total')).toBe(2);
    producer.isAway = false;
    await settle();
    expect(producer.taken.map(({ headers }) => headers['ce_id'])).toEqual(['id-1', 'id-2', 'id-3']);
    expect(publisher.tally().dropped).toEqual({ total: 2, sinceLast: 0 });
  });

  it('keeps acks apart from events, which it sends first', async () => {
    const { producer, publisher, settle } = setUp({ eventsMax: 2 });
    producer.isAway = true;
    for (let seq = 1; seq <= 4; seq += 1) publisher.emit(eventOf(seq));
    publisher.emit(ackOf(1));
    producer.isAway = false;
    await settle();
    expect(producer.taken.map(({ topic }) => topic)).toEqual([topics.calls, topics.calls, topics.acks]);
    expect(publisher.tally().dropped.total).toBe(2);
  });

  it.each([topics.calls, topics.acks, topics.catalog])('sends everything else while %s is away', async (away) => {
    const { producer, publisher, settle } = setUp();
    const order = [topics.catalog, topics.calls, topics.acks];
    producer.topicAway = away;
    publisher.emit(definitionOf(1));
    publisher.emit(eventOf(1));
    publisher.emit(ackOf(1));
    for (let turns = 0; turns < 100; turns += 1) await turn();
    expect(producer.taken.map(({ topic }) => topic)).toEqual(order.filter((topic) => topic !== away));
    producer.topicAway = '';
    await settle();
    expect(new Set(producer.taken.map(({ topic }) => topic))).toEqual(new Set(order));
  });

  it('sends events though a heartbeat is for a partition that is gone, and drops it once that is known', async () => {
    const { producer, publisher, settle } = setUp();
    const beats = () => producer.taken.filter(({ headers }) => headers['ce_type'] === eventTypes.heartbeat);
    publisher.emitTo([0, 1, 2, 3], beatOf(1));
    publisher.emit(eventOf(1));
    while (publisher.buffered() > 0) await turn();
    expect(producer.taken.map(({ headers }) => headers['ce_id'])).toEqual(['id-1']);
    publisher.narrowTo(2);
    await settle();
    expect(beats().map(({ partition }) => partition)).toEqual([0, 1]);
  });

  it('lets no heartbeat overtake the events that it counts', async () => {
    const sleep = async (ms: number): Promise<void> => {
      for (let turns = ms / 50; turns > 0; turns -= 1) await turn();
    };
    const { producer, publisher, settle } = setUp({ sleep });
    producer.isAway = true;
    publisher.emit(eventOf(1));
    for (let turns = 0; turns < 20; turns += 1) await turn();
    producer.isAway = false;
    publisher.emitTo([0], beatOf(1));
    await settle();
    expect(producer.taken.map(({ headers }) => headers['ce_type'])).toEqual([
      eventTypes.callRequested,
      eventTypes.heartbeat,
    ]);
  });

  it('sends what comes after a silence at once, and gathers what comes after a batch of events', async () => {
    const gathers: (() => void)[] = [];
    const sleep = (): Promise<void> =>
      new Promise((resolve) => {
        gathers.push(resolve);
      });
    const { producer, publisher } = setUp({ sleep });
    const sent = (): unknown => producer.taken.map(({ topic, headers }) => headers['ce_id'] ?? topic);
    publisher.emit(eventOf(1));
    while (gathers.length < 1) await turn();
    expect(sent()).toEqual(['id-1']);
    for (const seq of [2, 3]) {
      publisher.emit(eventOf(seq));
      await turn();
    }
    expect(sent()).toEqual(['id-1']);
    gathers[0]?.();
    while (gathers.length < 2) await turn();
    expect(sent()).toEqual(['id-1', 'id-2', 'id-3']);
    gathers[1]?.();
    await turn();
    publisher.emit(ackOf(1));
    while (publisher.buffered() > 0) await turn();
    publisher.emit(eventOf(4));
    while (publisher.buffered() > 0) await turn();
    expect(sent()).toEqual(['id-1', 'id-2', 'id-3', 'own-id', 'id-4']);
    expect(gathers).toHaveLength(3);
  });

  it('bounds the acks too, and counts those that do not fit', () => {
    const { producer, publisher } = setUp();
    producer.isAway = true;
    for (let at = 0; at < 20_003; at += 1) publisher.emit(ackOf(at));
    expect(publisher.buffered()).toBe(20_000);
    expect(publisher.tally().dropped).toEqual({ total: 3, sinceLast: 3 });
  });

  it('tells of a session what it lost since the start, and of the sessions that lost something first', () => {
    const { publisher } = setUp({ eventsMax: 256 });
    const from = (session: number, seq: number): void =>
      publisher.emit(eventOf(seq, { session: { key: `s${session}` } }));
    for (let session = 0; session <= 256; session += 1) from(session, 1);
    const { sessions } = publisher.tally();
    expect(sessions).toHaveLength(256);
    expect(sessions.at(-1)).toEqual({ key: 's256', seq: 1, dropped: 1 });
    from(256, 2);
    expect(publisher.tally().sessions).toEqual([{ key: 's256', seq: 2, dropped: 2 }]);
  });

  it('is bounded in bytes too', () => {
    const { producer, publisher } = setUp({ bytesMax: 1000 });
    producer.isAway = true;
    publisher.emit(eventOf(1, { text: 'x'.repeat(600) }));
    publisher.emit(eventOf(2, { text: 'x'.repeat(600) }));
    expect(publisher.buffered()).toBe(1);
  });

  it('drops a record that no log takes, and is not held up by it', async () => {
    const { producer, publisher, settle } = setUp({ bytesMax: 10_000_000 });
    publisher.emit(eventOf(1, { text: 'x'.repeat(1_000_001) }));
    publisher.emit(eventOf(2));
    await settle();
    expect(producer.taken.map(({ headers }) => headers['ce_id'])).toEqual(['id-2']);
    expect(publisher.tally().dropped.total).toBe(1);
  });

  it('does not throw at an event that cannot be written down', () => {
    const { metrics, publisher } = setUp();
    const loop: { self?: object } = {};
    loop.self = loop;
    publisher.emit(eventOf(1, loop));
    expect(publisher.buffered()).toBe(0);
    expect(metrics.value('shearpin_gateway_sensor_faults_total', { where: 'emit' })).toBe(1);
  });
});
