import { beforeAll, describe, expect, it } from 'vitest';
import { eventTypes, macHeader } from '../../../schemas/topics.ts';
import * as validators from '../../../schemas/generated/validators.js';
import { verifyMac } from '../../../services/adapters/crypto/mac.ts';
import { createVerifier } from '../../../services/adapters/crypto/verifier.ts';
import { createEnforcer } from '../../../services/sensor/enforcer/enforcer.ts';
import { ProgressWatch } from '../../../services/sensor/enforcer/progress-watch.ts';
import { readAckRecord } from '../../../services/worker/commands/ack-reader.ts';
import { decodeRecord, type GatewayDirectory } from '../../../services/worker/records/decode.ts';
import { decodeSignal } from '../../../services/worker/signals/signal-record.ts';
import { corpusVersions, type GoldenMessage, readCorpus, sumsOf } from '../../support/golden/corpus.ts';
import { recordStory, type Story } from '../../support/golden/record-story.ts';
import { titlesByType } from '../../support/golden/titles.ts';

const corpus = readCorpus();
const obeyed: readonly string[] = [eventTypes.command, eventTypes.beacon];
const signed: readonly string[] = [...obeyed, eventTypes.progress, eventTypes.rules];
const onCalls: readonly string[] = [
  eventTypes.callRequested,
  eventTypes.callCompleted,
  eventTypes.notification,
  eventTypes.approval,
  eventTypes.discovery,
  eventTypes.sessionEnded,
  eventTypes.heartbeat,
];
const sealed: readonly string[] = [...onCalls, eventTypes.ack, eventTypes.catalogObserved];

function dataOf({ record, keys, type }: GoldenMessage): unknown {
  const value = record.value ?? new Uint8Array();
  if (!signed.includes(type)) return JSON.parse(Buffer.from(value).toString('utf8'));
  const verified = createVerifier(keys.trust)(value);
  return verified.ok ? verified.body : verified;
}

function isTaken({ type }: Pick<GoldenMessage, 'type'>, data: unknown): boolean {
  const title = titlesByType.get(type);
  const validate = Object.entries(validators).find(([name]) => name === `validate${title ?? ''}`)?.[1];
  return validate?.(data) ?? false;
}

/** What a worker knows of the gateway that wrote the corpus. */
function directoryOf({ keys: { gateway } }: GoldenMessage): GatewayDirectory {
  return {
    tenantOf: (id) => (id === gateway.id ? gateway.tenant : undefined),
    verifyMac: ({ mac, ...input }) => verifyMac(input, { mac, keys: [Buffer.from(gateway.ingestKey, 'hex')] }),
  };
}

describe('the corpus', () => {
  it.each(corpusVersions())('keeps every file of %s as it was written', (version) => {
    const { listed, found } = sumsOf(version);
    expect(found.toSorted()).toEqual(listed.toSorted());
  });

  it('holds a message of every type that is on the wire', () => {
    expect([...new Set(corpus.map(({ type }) => type))].toSorted()).toEqual(Object.values(eventTypes).toSorted());
  });

  it('holds commands that arm and that open, calls refused, held and allowed, and an alert begun and continued', () => {
    const values = corpus.map((message) => JSON.stringify(dataOf(message)));
    const telling = ['"action":"arm"', '"action":"open"', '"activity_id":1', '"activity_id":2'];
    const decisions = ['allowed', 'held', 'refused'].map((decision) => `"decision":"${decision}"`);
    for (const words of [...telling, ...decisions]) expect(values.some((value) => value.includes(words))).toBe(true);
  });
});

function ofTypes(types: readonly string[]): readonly GoldenMessage[] {
  return corpus.filter(({ type }) => types.includes(type));
}

it.each(corpus)('$file is taken by the validator of its type', (message) => {
  expect(isTaken(message, dataOf(message))).toBe(true);
});

it.each(ofTypes(sealed))('$file carries a MAC that its gateway made', ({ record, type, keys }) => {
  const { headers, key, value } = record;
  const mac = headers[macHeader] ?? '';
  const ingestKeys = [Buffer.from(keys.gateway.ingestKey, 'hex')];
  expect(verifyMac({ type, key, value: value ?? new Uint8Array() }, { mac, keys: ingestKeys })).toBe(true);
});

it.each(ofTypes(onCalls))('$file is read by a worker without loss', (message) => {
  const decoded = decodeRecord(message.record, { gateways: directoryOf(message), recordBytesMax: 1_048_576 });
  expect(decoded).toMatchObject({ unknownFields: 0, data: dataOf(message) });
});

it.each(ofTypes([eventTypes.signal, eventTypes.signalTick]))('$file is read by a worker without loss', (message) => {
  // The key of the workers is in no corpus; that the seal is asked for is shown elsewhere.
  const signer = { seal: () => message.record.headers[macHeader] ?? '' };
  expect(decodeSignal(message.record, { signer, recordBytesMax: 1_048_576 })).toMatchObject({ unknownFields: 0 });
});

it.each(ofTypes([eventTypes.ack]))('$file is read by a worker as an ack', (message) => {
  expect(readAckRecord(message.record, directoryOf(message))).toEqual({ kind: 'ack', ack: dataOf(message) });
});

it.each(ofTypes([eventTypes.progress]))('$file is believed by a gateway of its time', ({ record, keys }) => {
  const watch = new ProgressWatch({
    verify: createVerifier(keys.trust),
    tenant: keys.gateway.tenant,
    unwatchedAfterMs: 2000,
  });
  expect(watch.take(record, record.appendTimeMs)).toBe('taken');
});

describe.each(ofTypes(obeyed))('$file', (message) => {
  const { record, type, keys } = message;
  const { tenant, id } = keys.gateway;
  const gateway = { id, boot: '0'.repeat(26) };

  function obey(value: Uint8Array | null) {
    const clock = { nowMs: () => record.appendTimeMs };
    const enforcer = createEnforcer({ verify: createVerifier(keys.trust), clock, tenant, gateway });
    enforcer.caughtUp();
    return enforcer.applyRecord({ key: record.key, value });
  }

  it('is obeyed by a gateway of its time', () => {
    const { command } = eventTypes;
    expect(obey(record.value)).toMatchObject(
      type === command ? { kind: 'ack', entry: { status: 'applied' } } : { kind: 'beacon' },
    );
  });

  it('is refused once a byte of it was changed', () => {
    const text = Buffer.from(record.value ?? []).toString('utf8');
    const altered = Buffer.from(text.replace('"writer":"worker', '"writer":"Worker'), 'utf8');
    expect(obey(altered)).toMatchObject(
      type === eventTypes.command
        ? { kind: 'ack', entry: { status: 'rejected', reason: 'bad-signature' } }
        : { kind: 'ignored', reason: 'bad-beacon' },
    );
  });
});

describe('the code of today', () => {
  let story: Story;
  beforeAll(async () => {
    story = await recordStory();
  }, 60_000);

  it('still writes a message of every type', () => {
    const types = new Set(story.records.map(({ headers }) => headers['ce_type']));
    expect([...types].toSorted()).toEqual(Object.values(eventTypes).toSorted());
  });

  it('writes no byte of the secret that the story is about', () => {
    const text = story.records
      .map(({ key, value }) => `${key} ${Buffer.from(value ?? []).toString('utf8')}`)
      .join('\n');
    expect(text).not.toContain('Jd83Kx0pQz7LmV2c');
    expect(text).not.toContain('evil.example');
  });
});
