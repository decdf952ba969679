import type { Ack } from '../../../schemas/generated/types.ts';
import { validateAck } from '../../../schemas/generated/validators.js';
import { eventTypes, gatewayHeader, macHeader } from '../../../schemas/topics.ts';
import type { LogRecord } from '../../engine/ports/log.ts';
import type { GatewayDirectory, RejectReason } from '../records/decode.ts';
import { pruneUnknown } from '../../../schemas/unknown-fields.ts';

export type ReadAck =
  { readonly kind: 'ack'; readonly ack: Ack } | { readonly kind: 'refused'; readonly reason: RejectReason };

/** An ack counts when the gateway that it names made its MAC. */
export function readAckRecord({ key, value, headers }: LogRecord, gateways: GatewayDirectory): ReadAck {
  const gateway = headers[gatewayHeader];
  const mac = headers[macHeader];
  const type = headers['ce_type'];
  if (gateway === undefined || mac === undefined || type === undefined) return refused('no-mac');
  if (type !== eventTypes.ack || value === null) return refused('unknown-type');
  const tenant = gateways.tenantOf(gateway);
  if (tenant === undefined) return refused('unknown-gateway');
  if (!gateways.verifyMac({ gateway, type, key, value, mac })) return refused('bad-mac');
  if (key !== gateway) return refused('wrong-key');
  return readAck(value, { gateway, tenant });
}

function readAck(value: Uint8Array, sender: { readonly gateway: string; readonly tenant: string }): ReadAck {
  let ack: unknown;
  try {
    ack = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(value));
  } catch {
    return refused('not-json');
  }
  if (pruneUnknown(ack, validateAck) === undefined) return refused('schema');
  const read = ack as Ack;
  if (read.gateway !== sender.gateway) return refused('wrong-key');
  return read.tenant === sender.tenant ? { kind: 'ack', ack: read } : refused('foreign-tenant');
}

function refused(reason: RejectReason): ReadAck {
  return { kind: 'refused', reason };
}
