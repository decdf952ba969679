import { describe, expect, it } from 'vitest';
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

const session = '0123456789abcdef.process.0123456789abcdef';

function setUp() {
  const log = { taken: [] as OutgoingRecord[], isAway: true, partitions: 2 };
  const produce = (records: readonly OutgoingRecord[]): Promise<[]> => {
    if (log.isAway || records.some(({ partition = 0 }) => partition >= log.partitions))
      return Promise.reject(new Error('away'));
    log.taken.push(...records);
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
  const watch = { partitions: 2 };
  const beat = createHeartbeat({
    ...{ publisher, events, clock, gateway, newId },
    enforcer: { feed: () => ({ state: 'stale' as const, clockOffsetMs: 0, live: 0 }) },
    tenant: 'acme',
    partitions: () => watch.partitions,
    intervalMs: 50,
    traffic: () => ({ calls: 3, sessions: 1, degenerate: false }),
  });
  const settle = async (): Promise<void> => {
    while (publisher.buffered() > 0 || publisher.isTelling()) await turn();
  };
  const beats = () => log.taken.filter(({ headers }) => headers['ce_type'] === eventTypes.heartbeat);
  const told = () => beats().map(({ value }) => JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Heartbeat);
  return { log, watch, publisher, beat, settle, beats, told };
}

describe('rule 5: a heartbeat', () => {
  it('tells drops once, to every partition, in the first that the log takes', async () => {
    const { log, publisher, beat, settle, beats, told } = setUp();
    for (let seq = 1; seq <= 3; seq += 1) {
      publisher.emit({
        type: eventTypes.callRequested,
        key: 'acme:s',
        data: { session: { key: session }, gateway: { seq } },
      });
    }
    beat();
    beat();
    log.isAway = false;
    await settle();
    beat();
    await settle();
    expect(beats().map(({ partition }) => partition)).toEqual([0, 1, 0, 1]);
    expect(told().map(({ dropped }) => dropped)).toEqual([
      { total: 2, sinceLast: 2 },
      { total: 2, sinceLast: 2 },
      { total: 2, sinceLast: 0 },
      { total: 2, sinceLast: 0 },
    ]);
    expect(told()[0]?.sessions).toEqual([{ key: session, seq: 3, dropped: 2 }]);
    expect(told().every((data) => validateHeartbeat(data))).toBe(true);
  });

  it('says that it is the last one though another is on its way', async () => {
    const { log, beat, settle, told } = setUp();
    beat();
    beat({ isLast: true });
    log.isAway = false;
    await settle();
    expect(told().map(({ gateway: { seq }, ending }) => [seq, ending])).toEqual([
      [1, undefined],
      [1, undefined],
      [2, true],
      [2, true],
    ]);
  });

  it('goes on when the topic was made anew with fewer partitions', async () => {
    const { log, watch, beat, settle, beats } = setUp();
    log.isAway = false;
    log.partitions = 1;
    beat();
    for (let turns = 0; turns < 10; turns += 1) await turn();
    expect(beats()).toEqual([]);
    watch.partitions = 1;
    beat();
    await settle();
    beat();
    await settle();
    expect(beats().map(({ partition }) => partition)).toEqual([0, 0]);
  });
});
