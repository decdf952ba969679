import './mended-request-queue.ts';
import { connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import {
  type ISocketFactory,
  Kafka,
  type KafkaConfig,
  logLevel,
  type logCreator,
  type LogEntry,
  type SASLOptions,
} from 'kafkajs';
import type { KafkaAccess, KafkaLogger, KafkaLogOptions } from './kafka-options.ts';

const connectionTimeoutMs = 3_000;
const requestTimeoutMs = 10_000;
const awayToldEveryMs = 60_000;
const keepAliveMs = 60_000;

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
/** Retries of kafkajs itself are few: what fails is begun anew from outside, for as long as it takes. */
export const clientRetry = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 4 };

export function createKafkaClient(options: KafkaLogOptions): Kafka {
  return new Kafka({
    clientId: options.clientId,
    brokers: [...options.brokers],
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    retry: clientRetry,
    socketFactory: connectAtOnce,
    logLevel: isVerbose(options.logger) ? logLevel.DEBUG : logLevel.WARN,
    logCreator: logTo(options),
    ...securityOf(options.access),
  });
}

/**
 * Requests share a connection, and a fetch that waits for records is answered late: what is asked behind it would lie here
 * until the other side has confirmed its bytes, which it puts off for 40 ms.
 */
const connectAtOnce: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  // Typed as if there always was one.
  const options = ssl as typeof ssl | null | undefined;
  const name = isIP(host) === 0 ? { servername: host } : {};
  const socket = options
    ? connectTls({ host, port, ...name, ...options }, onConnect)
    : connect({ host, port }, onConnect);
  return socket.setNoDelay(true).setKeepAlive(true, keepAliveMs);
};

function securityOf({ tls, sasl }: KafkaAccess = {}): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  return { ...(tls === undefined ? {} : { ssl: sslOf(tls) }), ...(sasl === undefined ? {} : { sasl: saslOf(sasl) }) };
}

function sslOf({ serverName, ...pem }: NonNullable<KafkaAccess['tls']>): NonNullable<KafkaConfig['ssl']> {
  return { ...pem, ...(serverName === undefined ? {} : { servername: serverName }) };
}

function saslOf({ mechanism, username, password }: NonNullable<KafkaAccess['sasl']>): SASLOptions {
  const credentials = { username, password };
  switch (mechanism) {
    case 'PLAIN':
      return { mechanism: 'plain', ...credentials };
    case 'SCRAM-SHA-256':
      return { mechanism: 'scram-sha-256', ...credentials };
    case 'SCRAM-SHA-512':
      return { mechanism: 'scram-sha-512', ...credentials };
  }
}

/** kafkajs makes several objects a request for its debug lines, so they are made only when they are wanted. */
function isVerbose({ level }: KafkaLogger): boolean {
  return level === 'debug' || level === 'trace';
}

/** What kafkajs says is for debugging: a fault that matters reaches the caller. That Kafka is away is said once. */
function logTo({ logger, brokers }: KafkaLogOptions): logCreator {
  let quietUntilMs = -Infinity;
  return () => (entry) => {
    const { message, timestamp } = entry.log;
    logger.debug(fieldsOf(entry), 'kafka client');
    const nowMs = Date.parse(timestamp);
    if (!isUnreachable(entry) || nowMs < quietUntilMs) return;
    quietUntilMs = nowMs + awayToldEveryMs;
    logger.warn({ brokers, reason: message }, 'Kafka cannot be reached; trying again');
  };
}

function isUnreachable({ namespace, level }: LogEntry): boolean {
  return level === logLevel.ERROR && namespace === 'BrokerPool';
}

function fieldsOf({ namespace, log }: LogEntry): object {
  const told = tellableFields.filter((name) => ['string', 'number'].includes(typeof log[name]));
  return {
    ...Object.fromEntries(told.map((name) => [name, log[name] as string | number])),
    part: namespace,
    detail: log.message,
  };
}
