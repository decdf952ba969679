import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import type { LogRecord, OutgoingRecord, TopicPartition } from '../../engine/ports/log.ts';

export function toMessage({ key, value, headers, partition }: OutgoingRecord): Message {
  const message = {
    key,
    value: value === null ? null : Buffer.from(value.buffer, value.byteOffset, value.byteLength),
    headers,
  };
  return partition === undefined ? message : { ...message, partition };
}

export function toLogRecord({ topic, partition }: TopicPartition, message: KafkaMessage): LogRecord {
  return {
    topic,
    partition,
    offset: BigInt(message.offset),
    appendTimeMs: Number(message.timestamp),
    key: message.key?.toString('utf8') ?? '',
    value: message.value,
    headers: toHeaders(message.headers ?? {}),
  };
}

/** What kafkajs reads, whatever its types say: a header may have no value at all. */
type ReadHeader = Buffer | string | null | undefined;

/** Of a header that stands twice the first counts; one without a value is none. */
function toHeaders(headers: IHeaders): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    const first = (Array.isArray(value) ? value[0] : value) as ReadHeader;
    if (first === null || first === undefined) continue;
    if (name === '__proto__') Object.defineProperty(texts, name, { value: first.toString('utf8'), enumerable: true });
    else texts[name] = first.toString('utf8');
  }
  return texts;
}
