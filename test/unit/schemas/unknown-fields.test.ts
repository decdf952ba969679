import { describe, expect, it } from 'vitest';
import type { LogRecord } from '../../../services/engine/ports/log.ts';
import { createMac, verifyMac } from '../../../services/adapters/crypto/mac.ts';
import { readAckRecord } from '../../../services/worker/commands/ack-reader.ts';
import { decodeRecord, type GatewayDirectory } from '../../../services/worker/records/decode.ts';
import { macHeader, topics } from '../../../schemas/topics.ts';
import { type GoldenMessage, readCorpus } from '../../support/golden/corpus.ts';

/** A field that only a later version would write. */
const later = 'writtenByALaterVersion';
const recordBytesMax = 1_048_576;

const corpus = readCorpus();
const calls = corpus.filter(({ record }) => record.topic === topics.calls);
const acks = corpus.filter(({ record }) => record.topic === topics.acks);

function parse({ record }: GoldenMessage): Record<string, unknown> {
  return JSON.parse(Buffer.from(record.value ?? []).toString('utf8')) as Record<string, unknown>;
}

/** The record as a later version of its gateway would have written it. */
function resealed({ record, keys: { gateway }, type }: GoldenMessage, data: unknown): LogRecord {
  const value = Buffer.from(JSON.stringify(data), 'utf8');
  const key = Buffer.from(gateway.ingestKey, 'hex');
  const mac = createMac({ gateway: gateway.id, key }).mac({ type, key: record.key, value });
  return { ...record, value, headers: { ...record.headers, [macHeader]: mac } };
}

function directoryOf({ keys: { gateway } }: GoldenMessage): GatewayDirectory {
  return {
    tenantOf: () => gateway.tenant,
    verifyMac: ({ mac, ...input }) => verifyMac(input, { mac, keys: [Buffer.from(gateway.ingestKey, 'hex')] }),
  };
}

/** Puts the later field into every object; says into how many. */
function enrich(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value).reduce<number>((sum, member) => sum + enrich(member), 0);
  if (Array.isArray(value)) return inside;
  Object.assign(value, { [later]: { deep: ['of', 'it'] } });
  return inside + 1;
}

describe.each(calls)('$file, written by a later version', (message) => {
  it('is read as if the unknown fields were not there, and they are counted', () => {
    const data = parse(message);
    Object.assign(data, { [later]: 'x', another: { field: [1] } });
    Object.assign(data['gateway'] as object, { [later]: null });
    const decoded = decodeRecord(resealed(message, data), { gateways: directoryOf(message), recordBytesMax });
    expect(decoded).toMatchObject({ unknownFields: 3 });
    expect(decoded).toHaveProperty('data', parse(message));
  });

  it('keeps none of a few unknown fields at any depth, or is refused as a whole when there are many', () => {
    const data = parse(message);
    const count = enrich(data);
    const decoded = decodeRecord(resealed(message, data), { gateways: directoryOf(message), recordBytesMax });
    expect(JSON.stringify(decoded)).not.toContain(later);
    expect(decoded).toMatchObject(count <= 64 ? { unknownFields: count } : { kind: 'rejected', reason: 'schema' });
  });

  it('is refused when a field that is needed is missing, with its place but not its value', () => {
    const { tenant: _, ...data } = parse(message);
    const decoded = decodeRecord(resealed(message, data), { gateways: directoryOf(message), recordBytesMax });
    expect(decoded).toEqual({ kind: 'rejected', reason: 'schema', detail: '#/required required' });
  });
});

describe.each(acks)('$file, written by a later version', (message) => {
  it('is read as if the unknown fields were not there', () => {
    const record = resealed(message, { ...parse(message), [later]: 1 });
    expect(readAckRecord(record, directoryOf(message))).toEqual({ kind: 'ack', ack: parse(message) });
  });
});
