import { describe, expect, it } from 'vitest';
import { entityRecordKey, sessionRecordKey, tickRecordKey } from '../../../../../schemas/events/record-key.ts';
import type { Signal } from '../../../../../schemas/generated/types.ts';
import { eventTypes, macHeader, topics } from '../../../../../schemas/topics.ts';
import type { LogRecord, OutgoingRecord } from '../../../../../services/engine/ports/log.ts';
import { decodeSignal, signalRecords, tickRecord } from '../../../../../services/worker/signals/signal-record.ts';
import { baseMs, SessionEvents, sessionKey } from '../../../../support/session-events.ts';
import { createWriter } from '../../../../support/signed-commands.ts';

const signer = createWriter();
const call = new SessionEvents().requested(1, { atMs: 0, can: ['pay'] });
const place = { partition: 3, offset: 7n, appendTimeMs: baseMs + 5 };

function read(record: OutgoingRecord, bytesMax = 1_048_576): ReturnType<typeof decodeSignal> {
  const logged: LogRecord = { ...record, partition: record.partition ?? 0, offset: 1n, appendTimeMs: baseMs + 9 };
  return decodeSignal(logged, { signer, recordBytesMax: bytesMax });
}

function told(kinds: Parameters<typeof signalRecords>[0]['told']['signal']['kinds']): readonly OutgoingRecord[] {
  const key = sessionRecordKey(call.tenant, sessionKey);
  const record: LogRecord = { topic: topics.calls, key, value: null, headers: {}, ...place };
  const event = { kind: 'event', type: eventTypes.callRequested, data: call, unknownFields: 0 } as const;
  const signal = { kinds, timeMs: call.timeMs, isRequestKnown: false };
  return signalRecords({ record, event, told: { incarnation: 2, partition: 3, offset: '7', signal }, signer });
}

/** The same signal with something else in it, sealed as it should be. */
function resealed(change: (data: Signal) => unknown, key?: string): OutgoingRecord {
  const [record] = told(['agent']);
  if (record === undefined) throw new Error('There is a signal.');
  const data: unknown = change(JSON.parse(Buffer.from(record.value ?? []).toString('utf8')) as Signal);
  const value = Buffer.from(JSON.stringify(data));
  const sealed = { type: eventTypes.signal, key: key ?? record.key, value };
  const headers = { ...record.headers, [macHeader]: signer.seal(sealed) };
  return { ...record, key: sealed.key, value, headers };
}

describe('rule 9: a signal', () => {
  it('is told to each entity of its event, and read as the event that it was', () => {
    const records = told(['agent', 'principal', 'server', 'tenant', 'tool']);
    expect(records.map(({ key }) => key)).toEqual([
      'acme:agent:agent-1',
      `acme:principal:${call.principal.id}`,
      'acme:server:server-1',
      'acme:tenant:',
      'acme:tool:server-1/tool-1',
    ]);
    const source = { incarnation: 2, partition: 3, offset: '7', appendTimeMs: baseMs + 5 };
    expect(records.map((record) => read(record))).toMatchObject(
      Array.from(records, () => ({ kind: 'event', data: call, signal: { source, timeMs: call.timeMs } })),
    );
  });

  it('has the same bytes whenever it is made', () => {
    expect(told(['agent', 'tool'])).toEqual(told(['agent', 'tool']));
  });

  it.each([
    ['that a gateway sealed with its own key', (one: OutgoingRecord) => withMac(one, 'a'.repeat(64)), 'bad-mac'],
    ['with a seal of another length', (one: OutgoingRecord) => withMac(one, 'é'), 'bad-mac'],
    ['without a seal', ({ headers, ...one }: OutgoingRecord) => ({ ...one, headers: without(headers) }), 'no-mac'],
    ['moved to another entity', (one: OutgoingRecord) => ({ ...one, key: 'acme:agent:other' }), 'bad-mac'],
    ['that is a tombstone', (one: OutgoingRecord) => ({ ...one, value: null }), 'not-json'],
  ])('%s is refused', (_, change, reason) => {
    const [record] = told(['agent']);
    expect(record && read(change(record))).toEqual({ kind: 'rejected', reason });
  });

  it.each([
    ['of another tenant', (data: Signal) => ({ ...data, tenant: 'other' }), 'wrong-key'],
    ['of another agent', (data: Signal) => ({ ...data, entity: { kind: 'agent', id: 'x' } }), 'wrong-key'],
    ['of no kind', (data: Signal) => ({ ...data, entity: { kind: 'fleet', id: 'x' } }), 'schema'],
    ['with an event that is none', (data: Signal) => ({ ...data, data: { id: 'x' } }), 'schema'],
    ['with an event of another type', (data: Signal) => ({ ...data, type: 'shearpin.approval.v1' }), 'schema'],
    ['that is a number', () => 7, 'schema'],
  ])('%s is refused though it is sealed', (_, change, reason) => {
    expect(read(resealed(change))).toEqual({ kind: 'rejected', reason });
  });

  it('under the key of another entity is refused though it is sealed', () => {
    const key = entityRecordKey('acme', { kind: 'agent', id: 'other' });
    expect(read(resealed((data) => data, key))).toEqual({ kind: 'rejected', reason: 'wrong-key' });
  });

  it('of a later version loses the fields that are not known, and is taken', () => {
    expect(read(resealed((data) => ({ ...data, added: 1 })))).toMatchObject({ kind: 'event', unknownFields: 1 });
  });

  it('that is longer than a record may be is refused', () => {
    const [record] = told(['agent']);
    expect(record && read({ ...record, value: Buffer.alloc(20_000) }, 10_000)).toEqual({
      kind: 'rejected',
      reason: 'oversize',
    });
  });
});

function withMac(record: OutgoingRecord, mac: string): OutgoingRecord {
  return { ...record, headers: { ...record.headers, [macHeader]: mac } };
}

function without({ [macHeader]: _, ...headers }: OutgoingRecord['headers']): OutgoingRecord['headers'] {
  return headers;
}

describe('a tick', () => {
  it('lets time pass in its own partition, and in no other', () => {
    const tick = tickRecord(4, baseMs, signer);
    expect(tick.key).toBe(tickRecordKey(4));
    expect(read(tick)).toEqual({ kind: 'tick', unknownFields: 0 });
    expect(read({ ...tick, partition: 5 })).toEqual({ kind: 'rejected', reason: 'wrong-key' });
  });
});
