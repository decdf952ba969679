import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sessionRecordKey } from '../../../../schemas/events/record-key.ts';
import type { DlqRecord } from '../../../../schemas/generated/types.ts';
import { validateDlqRecord } from '../../../../schemas/generated/validators.js';
import { eventTypes, macHeader, topics } from '../../../../schemas/topics.ts';
import type { OutgoingRecord } from '../../../../services/engine/ports/log.ts';
import { FakeGateway, jsonOf } from '../../../support/fake-gateway.ts';
import { becomesTrue } from '../../../support/pipeline/eventually.ts';
import { Ground, tenant } from '../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';
import { principal, SessionEvents, sessionKey } from '../../../support/session-events.ts';

const marked = 'MARKED-IN-A-BAD-RECORD';
const recordBytesMax = 4096;

const dlqFile = new URL('../../../../schemas/events/dlq-record.v1.schema.json', import.meta.url);
const dlqSchema = JSON.parse(readFileSync(dlqFile, 'utf8')) as {
  properties: { reason: { enum: readonly DlqRecord['reason'][] } };
};

/** A chain up to its arm, with bad records before, between and behind its own. */
function traffic(gateway: FakeGateway): readonly Sent[] {
  const events = new SessionEvents();
  const good = [
    events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 100, can: ['credential.read'] }),
    events.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7] }),
  ].map((data): Sent => ({ record: gateway.call(data) }));
  return badRecords(gateway).flatMap((bad, at) => [bad, ...good.slice(at, at + 1)]);
}

interface Sent {
  readonly record: OutgoingRecord;
  /** Why it cannot be taken. */
  readonly reason?: DlqRecord['reason'];
}

function badRecords(gateway: FakeGateway): readonly Sent[] {
  const data = new SessionEvents().requested(9, { atMs: 0, can: ['egress.message'], tool: marked });
  const right = gateway.call(data);
  const { [macHeader]: _, ...unsigned } = right.headers;
  const { type, id, timeMs } = { type: eventTypes.callRequested, id: data.id, timeMs: data.timeMs };
  const seal = (value: Uint8Array, key = right.key): OutgoingRecord => gateway.seal({ type, key, id, timeMs, value });
  const stranger = new FakeGateway({ id: 'gw-of-nobody' });
  const foreign = new FakeGateway({ ingestKey: gateway.ingestKey, tenant: 'globex' });
  const foreignData = { ...data, tenant: 'globex' };
  const impostor = new FakeGateway();
  return [
    {
      reason: 'no-mac',
      record: { topic: topics.calls, key: right.key, value: Buffer.from(`{"${marked}`), headers: {} },
    },
    { reason: 'no-mac', record: { ...right, headers: unsigned } },
    { reason: 'bad-mac', record: impostor.call(data) },
    { reason: 'bad-mac', record: { ...right, key: sessionRecordKey(tenant, `${principal}.host.ffffffffffffffff`) } },
    { reason: 'unknown-gateway', record: stranger.call(data) },
    { reason: 'foreign-tenant', record: foreign.call(foreignData) },
    { reason: 'foreign-tenant', record: seal(jsonOf(foreignData)) },
    { reason: 'not-json', record: seal(Buffer.from(`{"tool":"${marked}`)) },
    { reason: 'not-json', record: seal(Buffer.from([0xff, 0xfe, 0x00])) },
    { reason: 'schema', record: seal(jsonOf({ ...data, timeMs: marked })) },
    { reason: 'schema', record: seal(Buffer.from(`{"__proto__":{"tenant":"${tenant}"},"id":"${marked}"}`)) },
    { reason: 'wrong-key', record: seal(jsonOf(data), sessionRecordKey(tenant, 'moved')) },
    {
      reason: 'unknown-type',
      record: gateway.seal({ type: eventTypes.ack, key: right.key, id, timeMs, value: jsonOf({}) }),
    },
    { reason: 'oversize', record: seal(Buffer.alloc(recordBytesMax + 1, marked)) },
  ];
}

describeWithServers('what no worker can take, on the real calls topic', (servers) => {
  it('goes to the DLQ with reason and position, and its neighbours are processed', async () => {
    await using ground = await new Ground(servers).open();
    const gateway = new FakeGateway({ tenant, ingestKey: ground.gatewayKeys().ingest.key });
    const sent = traffic(gateway);
    const producer = ground.log.producer();
    await producer.produce(sent.map(({ record }) => record));
    await producer.close();

    await using worker = await WorkerProcess.start(ground, {
      env: { SHEARPIN_RECORD_BYTES_MAX: String(recordBytesMax) },
    });
    await becomesTrue({ what: 'all records are read' }, async () => {
      const [processed, rejected] = await Promise.all([
        worker.admin.metric('shearpin_events_total', { result: 'processed' }),
        worker.admin.metric('shearpin_events_total', { result: 'rejected' }),
      ]);
      return processed + rejected >= sent.length;
    });

    const reasons = dlqSchema.properties.reason.enum;
    // What is poison takes three deaths of the process, each in a test of its own.
    expect([...new Set(sent.flatMap(({ reason }) => reason ?? [])), 'poison'].toSorted()).toEqual(reasons.toSorted());
    const dlq = (await ground.read(topics.dlq)).map(({ value }) => JSON.parse(textOf(value)) as DlqRecord);
    const expected = sent.flatMap(({ reason }, at) => {
      return reason === undefined ? [] : [{ reason, topic: topics.calls, partition: 0, offset: String(at) }];
    });
    expect(dlq.map(({ reason, topic, partition, offset }) => ({ reason, topic, partition, offset }))).toEqual(expected);
    expect(dlq.every((one) => validateDlqRecord(one))).toBe(true);
    expect(JSON.stringify(dlq)).not.toContain(marked);
    expect(worker.process.lines.join('\n')).not.toContain(marked);
    const commands = (await ground.read(topics.commands)).filter(({ key }) => !key.startsWith('beacon/'));
    expect(commands).toHaveLength(1);
    expect(commands[0]?.key).toContain(sessionKey);
    expect(await worker.admin.metric('shearpin_dlq_total')).toBe(expected.length);
  });
});

function textOf(value: Uint8Array | null): string {
  return Buffer.from(value ?? []).toString('utf8');
}
