import { expect, it, vi } from 'vitest';
import type { TopicPartition } from '../../services/engine/ports/log.ts';
import { type LogFixture, ownership, patience, recorder, text } from './log-fixture.ts';

const noMetadata = '';

/** What a log does for the members of a group. */
export function describeGroups(fixture: LogFixture): void {
  it('asks where to begin before it delivers, and begins there', async () => {
    const topic = await fixture.makeTopic(2);
    await fixture.produce(
      ['a', 'b', 'c'].flatMap((value) => [0, 1].map((partition) => ({ ...text(topic, value), partition }))),
    );
    const seen = recorder();
    const told: string[] = [];
    await fixture.member(topic).start({
      ...seen.handlers,
      onAssigned: async (partitions) => {
        told.push('assigned');
        return partitions.map(({ partition }) => (partition === 0 ? 2n : undefined));
      },
      onBatch: async (batch, beat) => {
        told.push('batch');
        await seen.handlers.onBatch(batch, beat);
      },
    });
    await vi.waitFor(() => {
      expect(seen.values(0)).toEqual(['c']);
      expect(seen.values(1)).toEqual(['a', 'b', 'c']);
    }, patience);
    expect(told[0]).toBe('assigned');
  });

  it('keeps the metadata of a commit, also for a member that comes later', async () => {
    const topic = await fixture.makeTopic();
    const at = { topic, partition: 0 };
    await fixture.produce([text(topic, 'a'), text(topic, 'b')]);
    const first = fixture.member(topic);
    const seen = recorder();
    await first.start(seen.handlers);
    expect(await first.committed(at)).toEqual({ offset: undefined, metadata: noMetadata });
    const metadata = JSON.stringify({ epoch: 7, replids: ['a'.repeat(40)] });
    await first.commit(at, { offset: 1n, metadata });
    expect(await first.committed(at)).toEqual({ offset: 1n, metadata });
    await first.stop();

    const second = fixture.member(topic);
    const later = recorder();
    await second.start(later.handlers);
    expect(await second.committed(at)).toEqual({ offset: 1n, metadata });
    await vi.waitFor(() => {
      expect(later.values()).toEqual(['b']);
    }, patience);
  });

  it('lets an owner commit from within its assignment, before the first record', async () => {
    const topic = await fixture.makeTopic();
    const at = { topic, partition: 0 };
    await fixture.produce([text(topic, 'a')]);
    const owner = fixture.member(topic);
    const seen = recorder();
    await owner.start({
      ...seen.handlers,
      onAssigned: async (partitions) => {
        await owner.commit(at, { offset: 0n, metadata: 'epoch 1' });
        return partitions.map(() => undefined);
      },
    });
    await vi.waitFor(() => {
      expect(seen.values()).toEqual(['a']);
    }, patience);
    expect(await owner.committed(at)).toEqual({ offset: 0n, metadata: 'epoch 1' });
  });

  it('refuses the commit of a member that does not own the partition', async () => {
    const topic = await fixture.makeTopic();
    const owner = fixture.member(topic);
    await owner.start(recorder().handlers);
    const idle = fixture.member(topic);
    const commit = { offset: 0n, metadata: noMetadata };
    await expect(idle.commit({ topic, partition: 0 }, commit)).rejects.toMatchObject({ code: 'E_NOT_OWNER' });
    await expect(owner.commit({ topic, partition: 9 }, commit)).rejects.toMatchObject({ code: 'E_NOT_OWNER' });
  });

  it('refuses the commit of a batch whose partition was given to another member meanwhile', async () => {
    const topic = await fixture.makeTopic(2);
    await fixture.produce([0, 1].map((partition) => ({ ...text(topic, 'a'), partition })));
    const stale = fixture.member(topic);
    const fresh = fixture.member(topic);
    const taken = Promise.withResolvers<TopicPartition>();
    const begun = Promise.withResolvers<undefined>();
    await stale.start({
      ...recorder().handlers,
      // Without a beat, so that the session of this member passes.
      onBatch: async () => {
        begun.resolve(undefined);
        await taken.promise;
      },
    });
    await begun.promise;
    const started = fresh.start({
      ...recorder().handlers,
      onAssigned: async (partitions) => {
        for (const at of partitions) await fresh.commit(at, { offset: 0n, metadata: 'fresh' });
        if (partitions[0] !== undefined) taken.resolve(partitions[0]);
        return partitions.map(() => undefined);
      },
    });
    const at = await taken.promise;
    await expect(stale.commit(at, { offset: 1n, metadata: 'stale' })).rejects.toMatchObject({ code: 'E_NOT_OWNER' });
    await started;
    expect(await fresh.committed(at)).toEqual({ offset: 0n, metadata: 'fresh' });
  });

  it('delivers again from the last commit after a throw, and lets the neighbours go on', async () => {
    const topic = await fixture.makeTopic(2);
    const at = { topic, partition: 0 };
    await fixture.produce(
      ['a', 'b', 'c'].flatMap((value) => [0, 1].map((partition) => ({ ...text(topic, value), partition }))),
    );
    const seen = recorder();
    let throwsLeft = 2;
    const faulty = fixture.member(topic);
    await faulty.start({
      ...seen.handlers,
      onBatch: async (batch, beat) => {
        await seen.handlers.onBatch(batch, beat);
        if (batch.partition !== 0 || throwsLeft === 0) return;
        throwsLeft -= 1;
        if (throwsLeft === 1) await faulty.commit(at, { offset: 1n, metadata: noMetadata });
        throw new Error('planted');
      },
    });
    await vi.waitFor(() => {
      expect(seen.values(0)).toEqual(['a', 'b', 'c', 'b', 'c', 'b', 'c']);
      expect(seen.values(1)).toEqual(['a', 'b', 'c']);
    }, patience);
    await fixture.produce([{ ...text(topic, 'd'), partition: 0 }]);
    await vi.waitFor(() => {
      expect(seen.values(0).at(-1)).toBe('d');
    }, patience);
  });

  it('goes on with one partition while a batch of another is being worked on', async () => {
    const topic = await fixture.makeTopic(2);
    const seen = recorder();
    const gate = Promise.withResolvers<undefined>();
    await fixture.member(topic).start({
      ...seen.handlers,
      onBatch: async (batch, beat) => {
        if (batch.partition === 0) await gate.promise;
        await seen.handlers.onBatch(batch, beat);
      },
    });
    await fixture.produce([0, 1].map((partition) => ({ ...text(topic, 'x'), partition })));
    await vi.waitFor(() => {
      expect(seen.values(1)).toEqual(['x']);
    }, patience);
    expect(seen.values(0)).toEqual([]);
    gate.resolve(undefined);
    await vi.waitFor(() => {
      expect(seen.values(0)).toEqual(['x']);
    }, patience);
  });

  it('shares the partitions among members, and gives all of them to the one that stays', async () => {
    const topic = await fixture.makeTopic(2);
    const first = fixture.member(topic);
    const second = fixture.member(topic);
    const owned = [ownership(), ownership()] as const;
    await first.start(owned[0].handlers);
    await second.start(owned[1].handlers);
    await vi.waitFor(() => {
      expect([...owned[0].partitions(), ...owned[1].partitions()].sort()).toEqual([0, 1]);
      expect(owned[0].partitions()).toHaveLength(1);
    }, patience);
    await first.stop();
    expect(owned[0].partitions()).toEqual([]);
    await vi.waitFor(() => {
      expect(owned[1].partitions()).toEqual([0, 1]);
    }, patience);
  });

  it('waits at the stop for the batch that runs, whose commit counts', async () => {
    const topic = await fixture.makeTopic();
    const at = { topic, partition: 0 };
    await fixture.produce([text(topic, 'a')]);
    const stopping = fixture.member(topic);
    const begun = Promise.withResolvers<undefined>();
    const gate = Promise.withResolvers<undefined>();
    await stopping.start({
      ...recorder().handlers,
      onBatch: async () => {
        begun.resolve(undefined);
        await gate.promise;
        await stopping.commit(at, { offset: 1n, metadata: 'drained' });
      },
    });
    await begun.promise;
    const stopped = stopping.stop();
    gate.resolve(undefined);
    await stopped;
    const later = fixture.member(topic);
    await later.start(recorder().handlers);
    expect(await later.committed(at)).toEqual({ offset: 1n, metadata: 'drained' });
  });

  it('reads again from where it is told to', async () => {
    const topic = await fixture.makeTopic();
    await fixture.produce(['a', 'b', 'c'].map((value) => text(topic, value)));
    const seen = recorder();
    const seeker = fixture.member(topic);
    let isSought = false;
    await seeker.start({
      ...seen.handlers,
      onBatch: async (batch, beat) => {
        await seen.handlers.onBatch(batch, beat);
        if (!isSought) await seeker.seek({ topic, partition: 0 }, 1n);
        isSought = true;
      },
    });
    await vi.waitFor(() => {
      expect(seen.values()).toEqual(['a', 'b', 'c', 'b', 'c']);
    }, patience);
  });

  it('finds the offset of a time, and the end when nothing is that young', async () => {
    const topic = await fixture.makeTopic();
    await fixture.produce([text(topic, 'a')]);
    await fixture.produce([text(topic, 'b')]);
    const seen = recorder();
    const reader = fixture.member(topic);
    await reader.start(seen.handlers);
    await vi.waitFor(() => {
      expect(seen.records).toHaveLength(2);
    }, patience);
    const at = { topic, partition: 0 };
    const lastMs = seen.records[1]?.appendTimeMs ?? 0;
    expect(await reader.offsetAt(at, 0)).toBe(0n);
    expect(await reader.offsetAt(at, lastMs + 60_000)).toBe(2n);
    const found = await reader.offsetAt(at, lastMs);
    expect(found).toBe(seen.records.find((record) => record.appendTimeMs >= lastMs)?.offset);
  });

  it('tells the offset after the last record with each batch', async () => {
    const topic = await fixture.makeTopic();
    await fixture.produce(['a', 'b'].map((value) => text(topic, value)));
    const ends: bigint[] = [];
    await fixture.member(topic).start({
      ...recorder().handlers,
      onBatch: async (batch) => {
        ends.push(batch.endOffset);
      },
    });
    await vi.waitFor(() => {
      expect(ends.at(-1)).toBe(2n);
    }, patience);
  });
}
