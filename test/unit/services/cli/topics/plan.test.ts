import { describe, expect, it } from 'vitest';
import type { TopicState } from '../../../../../services/adapters/kafka/kafka-topics.ts';
import { applyTopics } from '../../../../../services/cli/topics/apply.ts';
import { planTopics, type TopicPlan } from '../../../../../services/cli/topics/plan.ts';
import { tellPlan } from '../../../../../services/cli/topics/report.ts';
import type { WantedTopics } from '../../../../../services/cli/topics/wanted-topics.ts';
import { ShearpinError } from '../../../../../schemas/errors.ts';

const settings = { 'retention.ms': '1000', 'min.insync.replicas': '2' };
const wanted: WantedTopics = { replicationFactor: 3, topics: [{ topic: 't', partitions: 4, settings }] };
const asWanted: TopicState = { partitions: 4, replicas: 3, settings: { ...settings, 'segment.bytes': '7' } };

function plan(state?: TopicState, brokers = 3): TopicPlan {
  return planTopics(wanted, { brokers, topics: new Map(state === undefined ? [] : [['t', state]]) });
}

describe('a plan for topics', () => {
  it('is empty when all is as it is wanted, whatever else was set', () => {
    expect(plan(asWanted)).toEqual({ changes: [], faults: [], notes: [] });
  });

  it('creates what is missing', () => {
    const change = { kind: 'create', topic: 't', partitions: 4, replicas: 3, settings };
    expect(plan()).toEqual({ changes: [change], faults: [], notes: [] });
  });

  it('says that too few brokers cannot hold a topic instead of trying', () => {
    expect(plan(undefined, 2)).toEqual({
      changes: [],
      faults: [expect.stringMatching(/t cannot be created: it needs 3 brokers, and there are 2.*--replication-factor/)],
      notes: [],
    });
  });

  it('tells one broker and one fault as one', () => {
    const told = tellPlan(plan(undefined, 1));
    expect(told).toMatch(/it needs 3 brokers, and there is 1\. Add brokers.*\nNothing to change\. 1 fault that cannot/);
  });

  it('sets what differs and grows what is too small', () => {
    const state = { ...asWanted, partitions: 3, settings: { ...asWanted.settings, 'retention.ms': '5' } };
    expect(plan(state).changes).toEqual([
      { kind: 'set', topic: 't', settings: [{ name: 'retention.ms', from: '5', to: '1000' }] },
      { kind: 'grow', topic: 't', from: 3, to: 4 },
    ]);
  });

  it('shrinks nothing, and says what it keeps', () => {
    expect(plan({ ...asWanted, partitions: 9 })).toMatchObject({
      changes: [],
      faults: [],
      notes: [expect.stringContaining('more than 4')],
    });
  });

  it('asks for no more replicas in sync than there are: nothing could be written then', () => {
    const state = { ...asWanted, replicas: 1, settings: { ...asWanted.settings, 'min.insync.replicas': '1' } };
    expect(plan(state)).toMatchObject({
      changes: [],
      faults: [expect.stringMatching(/t has 1 of 3 replicas.*kafka-reassign-partitions/)],
    });
  });
});

describe('applying a plan', () => {
  it('makes the other changes when one is refused, and says which and why', async () => {
    const made: string[] = [];
    const changes = planTopics(
      { replicationFactor: 1, topics: ['a', 'b', 'c'].map((topic) => ({ topic, partitions: 1, settings })) },
      { brokers: 1, topics: new Map() },
    ).changes;
    const applied = await applyTopics(changes, {
      create: async ({ topic }) => {
        if (topic === 'b') throw new ShearpinError('E_LOG_ACCESS', 'no right');
        made.push(topic);
      },
      grow: async () => undefined,
      set: async () => undefined,
    });
    expect(made).toEqual(['a', 'c']);
    expect(applied.done).toHaveLength(2);
    expect(applied.failed).toMatchObject([{ change: { topic: 'b' }, why: 'no right [E_LOG_ACCESS]' }]);
  });
});
