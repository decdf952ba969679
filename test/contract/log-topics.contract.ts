import { expect, it, vi } from 'vitest';
import { followed, type LogFixture, patience, text } from './log-fixture.ts';

/** What a log does for followers and for those who create its topics. */
export function describeTopics(fixture: LogFixture): void {
  it('tells a follower of an empty topic at once that it has caught up', async () => {
    const topic = await fixture.makeTopic(2);
    const follower = fixture.log().follower();
    fixture.stopAtEnd(follower);
    const seen = followed();
    await follower.follow(topic, seen.handlers);
    await vi.waitFor(() => {
      expect(seen.story).toEqual(['caught up']);
    }, patience);
    await fixture.produce([text(topic, 'a')]);
    await vi.waitFor(() => {
      expect(seen.story).toEqual(['caught up', 'a']);
    }, patience);
  });

  it('gives a follower all that the topic held before it says that it has caught up', async () => {
    const topic = await fixture.makeTopic(2);
    await fixture.produce(['a', 'b', 'c'].map((value) => ({ ...text(topic, value), partition: 0 })));
    await fixture.produce([{ ...text(topic, 'd'), partition: 1 }]);
    const follower = fixture.log().follower();
    fixture.stopAtEnd(follower);
    const seen = followed();
    await follower.follow(topic, seen.handlers);
    await vi.waitFor(() => {
      expect(seen.story.at(-1)).toBe('caught up');
    }, patience);
    expect([...seen.story].sort()).toEqual(['a', 'b', 'c', 'caught up', 'd']);
    await fixture.produce([{ ...text(topic, 'e'), partition: 1 }]);
    await vi.waitFor(() => {
      expect(seen.story.slice(4)).toEqual(['caught up', 'e']);
    }, patience);
  });

  it('gives a follower for whom nobody waits the same', async () => {
    const topic = await fixture.makeTopic();
    await fixture.produce([text(topic, 'a')]);
    const follower = fixture.log().follower({ isLeisurely: true });
    fixture.stopAtEnd(follower);
    const seen = followed();
    await follower.follow(topic, seen.handlers);
    await vi.waitFor(() => {
      expect(seen.story).toEqual(['a', 'caught up']);
    }, patience);
    await fixture.produce([text(topic, 'b')]);
    await vi.waitFor(() => {
      expect(seen.story).toEqual(['a', 'caught up', 'b']);
    }, patience);
  });

  it('gives a follower everything from where it wants to begin', async () => {
    const topic = await fixture.makeTopic(2);
    await fixture.produce(['a', 'b', 'c', 'd'].map((value) => ({ ...text(topic, value), partition: 0 })));
    await fixture.produce([{ ...text(topic, 'e'), partition: 1 }]);
    const follower = fixture.log().follower({ from: { kind: 'offset', offset: 2n } });
    fixture.stopAtEnd(follower);
    const seen = followed();
    await follower.follow(topic, seen.handlers);
    await vi.waitFor(() => {
      expect(seen.story.at(-1)).toBe('caught up');
    }, patience);
    expect(seen.story.filter((value) => ['c', 'd'].includes(value))).toEqual(['c', 'd']);
  });

  it('tells a follower where the partition ended when it held more than was fetched', async () => {
    const topic = await fixture.makeTopic();
    const count = 1_200;
    const large = 'x'.repeat(4_000);
    await fixture.produce(Array.from({ length: count }, () => text(topic, large)));
    const follower = fixture.stopAtEnd(fixture.log().follower());
    const beyonds: (bigint | undefined)[] = [];
    await follower.follow(topic, {
      onRecord: (_record, beyond) => void beyonds.push(beyond),
      onCaughtUp: () => undefined,
    });
    await vi.waitFor(() => {
      expect(beyonds).toHaveLength(count);
    }, patience);
    expect([beyonds[0], beyonds.at(-1)]).toEqual([BigInt(count), undefined]);
  });

  it('catches up at once with a follower that wants what lies ahead', async () => {
    const topic = await fixture.makeTopic();
    await fixture.produce([text(topic, 'a')]);
    const follower = fixture.log().follower({ from: { kind: 'time', timeMs: 4_102_444_800_000 } });
    fixture.stopAtEnd(follower);
    const seen = followed();
    await follower.follow(topic, seen.handlers);
    await vi.waitFor(() => {
      expect(seen.story.at(-1)).toBe('caught up');
    }, patience);
  });

  it('gives each follower every record', async () => {
    const topic = await fixture.makeTopic();
    await fixture.produce([text(topic, 'a')]);
    const stories = [followed(), followed()];
    for (const seen of stories) {
      const follower = fixture.open().follower();
      fixture.stopAtEnd(follower);
      await follower.follow(topic, seen.handlers);
    }
    await vi.waitFor(() => {
      expect(stories.map((seen) => seen.story)).toEqual([
        ['a', 'caught up'],
        ['a', 'caught up'],
      ]);
    }, patience);
  });

  it('lets a follower wait for a topic that does not exist yet', async () => {
    const topic = 'contract.follow-early';
    const follower = fixture.log().follower();
    fixture.stopAtEnd(follower);
    const seen = followed();
    const reading = follower.follow(topic, seen.handlers);
    await fixture
      .log()
      .admin()
      .ensure([{ topic, partitions: 1, compacted: true }]);
    await fixture.produce([text(topic, 'a')]);
    await reading;
    await vi.waitFor(() => {
      expect([...seen.story].sort()).toEqual(['a', 'caught up']);
    }, patience);
  });

  it('stops a follower that still waits for its topic', async () => {
    const follower = fixture.log().follower();
    const reading = follower.follow('contract.never-made', followed().handlers);
    await follower.stop();
    await reading;
  });

  it('creates the topics that are missing, and says which', async () => {
    const admin = fixture.log().admin();
    const old = await fixture.makeTopic();
    const specs = [
      { topic: old, partitions: 1, compacted: false },
      { topic: 'contract.made', partitions: 3, compacted: true, retentionMs: 3_600_000 },
    ];
    expect(await admin.ensure(specs)).toEqual(['contract.made']);
    expect(await admin.ensure(specs)).toEqual([]);
    expect(await admin.check([old, 'contract.made'])).toEqual(
      new Map([
        [old, 1],
        ['contract.made', 3],
      ]),
    );
    await admin.close();
  });

  it('names every missing topic in its check', async () => {
    const admin = fixture.log().admin();
    const checked = admin.check(['contract.absent-1', 'contract.absent-2']);
    await expect(checked).rejects.toMatchObject({ code: 'E_LOG_SETTINGS' });
    await expect(checked).rejects.toThrow(/contract\.absent-1.*contract\.absent-2/s);
    await admin.close();
  });
}
