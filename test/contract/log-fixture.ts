import { afterAll, beforeAll } from 'vitest';
import type {
  GroupHandlers,
  GroupMember,
  Log,
  LogRecord,
  OutgoingRecord,
  TopicPartition,
} from '../../services/engine/ports/log.ts';

export interface LogUnderTest {
  /** Each call is another process on the same log. */
  open(): Log;
  close(): Promise<void>;
}

export const patience = { timeout: 60_000, interval: 20 };

/** The log under test, its topics, and what is to be stopped when the suite ends. */
export class LogFixture {
  readonly #running: { stop(): Promise<void> }[] = [];
  #underTest: LogUnderTest | undefined;
  #log: Log | undefined;
  #topicCount = 0;

  constructor(create: () => Promise<LogUnderTest>) {
    beforeAll(async () => {
      this.#underTest = await create();
    });
    afterAll(async () => {
      await Promise.all(this.#running.map((part) => part.stop()));
      await this.#underTest?.close();
    });
  }

  open(): Log {
    if (this.#underTest === undefined) throw new Error('the suite has not begun');
    return this.#underTest.open();
  }

  log(): Log {
    this.#log ??= this.open();
    return this.#log;
  }

  async makeTopic(partitions = 1): Promise<string> {
    this.#topicCount += 1;
    const topic = `contract.t${this.#topicCount}`;
    const admin = this.log().admin();
    await admin.ensure([{ topic, partitions, compacted: false }]);
    await admin.close();
    return topic;
  }

  async produce(records: readonly OutgoingRecord[]): Promise<void> {
    const producer = this.log().producer();
    await producer.produce(records);
    await producer.close();
  }

  /** A member in a process of its own. */
  member(topic: string): GroupMember {
    return this.stopAtEnd(this.open().member(`${topic}.group`, [topic]));
  }

  stopAtEnd<Part extends { stop(): Promise<void> }>(part: Part): Part {
    this.#running.push(part);
    return part;
  }
}

export function text(topic: string, value: string, key = 'k'): OutgoingRecord {
  return { topic, key, value: Buffer.from(value), headers: {} };
}

export function recorder(): {
  handlers: GroupHandlers;
  records: LogRecord[];
  values(partition?: number): string[];
} {
  const records: LogRecord[] = [];
  return {
    records,
    values: (partition) =>
      records.filter((record) => partition === undefined || record.partition === partition).map(valueOf),
    handlers: {
      onAssigned: async (partitions) => partitions.map(() => undefined),
      onRevoked: async () => undefined,
      onBatch: async (batch) => {
        records.push(...batch.records);
      },
    },
  };
}

export function ownership(): { handlers: GroupHandlers; partitions(): number[] } {
  let owned: readonly TopicPartition[] = [];
  return {
    partitions: () => owned.map(({ partition }) => partition).sort(),
    handlers: {
      onAssigned: async (partitions) => {
        owned = partitions;
        return partitions.map(() => undefined);
      },
      onRevoked: async () => {
        owned = [];
      },
      onBatch: async () => undefined,
    },
  };
}

export function followed(): { handlers: { onRecord(record: LogRecord): void; onCaughtUp(): void }; story: string[] } {
  const story: string[] = [];
  return {
    story,
    handlers: {
      onRecord: (record) => {
        story.push(valueOf(record));
      },
      onCaughtUp: () => {
        story.push('caught up');
      },
    },
  };
}

export function valueOf(record: LogRecord): string {
  return record.value === null ? 'tombstone' : Buffer.from(record.value).toString('utf8');
}
