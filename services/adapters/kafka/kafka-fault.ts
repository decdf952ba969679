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
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'POLICY_VIOLATION',
  'INVALID_REPLICATION_FACTOR',
]);
const causesMax = 8;

interface ProtocolFault extends Error {
  readonly type: string;
}

/** The answer of the broker inside the wrappings of kafkajs. */
export function protocolFaultOf(fault: unknown): ProtocolFault | undefined {
  let inner = fault;
  for (let depth = 0; depth < causesMax && inner instanceof Error; depth += 1) {
    if (isProtocolFault(inner)) return inner;
    inner = inner.cause;
  }
  return undefined;
}

function isProtocolFault(fault: Error): fault is ProtocolFault {
  return fault.name === 'KafkaJSProtocolError' && 'type' in fault && typeof fault.type === 'string';
}

export function isNotOwner(fault: unknown): boolean {
  return notOwnerTypes.has(protocolFaultOf(fault)?.type ?? '');
}

export function notOwner(message: string, cause?: unknown): ShearpinError {
  return new ShearpinError('E_NOT_OWNER', message, { cause });
}

/** `what` says what was tried, such as "Records for shearpin.calls.v1". */
export function toLogFault(fault: unknown, what: string): ShearpinError {
  if (fault instanceof ShearpinError) return fault;
  const type = protocolFaultOf(fault)?.type ?? '';
  if (notOwnerTypes.has(type)) return notOwner(`${what}: this member no longer owns the partition.`, fault);
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

/** Kafka is away, which the client itself tells. */
export function isUnavailable(fault: unknown): boolean {
  return fault instanceof ShearpinError && fault.code === 'E_LOG_UNAVAILABLE';
}

export function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown fault';
  return `${fault.name.replace(/^KafkaJS/, '')}: ${fault.message}`.slice(0, 200);
}
