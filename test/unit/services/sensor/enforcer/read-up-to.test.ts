import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadUpTo } from '../../../../../services/sensor/enforcer/read-up-to.ts';

const startMs = 1_700_000_000_000;
const everyMs = 100;

/** A record comes every tenth of a second, and each is read so much later. Returns by how much the last is told to be late. */
function toldLate(lagMs: number): number {
  const read = new ReadUpTo();
  const behind = BigInt(Math.floor(lagMs / everyMs));
  const lastOf = 2n * behind + 20n;
  for (let offset = 0n; offset < lastOf; offset += 1n) {
    const at = { partition: 0, offset, ...(behind === 0n ? {} : { beyond: offset + 1n + behind }) };
    read.take(at, startMs + Number(offset) * everyMs + lagMs);
  }
  const nowMs = startMs + Number(lastOf) * everyMs + lagMs;
  return nowMs - read.take({ partition: 0, offset: lastOf, beyond: lastOf + 1n + behind }, nowMs);
}

describe('up to when a topic is read', () => {
  it('is now where all that the partition held was fetched', () => {
    const read = new ReadUpTo();
    expect(read.take({ partition: 0, offset: 7n }, startMs)).toBe(startMs);
    expect(read.take({ partition: 0, offset: 8n, beyond: 9n }, startMs + 5)).toBe(startMs + 5);
  });

  it('is as late as the reader, within the second in which ends are noted, and never less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 900 }), (tenths) => {
        const lagMs = tenths * everyMs;
        const late = toldLate(lagMs);
        expect(late).toBeGreaterThanOrEqual(lagMs);
        expect(late).toBeLessThanOrEqual(lagMs + 1_000);
      }),
    );
  });

  it('is told of each partition by itself', () => {
    const read = new ReadUpTo();
    read.take({ partition: 0, offset: 0n, beyond: 100n }, startMs);
    expect(read.take({ partition: 0, offset: 1n, beyond: 100n }, startMs + 9_000)).toBe(startMs);
    expect(read.take({ partition: 1, offset: 1n }, startMs + 9_000)).toBe(startMs + 9_000);
  });

  it('counts from before an outage until what came in it is read', () => {
    const read = new ReadUpTo();
    read.take({ partition: 0, offset: 0n }, startMs);
    expect(read.take({ partition: 0, offset: 1n, beyond: 100n }, startMs + 60_000)).toBe(startMs);
    expect(read.take({ partition: 0, offset: 99n, beyond: 120n }, startMs + 61_000)).toBe(startMs + 60_000);
  });

  it('goes by when an end was first seen, however long it takes until what was fetched with it is taken', () => {
    const read = new ReadUpTo();
    for (let offset = 0n; offset < 10n; offset += 1n)
      read.take({ partition: 0, offset, beyond: 20n }, startMs + Number(offset) * 1_000);
    expect(read.take({ partition: 0, offset: 19n, beyond: 30n }, startMs + 12_000)).toBe(startMs);
  });

  it('is told as later than it is of a reader that is further behind than what is noted', () => {
    const read = new ReadUpTo();
    for (let second = 0; second < 2_000; second += 1) {
      const at = { partition: 0, offset: BigInt(second), beyond: BigInt(second) + 5_000n };
      read.take(at, startMs + second * 1_000);
    }
    expect(read.take({ partition: 0, offset: 5_100n, beyond: 9_000n }, startMs + 5_100_000)).toBe(startMs + 101_000);
    expect(read.take({ partition: 0, offset: 6_500n, beyond: 9_000n }, startMs + 6_500_000)).toBe(startMs + 1_023_000);
  });

  it('forgets the ends of a topic that is made anew', () => {
    const read = new ReadUpTo();
    read.take({ partition: 0, offset: 500n, beyond: 900n }, startMs);
    read.take({ partition: 0, offset: 0n, beyond: 50n }, startMs + 1_000);
    expect(read.take({ partition: 0, offset: 49n, beyond: 60n }, startMs + 2_000)).toBe(startMs + 1_000);
  });

  it('notes ends after a clock that was set back', () => {
    const read = new ReadUpTo();
    read.take({ partition: 0, offset: 0n, beyond: 10n }, startMs);
    read.take({ partition: 0, offset: 1n, beyond: 20n }, startMs - 3_600_000);
    expect(read.take({ partition: 0, offset: 9n, beyond: 30n }, startMs - 3_599_000)).toBe(startMs - 3_599_000);
    expect(read.take({ partition: 0, offset: 19n, beyond: 30n }, startMs - 3_590_000)).toBe(startMs - 3_600_000);
  });
});
