import type { TopicAdmin } from '../../engine/ports/log.ts';
import type { Reach } from '../../engine/rules/reach.ts';
import type { WorkerEvents } from '../events.ts';

/** A topic that state is rebuilt from. */
export interface RebuiltFrom {
  readonly topic: string;
  /** How far back whoever rebuilds goes. */
  readonly rewindMs: () => number;
  /** The detector on account of which that is so far; undefined when it is the lifetime of sessions. */
  readonly reach: () => Reach | undefined;
}

export interface RetentionWatchDeps {
  readonly admin: Pick<TopicAdmin, 'retentions'>;
  readonly sources: readonly RebuiltFrom[];
  readonly events: Pick<WorkerEvents, 'keptTooShort'>;
}

/** A rebuild goes back from the last commit, and some time passes until a loss is noticed and the records are read. */
const marginMs = 3_600_000;

/** Rule 8 (loss of the store): whether topics keep their records for as long as a rebuild goes back, by the rules in force. */
export class RetentionWatch {
  readonly #deps: RetentionWatchDeps;
  /** By topic, the furthest that was compared. */
  readonly #seenMs = new Map<string, number>();

  constructor(deps: RetentionWatchDeps) {
    this.#deps = deps;
  }

  /** Asks the log only where a rebuild goes back further than at the last look. */
  async look(): Promise<void> {
    const { admin, sources } = this.#deps;
    const further = sources.filter(({ topic, rewindMs }) => rewindMs() > (this.#seenMs.get(topic) ?? 0));
    if (further.length === 0 || admin.retentions === undefined) return;
    // A question that fails is not asked again.
    for (const { topic, rewindMs } of further) this.#seenMs.set(topic, rewindMs());
    const kept = await admin.retentions(further.map(({ topic }) => topic));
    for (const source of further) this.#compare(source, kept.get(source.topic) ?? Infinity);
  }

  #compare({ topic, rewindMs, reach }: RebuiltFrom, retentionMs: number): void {
    const neededMs = rewindMs() + marginMs;
    if (retentionMs < neededMs) this.#deps.events.keptTooShort({ topic, retentionMs, neededMs, ...reach() });
  }
}
