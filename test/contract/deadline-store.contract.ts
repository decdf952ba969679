import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeadlineStore } from '../../services/engine/ports/deadline-store.ts';

/** What every store of deadlines must do, whichever client is behind it. */
export function describeDeadlineStore(
  name: string,
  create: () => Promise<{ readonly store: DeadlineStore; close(): Promise<void> }>,
): void {
  describe(`the store of deadlines: ${name}`, () => {
    let underTest: Awaited<ReturnType<typeof create>>;
    let store: DeadlineStore;
    let partition = 0;

    beforeAll(async () => {
      underTest = await create();
      store = underTest.store;
    });
    afterAll(() => underTest.close());

    function nextPartition(): number {
      partition += 1;
      return partition;
    }

    it('knows none in a partition of which it never heard', async () => {
      expect(await store.list(nextPartition(), 10)).toEqual([]);
    });

    it('tells the earliest first, at most so many, and of its partition alone', async () => {
      const [here, there] = [nextPartition(), nextPartition()];
      await store.add(here, [
        { key: 't:late', dueMs: 1_760_000_000_300 },
        { key: 't:early', dueMs: 1_760_000_000_100 },
        { key: 't:middle', dueMs: 1_760_000_000_200 },
      ]);
      await store.add(there, [{ key: 't:other', dueMs: 1 }]);
      expect(await store.list(here, 2)).toEqual([
        { key: 't:early', dueMs: 1_760_000_000_100 },
        { key: 't:middle', dueMs: 1_760_000_000_200 },
      ]);
    });

    it('tells all of very many', async () => {
      const here = nextPartition();
      const many = Array.from({ length: 11_000 }, (_, at) => ({ key: `t:${String(at)}`, dueMs: at }));
      await store.add(here, many);
      expect(await store.list(here, 20_000)).toEqual(many);
    });

    it('keeps the earlier of two times of one session', async () => {
      const here = nextPartition();
      for (const dueMs of [200, 100, 300]) await store.add(here, [{ key: 't:a', dueMs }]);
      expect(await store.list(here, 10)).toEqual([{ key: 't:a', dueMs: 100 }]);
    });

    it('drops and moves what still has the time that the owner knows', async () => {
      const here = nextPartition();
      await store.add(here, [
        { key: 't:drop', dueMs: 100 },
        { key: 't:move', dueMs: 100 },
        { key: 't:changed', dueMs: 90 },
      ]);
      await store.settle(here, [
        { key: 't:drop', wasMs: 100 },
        { key: 't:move', wasMs: 100, dueMs: 500 },
        { key: 't:changed', wasMs: 100 },
        { key: 't:unknown', wasMs: 100, dueMs: 500 },
      ]);
      expect(await store.list(here, 10)).toEqual([
        { key: 't:changed', dueMs: 90 },
        { key: 't:move', dueMs: 500 },
      ]);
    });

    it('gives back the clock at a place, and forgets the places that it is told', async () => {
      const here = nextPartition();
      const blob = Buffer.from([0, 255, 10, 13]);
      await store.saveClock(here, { place: '1/5', blob, forget: [] });
      await store.saveClock(here, { place: '1/9', blob: Buffer.from('later'), forget: [] });
      expect(Buffer.from((await store.clockAt(here, '1/5')) ?? []).equals(blob)).toBe(true);
      expect([...(await store.clockPlaces(here))].toSorted()).toEqual(['1/5', '1/9']);
      await store.saveClock(here, { place: '1/12', blob, forget: ['1/5', '1/7'] });
      expect(await store.clockAt(here, '1/5')).toBeUndefined();
      expect(Buffer.from((await store.clockAt(here, '1/9')) ?? []).toString()).toBe('later');
      expect(await store.clockAt(here + 1, '1/9')).toBeUndefined();
      expect(await store.clockPlaces(here + 1)).toEqual([]);
    });
  });
}
