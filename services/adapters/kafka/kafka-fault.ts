import kafkajs from 'kafkajs';
import { ShearpinError } from '../../../schemas/errors.ts';

/** What the broker says to a member whose generation has passed. */
const notOwnerTypes = new Set([
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
  'REBALANCE_IN_PROGRESS',
  'FENCED_INSTANCE_ID',
]);
const settingsTypes = new Set([
  'UNKNOWN_TOPIC_OR_PARTITION',
  'INVALID_TOPIC_EXCEPTION',
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'POLICY_VIOLATION',
  'INVALID_REPLICATION_FACTOR',
  'INVALID_PARTITIONS',
  'INVALID_CONFIG',
]);
const rightMissing = /^[A-Z_]+_AUTHORIZATION_FAILED$/;
/** OpenSSL's and Node's words for a peer whose certificate is not believed, and for one that speaks no TLS. */
const tlsCodes = /^(?:CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH$|EPROTO$)/;
const causesMax = 8;
const reasonCharsMax = 200;

interface ProtocolFault extends Error {
  readonly type: string;
}

/** The answer of the broker inside the wrappings of kafkajs. */
export function protocolFaultOf(fault: unknown): ProtocolFault | undefined {
  const found = insideOf(fault, isProtocolFault);
  return found !== undefined && isProtocolFault(found) ? found : undefined;
}

function isProtocolFault(fault: Error): fault is ProtocolFault {
  const isNamed = fault.name === 'KafkaJSProtocolError' || fault.name === 'KafkaJSCreateTopicError';
  return isNamed && 'type' in fault && typeof fault.type === 'string';
}

/** The cause, or the first of several faults that kafkajs tells as one. */
function nextInside(fault: Error): unknown {
  return 'errors' in fault && Array.isArray(fault.errors) ? fault.errors[0] : fault.cause;
}

export function isNotOwner(fault: unknown): boolean {
  return notOwnerTypes.has(protocolFaultOf(fault)?.type ?? '');
}

/** Another broker coordinates the group now. */
export function hasMoved(fault: unknown): boolean {
  return protocolFaultOf(fault)?.type === 'NOT_COORDINATOR_FOR_GROUP';
}

export function notOwner(message: string, cause?: unknown): ShearpinError {
  return new ShearpinError('E_NOT_OWNER', message, { cause });
}

/** Kafka refused because the principal may not. */
export function lacksRight(fault: unknown): boolean {
  return rightMissing.test(protocolFaultOf(fault)?.type ?? '');
}

/** What a fault is told with. */
export interface Attempt {
  /** What was tried, such as "Records for shearpin.calls.v1". */
  readonly what: string;
  /** What the principal needs for it, such as "Write on the topic shearpin.calls.v1". */
  readonly right?: string;
}

export function toLogFault(fault: unknown, { what, right }: Attempt): ShearpinError {
  if (fault instanceof ShearpinError) return fault;
  const type = protocolFaultOf(fault)?.type ?? '';
  if (notOwnerTypes.has(type)) return notOwner(`${what}: this member no longer owns the partition.`, fault);
  const refusal = refusalOf(fault, { type, right });
  if (refusal !== undefined) return new ShearpinError('E_LOG_ACCESS', `${what}: ${refusal}`, { cause: fault });
  const reason = type === '' ? reasonOf(fault) : type;
  if (settingsTypes.has(type)) {
    // A topic may still be created, so the caller may try again.
    const retryable = type === 'UNKNOWN_TOPIC_OR_PARTITION';
    return new ShearpinError('E_LOG_SETTINGS', `${what}: Kafka refused (${reason}).`, { retryable, cause: fault });
  }
  return new ShearpinError('E_LOG_UNAVAILABLE', `${what}: Kafka cannot be used (${reason}).`, {
    retryable: true,
    cause: fault,
  });
}

/** Why Kafka does not let this process in, or this process does not believe that it is Kafka. */
export function refusalOf(
  fault: unknown,
  { type = protocolFaultOf(fault)?.type ?? '', right }: { readonly type?: string; readonly right?: string | undefined },
): string | undefined {
  if (type === 'SECURITY_DISABLED') return 'the brokers keep no ACLs (authorizer.class.name is not set).';
  if (rightMissing.test(type)) return `Kafka refused: the principal lacks ${right ?? 'a right'} (${type}).`;
  const refused = insideOf(fault, ({ name }) => name === 'KafkaJSSASLAuthenticationError');
  if (refused !== undefined) return `Kafka refused the credentials (${refused.message.slice(0, reasonCharsMax)}).`;
  if (insideOf(fault, ({ name }) => name === 'KafkaJSGroupCoordinatorNotFound') !== undefined) {
    // kafkajs does not tell what the brokers answered; when none is there it tells something else.
    return `no broker names the coordinator of the group; the principal may lack ${right ?? 'a right'}.`;
  }
  const untrusted = insideOf(fault, (inner) => 'code' in inner && tlsCodes.test(String(inner.code)));
  return untrusted === undefined
    ? undefined
    : `no TLS connection can be trusted (${untrusted.message.slice(0, reasonCharsMax)}).`;
}

function insideOf(fault: unknown, matches: (inner: Error) => boolean): Error | undefined {
  let inner = fault;
  for (let depth = 0; depth < causesMax && inner instanceof Error; depth += 1) {
    if (matches(inner)) return inner;
    inner = nextInside(inner);
  }
  return undefined;
}

/** Kafka is away, which the client itself tells. */
export function isUnavailable(fault: unknown): boolean {
  return fault instanceof ShearpinError && fault.code === 'E_LOG_UNAVAILABLE';
}

/** Trying again does not help: somebody must grant something, or correct the settings. */
export function isRefused(fault: unknown): fault is ShearpinError {
  return fault instanceof ShearpinError && fault.code === 'E_LOG_ACCESS';
}

export function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown fault';
  return `${fault.name.replace(/^KafkaJS/, '')}: ${fault.message}`.slice(0, reasonCharsMax);
}

/** kafkajs asks who coordinates the group, and joins it, when a batch ends with this. */
export function joinAnew(): Error {
  const why = new kafkajs.KafkaJSError('The group is coordinated elsewhere.');
  return Object.assign(why, { type: 'REBALANCE_IN_PROGRESS' });
}
