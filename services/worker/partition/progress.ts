import { progressRecordKey } from '../../../schemas/commands/record-key.ts';
import type { Progress } from '../../../schemas/generated/types.ts';
import { eventTypes, topics } from '../../../schemas/topics.ts';
import type { LogProducer, OutgoingRecord } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import { envelop } from '../records/outgoing.ts';

/** How often a worker tells how far it is: often enough that a gateway that waits two seconds may miss one. */
export const progressMs = 500;

/** How far this process is in a partition that it owns. */
export type ProgressSource = Pick<Progress, 'partition' | 'incarnation' | 'epoch' | 'behindMs'> & {
  /** Everything before it is judged, and what came of it published. */
  readonly offset: bigint;
};

/** What all words of one moment have in common. */
export interface Moment {
  readonly partitions: number;
  /** Absent while it is not known. */
  readonly commands?: NonNullable<Progress['commands']>;
}

/**
 * Partitions in which a call waits for what was judged now. What comes while a word is on its way is told in the next, so
 * that there are no more words than the log takes one after the other.
 */
export class AwaitedPartitions {
  #tell: (partitions: ReadonlySet<number>) => Promise<void> = () => Promise.resolve();
  #waiting = new Set<number>();
  #isTelling = false;

  /** `tell` throws nothing. */
  listen(tell: (partitions: ReadonlySet<number>) => Promise<void>): void {
    this.#tell = tell;
  }

  note(partition: number): void {
    this.#waiting.add(partition);
    if (!this.#isTelling) void this.#tellAll();
  }

  async #tellAll(): Promise<void> {
    this.#isTelling = true;
    while (this.#waiting.size > 0) {
      const partitions = this.#waiting;
      this.#waiting = new Set();
      await this.#tell(partitions);
    }
    this.#isTelling = false;
  }
}

interface ProgressDeps {
  readonly producer: LogProducer;
  readonly signer: Signer;
  readonly nowMs: () => number;
}

/** Rule 12 (progress): tells gateways how far this process is in each of its partitions. */
export class ProgressTeller {
  readonly #deps: ProgressDeps;
  #number = 0;

  constructor(deps: ProgressDeps) {
    this.#deps = deps;
  }

  /** Resolves to how many were told. */
  async tell(sources: readonly ProgressSource[], moment: Moment): Promise<number> {
    if (sources.length === 0) return 0;
    const timeMs = this.#deps.nowMs();
    this.#number = Math.max(this.#number + 1, timeMs);
    await this.#deps.producer.produce(sources.map((source) => this.#record(source, { ...moment, timeMs })));
    return sources.length;
  }

  #record(source: ProgressSource, { timeMs, ...moment }: Moment & { readonly timeMs: number }): OutgoingRecord {
    const { signer } = this.#deps;
    const { writer } = signer;
    const key = progressRecordKey(writer, source.partition);
    const offset = String(source.offset);
    const number = this.#number;
    const progress: Progress = {
      spec: 'shearpin.progress.v1',
      writer,
      number,
      timeMs,
      ...moment,
      ...source,
      offset,
    };
    const id = `${key}/${String(source.epoch)}/${String(number)}`;
    const { progress: type } = eventTypes;
    return envelop({ topic: topics.progress, type, id, timeMs, key, value: signer.sign(progress) });
  }
}
