import { randomUUID } from 'node:crypto';
import { createKafkaLog } from '../../../../../services/adapters/kafka/kafka-log.ts';
import { describeLog } from '../../../../contract/log.contract.ts';
import { describeWithServers } from '../../../../support/servers/describe-with-servers.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describeWithServers('with a real broker', ({ kafkaBrokers }) => {
  describeLog('Kafka', async () => {
    const topicPrefix = `test-${randomUUID()}.`;
    let processCount = 0;
    return {
      open: () =>
        createKafkaLog({
          brokers: kafkaBrokers.split(','),
          topicPrefix,
          clientId: `contract-${(processCount += 1)}`,
          newId: randomUUID,
          logger: silent,
        }),
      close: async () => undefined,
    };
  });
});
