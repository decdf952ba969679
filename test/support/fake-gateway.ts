import { randomBytes } from 'node:crypto';
import { cloudEventHeaders } from '../../schemas/events/cloud-event.ts';
import { gatewayRecordKey, sessionRecordKey } from '../../schemas/events/record-key.ts';
import type { Ack, Heartbeat } from '../../schemas/generated/types.ts';
import { type EventType, eventTypes, gatewayHeader, macHeader, topics } from '../../schemas/topics.ts';
import { createMac } from '../../services/adapters/crypto/mac.ts';
import type { OutgoingRecord } from '../../services/engine/ports/log.ts';
import type { SessionEvent } from '../../services/worker/records/decode.ts';
import type { CallData } from './session-events.ts';

interface Sealed {
  readonly topic?: string;
  readonly type: EventType;
  readonly key: string;
  readonly id: string;
  readonly timeMs: number;
  readonly value: Uint8Array;
}

interface FakeGatewayOptions {
  readonly id?: string;
  readonly tenant?: string;
  readonly ingestKey?: Buffer;
}

/** Makes records as a gateway does: CloudEvents headers and a MAC with its ingest key. */
export class FakeGateway {
  readonly id: string;
  readonly tenant: string;
  readonly ingestKey: Buffer;

  constructor({ id = 'gw-1', tenant = 'acme', ingestKey = randomBytes(32) }: FakeGatewayOptions = {}) {
    this.id = id;
    this.tenant = tenant;
    this.ingestKey = ingestKey;
  }

  call(data: CallData): OutgoingRecord {
    const type = 'arguments' in data ? eventTypes.callRequested : eventTypes.callCompleted;
    return this.event(type, data);
  }

  event(type: EventType, data: SessionEvent, key = sessionRecordKey(data.tenant, data.session.key)): OutgoingRecord {
    return this.seal({ type, key, id: data.id, timeMs: data.timeMs, value: jsonOf(data) });
  }

  heartbeat(data: Heartbeat): OutgoingRecord {
    const key = gatewayRecordKey(data.tenant, data.gateway.id);
    return this.seal({ type: eventTypes.heartbeat, key, id: data.id, timeMs: data.timeMs, value: jsonOf(data) });
  }

  ack(data: Ack): OutgoingRecord {
    const { timeMs } = data;
    const { acks: topic } = topics;
    return this.seal({ topic, type: eventTypes.ack, key: this.id, id: 'ack', timeMs, value: jsonOf(data) });
  }

  seal({ topic = topics.calls, type, key, id, timeMs, value }: Sealed): OutgoingRecord {
    const mac = createMac({ gateway: this.id, key: this.ingestKey }).mac({ type, key, value });
    const headers = cloudEventHeaders({ id, source: `shearpin/gateway/${this.id}`, type, timeMs, key });
    return { topic, key, value, headers: { ...headers, [gatewayHeader]: this.id, [macHeader]: mac } };
  }
}

export function jsonOf(data: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(data), 'utf8');
}
