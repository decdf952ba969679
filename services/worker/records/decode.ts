import type { ErrorObject } from 'ajv';
import { gatewayRecordKey, sessionRecordKey } from '../../../schemas/events/record-key.ts';
import type {
  Approval,
  CallCompleted,
  CallRequested,
  CallWaiting,
  Discovery,
  DlqRecord,
  Heartbeat,
  Notification,
  SessionEnded,
} from '../../../schemas/generated/types.ts';
import {
  validateApproval,
  validateCallCompleted,
  validateCallRequested,
  validateCallWaiting,
  validateDiscovery,
  validateHeartbeat,
  validateNotification,
  validateSessionEnded,
} from '../../../schemas/generated/validators.js';
import { type EventType, eventTypes, gatewayHeader, macHeader } from '../../../schemas/topics.ts';
import type { LogRecord } from '../../engine/ports/log.ts';
import type { HeardRecord } from '../../engine/time/partition-clock.ts';
import type { Signal } from '../../engine/wide/entity-record.ts';
import type { Note } from '../../engine/wide/notes.ts';
import { pruneUnknown } from '../../../schemas/unknown-fields.ts';

export type SessionEvent = CallRequested | CallCompleted | Notification | Approval | Discovery | SessionEnded;
export type RejectReason = DlqRecord['reason'];

export interface Rejected {
  readonly kind: 'rejected';
  readonly reason: RejectReason;
  /** Where in the data and which rule; never a value. */
  readonly detail?: string;
}

interface Accepted {
  /** Fields that this version does not know; they were dropped. */
  readonly unknownFields: number;
}

export type Decoded =
  | (Accepted & {
      readonly kind: 'event';
      readonly type: EventType;
      readonly data: SessionEvent;
      /** The event is told to one of its entities. */
      readonly signal?: Signal;
    })
  | (Accepted & { readonly kind: 'heartbeat'; readonly data: Heartbeat })
  /** A call waits at its gateway until everything before this is judged. */
  | (Accepted & { readonly kind: 'waiting'; readonly data: CallWaiting })
  /** An entity of several sessions is told something by another one. */
  | (Accepted & { readonly kind: 'note'; readonly note: Note })
  /** Time passes in a partition of signals. */
  | (Accepted & { readonly kind: 'tick' })
  | Rejected;

export interface DecodedRecord {
  readonly record: LogRecord;
  readonly decoded: Decoded;
}

/** What the worker knows of the gateways: who may write for which tenant, and with which ingest key. */
export interface GatewayDirectory {
  tenantOf(gateway: string): string | undefined;
  verifyMac(input: {
    readonly gateway: string;
    readonly type: string;
    readonly key: string;
    readonly value: Uint8Array;
    readonly mac: string;
  }): boolean;
}

export interface DecodeOptions {
  readonly gateways: GatewayDirectory;
  readonly recordBytesMax: number;
}

interface Validator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}

const validators = new Map<string, Validator>([
  [eventTypes.callRequested, validateCallRequested],
  [eventTypes.callCompleted, validateCallCompleted],
  [eventTypes.notification, validateNotification],
  [eventTypes.approval, validateApproval],
  [eventTypes.discovery, validateDiscovery],
  [eventTypes.sessionEnded, validateSessionEnded],
  [eventTypes.callWaiting, validateCallWaiting],
  [eventTypes.heartbeat, validateHeartbeat],
]);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Authenticates a record of the calls topic, then reads it. Nothing of an unauthenticated record is parsed. */
export function decodeRecord(record: LogRecord, options: DecodeOptions): Decoded {
  const sender = authenticate(record, options);
  if (sender.kind === 'rejected') return sender;
  const validator = validators.get(sender.type);
  if (validator === undefined) return { kind: 'rejected', reason: 'unknown-type' };
  const json = readJson(sender.value);
  if (json === undefined) return { kind: 'rejected', reason: 'not-json' };
  const unknownFields = pruneUnknown(json.value, validator);
  if (unknownFields === undefined) return { kind: 'rejected', reason: 'schema', ...faultOf(validator) };
  return bind(record.key, sender, { value: json.value, unknownFields });
}

interface Sender {
  readonly kind: 'sender';
  readonly gateway: string;
  readonly tenant: string;
  readonly type: string;
  readonly value: Uint8Array;
}

/** Who wrote a record, if its MAC says so. */
export function authenticate(record: LogRecord, { gateways, recordBytesMax }: DecodeOptions): Sender | Rejected {
  const { headers, key, value } = record;
  const gateway = headers[gatewayHeader];
  const mac = headers[macHeader];
  const type = headers['ce_type'];
  if (gateway === undefined || mac === undefined || type === undefined) return { kind: 'rejected', reason: 'no-mac' };
  if (value === null) return { kind: 'rejected', reason: 'not-json' };
  if (value.byteLength > recordBytesMax) return { kind: 'rejected', reason: 'oversize' };
  const tenant = gateways.tenantOf(gateway);
  if (tenant === undefined) return { kind: 'rejected', reason: 'unknown-gateway' };
  if (!gateways.verifyMac({ gateway, type, key, value, mac })) return { kind: 'rejected', reason: 'bad-mac' };
  if (!key.startsWith(`${tenant}:`)) return { kind: 'rejected', reason: 'foreign-tenant' };
  return { kind: 'sender', gateway, tenant, type, value };
}

export function readJson(value: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(utf8.decode(value)) as unknown };
  } catch {
    return undefined;
  }
}

/** Compares what the data says of its sender and session with what was authenticated. */
function bind(
  key: string,
  sender: Sender,
  { value, unknownFields }: { value: unknown; unknownFields: number },
): Decoded {
  const data = value as SessionEvent | Heartbeat;
  if (data.tenant !== sender.tenant) return { kind: 'rejected', reason: 'foreign-tenant' };
  if (data.gateway.id !== sender.gateway) {
    return { kind: 'rejected', reason: 'unknown-gateway', detail: '/gateway/id is not the sender' };
  }
  // It stands among the records of its session, and says nothing of it.
  if (sender.type === eventTypes.callWaiting) return { kind: 'waiting', data: value as CallWaiting, unknownFields };
  if (!('session' in data)) {
    if (key !== gatewayRecordKey(sender.tenant, sender.gateway)) return { kind: 'rejected', reason: 'wrong-key' };
    return { kind: 'heartbeat', data: data, unknownFields };
  }
  if (key !== sessionRecordKey(sender.tenant, data.session.key)) return { kind: 'rejected', reason: 'wrong-key' };
  return { kind: 'event', type: sender.type as EventType, data, unknownFields };
}

function faultOf(validator: Validator): { detail?: string } {
  const fault = validator.errors?.[0];
  return fault === undefined ? {} : { detail: `${fault.schemaPath} ${fault.keyword}`.slice(0, 256) };
}

type Heard = Omit<HeardRecord, 'appendTimeMs'>;

/** Among signals the log's own time counts: gateways tell theirs to the calls topic alone. */
const logItself = 'log';

/** Whose time the record tells. */
export function heardIn(decoded: Exclude<Decoded, Rejected>, appendTimeMs: number): Heard {
  if (decoded.kind === 'tick') return { tenant: '', gateway: logItself, timeMs: appendTimeMs };
  if (decoded.kind === 'note') return { tenant: decoded.note.tenant, gateway: logItself, timeMs: appendTimeMs };
  const { tenant, gateway, timeMs } = decoded.data;
  if (decoded.kind === 'event' && decoded.signal !== undefined) {
    return { tenant, gateway: logItself, timeMs: appendTimeMs };
  }
  return { tenant, gateway: gateway.id, timeMs };
}
