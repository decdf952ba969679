import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CallRequested, DlqRecord } from '../../../../schemas/generated/types.ts';
import { validateDlqRecord } from '../../../../schemas/generated/validators.js';
import { type EventType, eventTypes, gatewayHeader, macHeader, topics } from '../../../../schemas/topics.ts';
import type { OutgoingRecord } from '../../../../services/engine/ports/log.ts';
import { FakeGateway, jsonOf } from '../../../support/fake-gateway.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { SessionEvents } from '../../../support/session-events.ts';

const marker = 'MARKED-SECRET-9f31';

function without(record: OutgoingRecord, header: string): OutgoingRecord {
  const headers = Object.fromEntries(Object.entries(record.headers).filter(([name]) => name !== header));
  return { ...record, headers };
}

function plainHash(value: Uint8Array | null): string {
  return createHash('sha256')
    .update(value ?? '')
    .digest('hex');
}

type Make = (gateway: FakeGateway, call: CallRequested) => OutgoingRecord;

const sealed = (gateway: FakeGateway, value: Uint8Array, type: EventType = eventTypes.callRequested): OutgoingRecord =>
  gateway.seal({ type, key: 'acme:x', id: 'x', timeMs: 0, value });

const cases: readonly (readonly [string, DlqRecord['reason'], Make])[] = [
  ['has no MAC', 'no-mac', (gateway, call) => without(gateway.call(call), macHeader)],
  ['names no gateway', 'no-mac', (gateway, call) => without(gateway.call(call), gatewayHeader)],
  ['has a MAC of other bytes', 'bad-mac', (gateway, call) => ({ ...gateway.call(call), value: jsonOf({ marker }) })],
  ['was moved to another key', 'bad-mac', (gateway, call) => ({ ...gateway.call(call), key: `acme:${marker}` })],
  [
    'comes from a gateway that nobody knows',
    'unknown-gateway',
    (_, call) => new FakeGateway({ id: 'gw-9' }).call(call),
  ],
  [
    'names a gateway that did not send it',
    'unknown-gateway',
    (gateway, call) => gateway.call({ ...call, gateway: { ...call.gateway, id: 'gw-2' } }),
  ],
  [
    'is keyed to another tenant',
    'foreign-tenant',
    (gateway, call) => gateway.event(eventTypes.callRequested, call, `rival:${call.session.key}`),
  ],
  [
    'speaks for another tenant under a key of its own',
    'foreign-tenant',
    (gateway, call) =>
      gateway.event(eventTypes.callRequested, { ...call, tenant: 'rival' }, `acme:${call.session.key}`),
  ],
  [
    'is keyed to another session',
    'wrong-key',
    (gateway, call) => gateway.event(eventTypes.callRequested, call, 'acme:other'),
  ],
  ['is no JSON', 'not-json', (gateway) => sealed(gateway, Buffer.from(`{"a":"${marker}`))],
  ['is no UTF-8', 'not-json', (gateway) => sealed(gateway, Buffer.from([0x22, 0xff, 0x22]))],
  ['is a tombstone', 'not-json', (gateway, call) => ({ ...gateway.call(call), value: null })],
  ['breaks the schema', 'schema', (gateway, call) => sealed(gateway, jsonOf({ ...call, timeMs: marker }))],
  ['is JSON of another kind', 'schema', (gateway) => sealed(gateway, jsonOf([marker]))],
  ['has a type that nobody knows', 'unknown-type', (gateway) => sealed(gateway, jsonOf({}), eventTypes.ack)],
  ['is too long', 'oversize', (gateway) => sealed(gateway, Buffer.alloc(5000, marker))],
];

describe('a record of the calls topic', () => {
  it('is rejected for every reason that there is, here or as poison', () => {
    const file = new URL('../../../../schemas/events/dlq-record.v1.schema.json', import.meta.url);
    const schema = JSON.parse(readFileSync(file, 'utf8')) as { properties: { reason: { enum: readonly string[] } } };
    const tried = new Set([...cases.map(([, reason]) => reason), 'poison']);
    expect([...tried].toSorted()).toEqual(schema.properties.reason.enum.toSorted());
  });

  it.each(cases)(
    'that %s goes to the dead-letter topic as %s, and its neighbours are processed',
    async (_, reason, make) => {
      const world = await new WorkerWorld().open();
      const events = new SessionEvents();
      const before = world.gateway.call(events.requested(1, { atMs: 0 }));
      const faulty = make(world.gateway, events.requested(2, { atMs: 1 }));
      const after = world.gateway.call(events.requested(3, { atMs: 2 }));
      await world.send([before, faulty, after]);
      const { worker, metrics, logged } = await world.start({ settings: { recordBytesMax: 4096 } });
      await world.settled();
      await worker.stop();
      const letters = await world.read(topics.dlq);
      const told: unknown = JSON.parse(Buffer.from(letters[0]?.value ?? []).toString('utf8'));
      expect(letters).toHaveLength(1);
      expect(validateDlqRecord(told)).toBe(true);
      expect(told).toMatchObject({ reason, topic: topics.calls, partition: 0, offset: '1' });
      expect(letters[0]?.key).toBe(`${topics.calls}/0/1`);
      // Whoever reads the topic must not find the value by trying.
      expect(told).not.toMatchObject({ sha256: plainHash(faulty.value) });
      expect(metrics.value('shearpin_events_total', { result: 'processed' })).toBe(2);
      expect(metrics.value('shearpin_dlq_total', { reason })).toBe(1);
      expect(JSON.stringify([told, letters[0]?.headers, logged])).not.toContain(marker);
    },
  );

  it('of a newer gateway is taken without the fields that nobody knows, and they are counted', async () => {
    const world = await new WorkerWorld().open();
    const call = new SessionEvents().requested(1, { atMs: 0 });
    const newer = `${JSON.stringify({ ...call, novelty: marker, target: { ...call.target, hue: 1 } }).slice(0, -1)},"__proto__":{"x":1}}`;
    const key = `acme:${call.session.key}`;
    await world.send([
      world.gateway.seal({ type: eventTypes.callRequested, key, id: 'x', timeMs: 0, value: Buffer.from(newer) }),
    ]);
    const { worker, metrics, logged } = await world.start();
    await world.settled();
    await worker.stop();
    expect(metrics.value('shearpin_unknown_fields_total')).toBe(3);
    expect(metrics.value('shearpin_events_total', { result: 'processed' })).toBe(1);
    const [stored] = await world.store.load([key]);
    expect(Buffer.from(stored?.blob ?? []).includes(marker)).toBe(false);
    expect(JSON.stringify(logged)).not.toContain(marker);
  });
});
