import { describe, expect, it } from 'vitest';
import { toLogRecord } from '../../../../../services/adapters/kafka/kafka-record.ts';

type Message = Parameters<typeof toLogRecord>[1];

function messageWith(headers: Record<string, unknown>): Message {
  const message = { key: Buffer.from('k'), value: Buffer.from('{}'), timestamp: '1', attributes: 0, offset: '7' };
  return { ...message, headers: headers as NonNullable<Message['headers']> };
}

describe('a record of Kafka', () => {
  const at = { topic: 'calls', partition: 0 };

  it('is read without the headers that have no value', () => {
    const message = messageWith({ empty: null, both: [null, Buffer.from('second')], kept: Buffer.from('text') });
    expect(toLogRecord(at, message).headers).toEqual({ kept: 'text' });
  });

  it('has the first value of a header that stands twice', () => {
    const message = messageWith({ twice: [Buffer.from('first'), Buffer.from('second')] });
    expect(toLogRecord(at, message).headers).toEqual({ twice: 'first' });
  });
});
