import { Kafka, logLevel, type logCreator, type LogEntry } from 'kafkajs';
import type { KafkaLogger, KafkaLogOptions } from './kafka-options.ts';

const connectionTimeoutMs = 3_000;
const requestTimeoutMs = 10_000;

/** Fields of kafkajs that name places and never hold contents. */
const tellableFields = [
  'broker',
  'clientId',
  'groupId',
  'memberId',
  'topic',
  'partition',
  'error',
  'retryCount',
  'retryTime',
  'correlationId',
];
/**
 * kafkajs wants endless retries of an idempotent producer. Here a producer that failed is replaced instead, so its
 * sequence numbers are never used for other records.
 */
const expectedWarning = 'Limiting retries for the idempotent producer may invalidate EoS guarantees';

/** Retries of kafkajs itself are few: what fails is begun anew from outside, for as long as it takes. */
export const clientRetry = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 4 };

export function createKafkaClient(options: KafkaLogOptions): Kafka {
  return new Kafka({
    clientId: options.clientId,
    brokers: [...options.brokers],
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    retry: clientRetry,
    logLevel: isVerbose(options.logger) ? logLevel.DEBUG : logLevel.WARN,
    logCreator: logTo(options.logger),
    ...options.security,
  });
}

/** kafkajs makes several objects a request for its debug lines, so they are made only when they are wanted. */
function isVerbose({ level }: KafkaLogger): boolean {
  return level === 'debug' || level === 'trace';
}

function logTo(logger: KafkaLogger): logCreator {
  return () => (entry) => {
    if (entry.log.message === expectedWarning) return;
    const fields = fieldsOf(entry);
    switch (entry.level) {
      // A connection that is lost and mended is an error to kafkajs; a fault that matters reaches the caller.
      case logLevel.ERROR:
      case logLevel.WARN:
        logger.warn(fields, 'kafka client');
        break;
      // What the client tells of its ordinary course is too much beside what a process tells of its own.
      default:
        logger.debug(fields, 'kafka client');
    }
  };
}

function fieldsOf({ namespace, log }: LogEntry): object {
  const told = tellableFields.filter((name) => ['string', 'number'].includes(typeof log[name]));
  return {
    ...Object.fromEntries(told.map((name) => [name, log[name] as string | number])),
    part: namespace,
    detail: log.message,
  };
}
