/** The bare loop's own process: consumes, parses, counts, and commits once a second. */
import type { Consumer } from 'kafkajs';
import { createKafkaClient } from '../../support/topics.ts';
import { maxWaitTimeInMs } from '../enforce/echo.ts';

const [brokers = '', topic = '', groupId = ''] = process.argv.slice(2);
const kafka = createKafkaClient(brokers);
/** It stands still for longer than a member usually may. */
const sessionTimeout = 300_000;

let parsed = 0;
/** Told once so many records are parsed. */
let wanted: { readonly at: number; readonly startMs: number } | undefined;
let consumer = await run(1);
process.send?.({ ms: 0 });

process.on('message', (request: { readonly records?: number; readonly concurrency?: number }) => {
  void answer(request);
});

async function answer({ records, concurrency }: { readonly records?: number; readonly concurrency?: number }) {
  if (concurrency !== undefined) {
    await consumer.disconnect();
    consumer = await run(concurrency);
    process.send?.({ ms: 0 });
  }
  if (records === undefined) return;
  wanted = { at: records, startMs: performance.now() };
  told();
}

async function run(concurrency: number): Promise<Consumer> {
  const one = kafka.consumer({ groupId, maxWaitTimeInMs, sessionTimeout });
  const joined = new Promise<void>((resolve) => {
    one.on(one.events.GROUP_JOIN, () => resolve());
  });
  await one.connect();
  await one.subscribe({ topics: [topic], fromBeginning: true });
  await one.run({
    autoCommit: true,
    autoCommitInterval: 1_000,
    partitionsConsumedConcurrently: concurrency,
    eachBatchAutoResolve: true,
    eachBatch: ({ batch: { messages } }) => {
      for (const { value } of messages) JSON.parse(value?.toString('utf8') ?? 'null');
      parsed += messages.length;
      told();
      return Promise.resolve();
    },
  });
  await joined;
  return one;
}

function told(): void {
  if (wanted === undefined || parsed < wanted.at) return;
  parsed -= wanted.at;
  process.send?.({ ms: performance.now() - wanted.startMs });
  wanted = undefined;
}

process.on('disconnect', () => process.exit());
process.once('SIGTERM', () => process.exit());
