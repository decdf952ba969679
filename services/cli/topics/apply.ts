import { ShearpinError } from '../../../schemas/errors.ts';
import type { KafkaTopics } from '../../adapters/kafka/kafka-topics.ts';
import type { TopicChange } from './plan.ts';

export interface AppliedTopics {
  readonly done: readonly TopicChange[];
  readonly failed: readonly { readonly change: TopicChange; readonly why: string }[];
}

/** Makes every change that can be made; one that fails keeps no other from being made. */
export async function applyTopics(
  changes: readonly TopicChange[],
  topics: Pick<KafkaTopics, 'create' | 'grow' | 'set'>,
): Promise<AppliedTopics> {
  const done: TopicChange[] = [];
  const failed: { change: TopicChange; why: string }[] = [];
  for (const change of changes) {
    try {
      await make(change, topics);
      done.push(change);
    } catch (fault) {
      if (!(fault instanceof ShearpinError)) throw fault;
      failed.push({ change, why: `${fault.message} [${fault.code}]` });
    }
  }
  return { done, failed };
}

async function make(change: TopicChange, topics: Pick<KafkaTopics, 'create' | 'grow' | 'set'>): Promise<void> {
  switch (change.kind) {
    case 'create':
      return topics.create(change);
    case 'grow':
      return topics.grow(change.topic, change.to);
    case 'set':
      return topics.set(change.topic, Object.fromEntries(change.settings.map(({ name, to }) => [name, to])));
  }
}
