import { describe, expect, it } from 'vitest';
import { partitionOfKey } from '../../../../../schemas/events/partition-of-key.ts';
import {
  growthOf,
  isGrowth,
  knownFrom,
  otherHomes,
  producersLagMs,
  sizeAt,
} from '../../../../../services/worker/partition/growth.ts';

describe('what is known of a topic that grew', () => {
  it('is that producers may not have heard of it for a while', () => {
    const known = [{ partitions: 6 }, { partitions: 6 }];
    expect(growthOf(known, { partitions: 12, nowMs: 1000 })).toEqual([
      { partitions: 6, untilMs: 1000 + producersLagMs },
    ]);
  });

  it('is what any partition knows, and nothing twice', () => {
    const known = [{ partitions: 12, growth: [{ partitions: 6, untilMs: 5 }] }, { partitions: 6 }];
    expect(growthOf(known, { partitions: 12, nowMs: 1000 })).toEqual([{ partitions: 6, untilMs: 5 }]);
    const later = growthOf(known, { partitions: 13, nowMs: 1000 });
    expect(later.map(({ partitions }) => partitions)).toEqual([6, 12]);
  });

  it('is nothing of a group that is new, and of a topic that has fewer partitions than before', () => {
    expect(growthOf([], { partitions: 12, nowMs: 0 })).toEqual([]);
    expect(growthOf([{ partitions: 12 }], { partitions: 6, nowMs: 0 })).toEqual([]);
  });
});

describe('what is kept of a growth', () => {
  const kept = { partitions: 6, untilMs: 1, from: '10', heard: { epoch: 5, to: '20' } };

  it('says by which owner that was heard, or nothing of that, and more where a later version wrote it', () => {
    const { heard: _, ...untold } = kept;
    expect([kept, untold, { ...kept, more: 1 }].map(isGrowth)).toEqual([true, true, true]);
  });

  it('is nothing that cannot be read', () => {
    const damaged = [
      { ...kept, heard: { epoch: 5 } },
      { ...kept, heard: { epoch: '5', to: '20' } },
      { ...kept, from: 1 },
    ];
    expect(damaged.map(isGrowth)).toEqual([false, false, false]);
  });
});

describe('the size that was known of a topic that grew twice', () => {
  const twice = {
    partitions: 13,
    growth: [
      { partitions: 6, untilMs: 1, from: '10' },
      { partitions: 12, untilMs: 2, from: '20' },
    ],
  };

  it('is the one in which a record was judged for the first time', () => {
    const [first] = twice.growth;
    expect(sizeAt(twice, 9n)).toEqual({ partitions: 6, growth: [] });
    expect(sizeAt(twice, 10n)).toEqual({ partitions: 12, growth: [first] });
    expect(sizeAt(twice, 20n)).toEqual(twice);
  });

  it('begins with the first record that was judged in it, and at once where there was none before', () => {
    expect([6, 12, 13].map((partitions) => knownFrom(twice.growth, partitions))).toEqual([0n, 10n, 20n]);
    expect(knownFrom([{ partitions: 6, untilMs: 1 }], 12)).toBe(0n);
  });
});

describe('where else records of a session may be', () => {
  const key = 'acme:session';
  const old = partitionOfKey(key, 6);
  const present = partitionOfKey(key, 7);
  const size = { partitions: 7, growth: [{ partitions: 6, untilMs: 9 }] };

  it('is the partition that it had, for as long as producers choose it', () => {
    expect(old).not.toBe(present);
    expect(otherHomes(key, { partition: present, size })).toEqual([{ partition: old, untilMs: 9 }]);
  });

  it('is the one that it has, for a record of somebody who does not know yet', () => {
    expect(otherHomes(key, { partition: old, size })).toEqual([{ partition: present, untilMs: Infinity }]);
  });
});
