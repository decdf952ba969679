import { topics } from '../../schemas/topics.ts';
import type { Log, TopicAdmin } from '../engine/ports/log.ts';
import { type RebuiltFrom, RetentionWatch, type RetentionWatchDeps } from './health/retention-watch.ts';

/** Everything that is read or written must exist with its settings. */
const needed = [
  topics.calls,
  topics.signals,
  topics.alerts,
  topics.commands,
  topics.acks,
  topics.dlq,
  topics.progress,
  topics.catalog,
  topics.rules,
  topics.baselines,
];

type OfTopic = Omit<RebuiltFrom, 'topic'> & { readonly pipeline: Pick<RetentionWatchDeps, 'events'> };

export interface NeededTopicsDeps {
  readonly log: Pick<Log, 'admin'>;
  readonly calls: OfTopic;
  readonly signals: OfTopic;
}

/** Looks at them over one connection that stays: whoever takes partitions looks, and nobody owns these meanwhile. */
export class NeededTopics {
  readonly #admin: TopicAdmin;
  readonly #retention: RetentionWatch;

  constructor({ log, calls, signals }: NeededTopicsDeps) {
    this.#admin = log.admin();
    this.#retention = new RetentionWatch({
      admin: this.#admin,
      sources: [
        { ...calls, topic: topics.calls },
        { ...signals, topic: topics.signals },
      ],
      events: calls.pipeline.events,
    });
  }

  /** How many partitions each has. Throws E_LOG_SETTINGS when one is missing or its timestamps are not append times. */
  async check(): Promise<ReadonlyMap<string, number>> {
    const partitions = await this.#admin.check(needed);
    // It only tells: what cannot be asked keeps nobody from taking partitions.
    await this.tend().catch(() => undefined);
    return partitions;
  }

  /** Rules that look back further may have come into force. */
  tend(): Promise<void> {
    return this.#retention.look();
  }

  close(): Promise<void> {
    return this.#admin.close();
  }
}
