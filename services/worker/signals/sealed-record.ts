/** Records that only workers write: sealed with the key that all of them have. */
import { timingSafeEqual } from 'node:crypto';
import { cloudEventHeaders } from '../../../schemas/events/cloud-event.ts';
import { type EventType, macHeader } from '../../../schemas/topics.ts';
import type { LogRecord, OutgoingRecord } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import type { Rejected } from '../records/decode.ts';
import { workerSource } from '../records/outgoing.ts';

interface Unsealed {
  readonly topic: string;
  readonly type: EventType;
  readonly id: string;
  readonly key: string;
  readonly timeMs: number;
  readonly data: object;
}

export function sealed(
  { topic, type, id, key, timeMs, data }: Unsealed,
  signer: Pick<Signer, 'seal'>,
): OutgoingRecord & { readonly value: Uint8Array } {
  const value = Buffer.from(JSON.stringify(data), 'utf8');
  const headers = cloudEventHeaders({ id, source: workerSource, type, timeMs, key });
  return { topic, key, value, headers: { ...headers, [macHeader]: signer.seal({ type, key, value }) } };
}

export interface SealOptions {
  readonly signer: Pick<Signer, 'seal'>;
  readonly bytesMax: number;
}

/** Nothing is read of a record whose seal is not the workers'. */
export function unseal(
  { headers, key, value }: LogRecord,
  { signer, bytesMax }: SealOptions,
): { readonly kind: 'opened'; readonly type: string; readonly value: Uint8Array } | Rejected {
  const { [macHeader]: mac, ce_type: type } = headers;
  if (mac === undefined || type === undefined) return { kind: 'rejected', reason: 'no-mac' };
  if (value === null) return { kind: 'rejected', reason: 'not-json' };
  if (value.byteLength > bytesMax) return { kind: 'rejected', reason: 'oversize' };
  if (!isEqual(signer.seal({ type, key, value }), mac)) return { kind: 'rejected', reason: 'bad-mac' };
  return { kind: 'opened', type, value };
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one, 'latin1'), Buffer.from(other, 'latin1'));
}
