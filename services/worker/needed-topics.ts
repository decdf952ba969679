import { topics } from '../../schemas/topics.ts';
import type { Log, TopicAdmin } from '../engine/ports/log.ts';

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

/** Looks at them over one connection that stays: whoever takes partitions looks, and nobody owns these meanwhile. */
export class NeededTopics {
  readonly #admin: TopicAdmin;

  constructor(log: Pick<Log, 'admin'>) {
    this.#admin = log.admin();
  }

  /** How many partitions each has. Throws E_LOG_SETTINGS when one is missing or its timestamps are not append times. */
  check(): Promise<ReadonlyMap<string, number>> {
    return this.#admin.check(needed);
  }

  close(): Promise<void> {
    return this.#admin.close();
  }
}
