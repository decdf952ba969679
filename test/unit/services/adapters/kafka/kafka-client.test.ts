import { describe, expect, it } from 'vitest';
import { createKafkaClient } from '../../../../../services/adapters/kafka/kafka-client.ts';

describe('a Kafka that is away', () => {
  it('is one warning of ours; what the client says of it is for debugging', async () => {
    const lines: { readonly level: string; readonly message: string }[] = [];
    const at = (level: string) => (_: object, message: string) => void lines.push({ level, message });
    const logger = { level: 'warn', debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
    const options = { brokers: ['127.0.0.1:1'], topicPrefix: '', clientId: 'test', newId: () => 'id', logger };
    const kafka = createKafkaClient(options);
    await expect(kafka.admin({ retry: { retries: 2, initialRetryTime: 1 } }).connect()).rejects.toThrow();
    expect(lines.filter(({ level }) => level !== 'debug')).toEqual([
      { level: 'warn', message: 'Kafka cannot be reached; trying again' },
    ]);
  });
});
