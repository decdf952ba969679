import { EventEmitter } from 'node:events';
import { Kafka, logLevel, type Consumer } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { ConfirmedCommits } from '../../../../../services/adapters/kafka/kafka-commit.ts';

const commit = { topic: 't', partition: 1, offset: '5', metadata: 'epoch 2' };

/** A consumer that says to have committed, and tells of it or not. */
function consumerThat(tells: (events: EventEmitter) => void): Consumer {
  const events = new EventEmitter();
  const consumer = new Kafka({ brokers: ['127.0.0.1:1'], logLevel: logLevel.NOTHING }).consumer({ groupId: 'g' });
  return Object.assign(consumer, {
    on: (name: string, listener: (event: unknown) => void) => {
      events.on(name, listener);
      return () => events.off(name, listener);
    },
    commitOffsets: async () => {
      tells(events);
    },
  });
}

function told(change: Partial<typeof commit>): (events: EventEmitter) => void {
  const { topic, ...partition } = { ...commit, ...change };
  return (events) =>
    events.emit('consumer.commit_offsets', { payload: { topics: [{ topic, partitions: [partition] }] } });
}

describe('confirmed commits', () => {
  async function isConfirmed(consumer: Consumer): Promise<boolean> {
    const commits = new ConfirmedCommits();
    commits.listen(consumer);
    return commits.commit(consumer, commit);
  }

  it('counts a commit that the client tells of', async () => {
    expect(await isConfirmed(consumerThat(told({})))).toBe(true);
  });

  it('does not count a commit that the client dropped without a word', async () => {
    expect(await isConfirmed(consumerThat(() => undefined))).toBe(false);
  });

  it('does not take another commit for it', async () => {
    for (const change of [{ topic: 'u' }, { partition: 2 }, { offset: '4' }, { metadata: 'epoch 1' }]) {
      expect(await isConfirmed(consumerThat(told(change)))).toBe(false);
    }
  });
});
