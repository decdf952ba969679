/** The far half of the echo: whatever comes on one topic goes out on the other, what came together in one request. */
import { createKafkaClient } from '../../support/topics.ts';
import { echoPartitions, maxWaitTimeInMs } from './echo.ts';

const [brokers = '', prefix = ''] = process.argv.slice(2);
const kafka = createKafkaClient(brokers);
const producer = kafka.producer({ allowAutoTopicCreation: false });
const consumer = kafka.consumer({ groupId: `${prefix}echoer`, maxWaitTimeInMs });
await producer.connect();
await consumer.connect();
await consumer.subscribe({ topics: [`${prefix}echo`], fromBeginning: true });
const joined = new Promise<void>((resolve) => {
  consumer.on(consumer.events.GROUP_JOIN, () => resolve());
});
await consumer.run({
  autoCommit: false,
  partitionsConsumedConcurrently: echoPartitions,
  eachBatch: async ({ batch }) => {
    await producer.send({
      topic: `${prefix}echo-back`,
      messages: batch.messages.map(({ key, value }) => ({ key, value })),
    });
  },
});
await joined;
process.on('disconnect', () => process.exit());
process.send?.('ready');
