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
  /** Everything before it is judged, and committed. */
  readonly committedOffset: bigint;
};

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
  async tell(sources: readonly ProgressSource[], partitions: number): Promise<number> {
    if (sources.length === 0) return 0;
    const timeMs = this.#deps.nowMs();
    this.#number = Math.max(this.#number + 1, timeMs);
    await this.#deps.producer.produce(sources.map((source) => this.#record(source, { partitions, timeMs })));
    return sources.length;
  }

  #record(
    { committedOffset, ...source }: ProgressSource,
    { partitions, timeMs }: { readonly partitions: number; readonly timeMs: number },
  ): OutgoingRecord {
    const { signer } = this.#deps;
    const { writer } = signer;
    const key = progressRecordKey(writer, source.partition);
    const offset = String(committedOffset);
    const number = this.#number;
    const progress: Progress = { spec: 'shearpin.progress.v1', writer, partitions, number, timeMs, offset, ...source };
    const id = `${key}/${String(source.epoch)}/${String(number)}`;
    const { progress: type } = eventTypes;
    return envelop({ topic: topics.progress, type, id, timeMs, key, value: signer.sign(progress) });
  }
}
