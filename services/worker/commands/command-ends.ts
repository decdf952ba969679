/**
 * Rule 12 (progress): up to where the topic of commands is to be read for all that came of what is judged here.
 *
 * Invariants:
 * 1. Whatever this process was told is published, or a former owner of its partitions published, stands before the ends.
 * 2. While that cannot be said, nothing is.
 */
import type { Progress } from '../../../schemas/generated/types.ts';
import { topics } from '../../../schemas/topics.ts';
import type { GroupMember, LogProducer, OutgoingRecord, RecordPlace, TopicAdmin } from '../../engine/ports/log.ts';

/** Later than everything: the end is asked for. */
const neverMs = Number.MAX_SAFE_INTEGER;

export interface EndsSource {
  readonly member: Pick<GroupMember, 'offsetAt'>;
  readonly admin: () => TopicAdmin;
}

export class CommandEnds {
  readonly #ends = new Map<number, bigint>();
  /** Reasons to ask the log that came so far, and those that were there when it was last asked. */
  #doubts = 1;
  #doubtsEnded = 0;
  #asking: Promise<void> | undefined;

  /** The producer, with what it publishes noted before anybody hears that it is published. */
  noting(producer: LogProducer): LogProducer {
    return {
      produce: async (records) => {
        const doubts = this.#doubts;
        const places = await producer.produce(records);
        // What the log was asked for meanwhile may stand behind these.
        const isSure = doubts === this.#doubts;
        records.forEach((record, index) => this.#note(record, isSure ? places[index] : undefined));
        return places;
      },
      close: () => producer.close(),
    };
  }

  /** Partitions have other owners now: what those before published is to be counted. */
  forget(): void {
    this.#doubts += 1;
  }

  /** Asks the log when it has to, once at a time. */
  know(source: EndsSource): Promise<void> {
    this.#asking ??= this.#ask(source).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  get known(): Progress['commands'] {
    if (this.#doubts !== this.#doubtsEnded) return undefined;
    return [...this.#ends].map(([partition, offset]) => ({ partition, offset: String(offset) }));
  }

  async #ask({ member, admin }: EndsSource): Promise<void> {
    const doubts = this.#doubts;
    if (doubts === this.#doubtsEnded) return;
    for (const [partition, end] of await endsOf(member, await countOf(admin()))) this.#raise(partition, end);
    this.#doubtsEnded = doubts;
  }

  #note({ topic }: OutgoingRecord, place: RecordPlace | undefined): void {
    if (topic !== topics.commands) return;
    if (place === undefined) this.#doubts += 1;
    else this.#ends.set(place.partition, place.offset + 1n);
  }

  #raise(partition: number, end: bigint): void {
    this.#ends.set(partition, max(end, this.#ends.get(partition) ?? 0n));
  }
}

async function countOf(admin: TopicAdmin): Promise<number> {
  try {
    return (await admin.check([topics.commands])).get(topics.commands) ?? 0;
  } finally {
    await admin.close();
  }
}

async function endsOf(member: EndsSource['member'], count: number): Promise<readonly (readonly [number, bigint])[]> {
  const partitions = Array.from({ length: count }, (_, partition) => partition);
  return Promise.all(
    partitions.map(async (partition) => {
      return [partition, await member.offsetAt({ topic: topics.commands, partition }, neverMs)] as const;
    }),
  );
}

function max(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}
