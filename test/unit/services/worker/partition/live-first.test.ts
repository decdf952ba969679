import { describe, expect, it } from 'vitest';
import { partitionOfKey } from '../../../../../schemas/events/partition-of-key.ts';
import { topics } from '../../../../../schemas/topics.ts';
import type { LogRecord } from '../../../../../services/engine/ports/log.ts';
import type { Growth } from '../../../../../services/worker/partition/growth.ts';
import { LiveFirst } from '../../../../../services/worker/partition/live-first.ts';

const end = 10_000n;
const newest = end - end / 8n;
const beat = (): Promise<void> => Promise.resolve();

/** Of a session of partition 8 that would be in another one of six. */
function recordAt(offset: bigint): LogRecord {
  const key = Array.from({ length: 100 }, (_, number) => `session-${String(number)}`).find(
    (name) => partitionOfKey(name, 12) === 8,
  );
  const at = { topic: topics.calls, partition: 8, offset, appendTimeMs: Number(offset) };
  return { ...at, key: key ?? '', value: new Uint8Array(), headers: {} };
}

/** A partition of twelve that is rebuilt from its beginning. */
function rebuilding(growth: readonly Growth[] = [], faults: string[] = []) {
  const at = { topic: topics.calls, partition: 8 };
  const owner = {
    ...{ at, size: { partitions: 12, growth } },
    ...{ isRebuilding: true, isCautious: false, committedOffset: 0n, rebuildTo: end },
  };
  const sought: bigint[] = [];
  const live = new LiveFirst({
    member: {
      offsetAt: () => {
        const fault = faults.pop();
        return fault === undefined ? Promise.resolve(end) : Promise.reject(new Error(fault));
      },
      seek: (_, offset) => Promise.resolve(void sought.push(offset)),
    },
    owner,
    patience: Object.assign(<T>(_: string, work: () => Promise<T>) => work(), { waitingOn: () => [] }),
    isLiveFirst: true,
    elapsedMs: () => 0,
    sessionIdleMs: 60_000,
    onFound: () => undefined,
  });
  return { live, owner, sought };
}

describe('rule 8: the order in which a partition is rebuilt', () => {
  it('goes on behind what was committed of a batch that failed, and does not search for what lives again', async () => {
    const { live, owner, sought } = rebuilding();
    await live.begins(beat);
    for (const state of ['looking', 'ahead']) {
      expect(live.isAhead, state).toBe(true);
      live.pick([recordAt(end - 1n)]);
      await live.passed(recordAt(end - 1n), beat);
    }
    await live.judged({ records: [recordAt(99n)], endOffset: end }, beat);
    expect(sought).toEqual([newest, 0n, 0n]);
    // Of the batch after it a part was judged and committed before the rest had to wait.
    owner.committedOffset = 150n;
    expect(await live.isElsewhere([recordAt(150n), recordAt(199n)], beat)).toBe(false);
    expect(sought).toHaveLength(3);
  });

  it('looks at what came meanwhile also while the reading of everything waits for another partition', async () => {
    const { live, sought } = rebuilding();
    await live.begins(beat);
    for (const _ of ['looking', 'ahead']) await live.passed(recordAt(end - 1n), beat);
    expect(await live.judged({ records: [], endOffset: end + 1n }, beat)).toBe(true);
    expect(sought).toEqual([newest, 0n, 0n, end]);
    expect(live.isAhead).toBe(true);
  });

  it('reads ahead although the log was away when it was asked where it ends', async () => {
    const { live, sought } = rebuilding([], ['away']);
    await expect(live.begins(beat)).rejects.toThrow('away');
    expect(await live.begins(beat)).toBe(true);
    expect(sought).toEqual([newest]);
  });

  it('reads nothing ahead where all that lives may have records in another partition', async () => {
    const { live, sought } = rebuilding([{ partitions: 6, untilMs: Infinity }]);
    await live.begins(beat);
    const newer = recordAt(end - 1n);
    live.pick([newer]);
    await live.passed(newer, beat);
    expect(live.isAhead).toBe(false);
    expect(sought).toEqual([newest, 0n]);
    // Nor later.
    expect(await live.judged({ records: [recordAt(99n)], endOffset: end }, beat)).toBe(false);
    expect(await live.begins(beat)).toBe(false);
  });
});
