import { expect, it } from 'vitest';
import { partitionOfKey } from '../../../../../schemas/events/partition-of-key.ts';
import { eventTypes, topics } from '../../../../../schemas/topics.ts';
import type { LogRecord } from '../../../../../services/engine/ports/log.ts';
import type { Growth } from '../../../../../services/worker/partition/growth.ts';
import { GrowthFence, type Judged } from '../../../../../services/worker/partition/growth-fence.ts';

const topic = topics.calls;
const key = 'acme:session';
const [before, after] = [6, 7];
const old = partitionOfKey(key, before);
const present = partitionOfKey(key, after);
/** Of the old partition: from this record on its owner knew of the growth. */
const knownFrom = '10';

function growthIn(partition: number): readonly Growth[] {
  const one = { partitions: before, untilMs: 60_000 };
  return [partition === old ? { ...one, from: knownFrom } : one];
}

function record(partition: number, offset: bigint): LogRecord {
  const headers = { ce_type: eventTypes.callRequested };
  return { topic, partition, offset, appendTimeMs: 1000, key, value: new Uint8Array(), headers };
}

interface Other {
  readonly offset: bigint;
  readonly size?: Judged['size'];
  /** Of the partition: owners before may have judged some of it. */
  readonly heard?: Growth['heard'];
  readonly onLoad?: () => void;
}

/** The fence of a partition, with the other at the end of what was appended to it. */
function fenceOf(partition: number, { offset, size, heard, onLoad }: Other): GrowthFence {
  const other = partition === old ? present : old;
  return new GrowthFence({
    member: { committed: () => Promise.reject(new Error('not asked')), offsetAt: () => Promise.resolve(offset) },
    owner: {
      at: { topic, partition },
      size: { partitions: after, growth: growthIn(partition).map((one) => (heard ? { ...one, heard } : one)) },
      ...{ master: 'm', incarnation: 1, commitGrowth: () => Promise.reject(new Error('nothing new')) },
    },
    store: {
      load: async (keys) => {
        onLoad?.();
        return keys.map(() => undefined);
      },
    },
    settled: () => Promise.resolve(),
    judgedOf: () => ({
      offset,
      lastMs: 0,
      master: 'm',
      size: size ?? { partitions: after, growth: growthIn(other) },
    }),
    patience: Object.assign(<T>(_what: unknown, work: () => Promise<T>): Promise<T> => work(), { waitingOn: () => [] }),
    stopping: new AbortController().signal,
    sleep: () => Promise.resolve(),
  });
}

async function passes(fence: GrowthFence, one: LogRecord): Promise<boolean> {
  return fence
    .inOrder(
      [one],
      () => Promise.resolve(),
      () => Promise.resolve(false),
    )
    .then(
      (ready) => ready.length === 1,
      () => false,
    );
}

it('rule 4: what was judged before anybody knew of the growth waits for nothing when it is read again', async () => {
  const unaware = { offset: 0n, size: { partitions: before } };
  expect(await passes(fenceOf(old, unaware), record(old, 9n))).toBe(true);
  expect(await passes(fenceOf(old, unaware), record(old, 10n))).toBe(false);
  expect(await passes(fenceOf(old, { offset: 0n }), record(old, 10n))).toBe(true);
});

it('rule 4: a record of a new partition waits for everything that was judged before the growth was known', async () => {
  expect(await passes(fenceOf(present, { offset: 9n }), record(present, 0n))).toBe(false);
  expect(await passes(fenceOf(present, { offset: 10n }), record(present, 0n))).toBe(true);
});

it('rule 4: waits for an owner who has not heard of the growth', async () => {
  const unaware = { offset: 10n, size: { partitions: before, growth: [] } };
  expect(await passes(fenceOf(present, unaware), record(present, 0n))).toBe(false);
});

it('rule 4: looks once at sessions that owners before may have judged, however often their batch is delivered', async () => {
  let loads = 0;
  const unaware = { partitions: before };
  const other = { offset: 0n, size: unaware, heard: { epoch: 5, to: '12' }, onLoad: () => void (loads += 1) };
  const fence = fenceOf(old, other);
  expect([await passes(fence, record(old, 10n)), await passes(fence, record(old, 10n)), loads]).toEqual([
    false,
    false,
    1,
  ]);
  expect([await passes(fence, record(old, 11n)), loads]).toEqual([false, 2]);
  // Some are known to be judged then, and nobody can have judged others.
  const all = [await passes(fence, record(old, 9n)), await passes(fence, record(old, 12n))];
  expect([...all, loads]).toEqual([true, false, 2]);
});
