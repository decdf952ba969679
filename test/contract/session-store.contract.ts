import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionSave, SessionStore } from '../../services/engine/ports/session-store.ts';

export interface SessionStoreUnderTest {
  readonly store: SessionStore;
  /** Lets the time to live of what was saved pass. */
  passTime(durationMs: number): Promise<void>;
  close(): Promise<void>;
}

const hourMs = 3_600_000;

/** What every session store must do, whichever client is behind it. */
export function describeSessionStore(name: string, create: () => Promise<SessionStoreUnderTest>): void {
  describe(`the session store: ${name}`, () => {
    let underTest: SessionStoreUnderTest;
    let store: SessionStore;
    let keyCount = 0;

    beforeAll(async () => {
      underTest = await create();
      store = underTest.store;
    });
    afterAll(() => underTest.close());

    function newKey(): string {
      keyCount += 1;
      return `tenant:session-${keyCount}`;
    }

    async function save(key: string, changes: Partial<SessionSave> = {}): Promise<string | undefined> {
      const [outcome] = await store.save([
        { key, madeFrom: 0, epoch: 1, blob: Buffer.from('state'), ttlMs: hourMs, ...changes },
      ]);
      return outcome;
    }

    async function loaded(key: string): Promise<{ version: number; text: string } | undefined> {
      const [stored] = await store.load([key]);
      return stored && { version: stored.version, text: Buffer.from(stored.blob).toString('utf8') };
    }

    it('knows nothing of a session that was never saved', async () => {
      expect(await loaded(newKey())).toBeUndefined();
    });

    it('gives back what was saved, one version further with each save', async () => {
      const key = newKey();
      expect(await save(key, { blob: Buffer.from('one') })).toBe('saved');
      expect(await loaded(key)).toEqual({ version: 1, text: 'one' });
      expect(await save(key, { madeFrom: 1, blob: Buffer.from('two') })).toBe('saved');
      expect(await loaded(key)).toEqual({ version: 2, text: 'two' });
    });

    it('keeps every byte of a blob, also of a large one', async () => {
      const key = newKey();
      const blob = Buffer.alloc(2_097_152, Buffer.from([0, 255, 13, 10, 128]));
      expect(await save(key, { blob })).toBe('saved');
      const [stored] = await store.load([key]);
      expect(Buffer.from(stored?.blob ?? []).equals(blob)).toBe(true);
    });

    it('refuses a save that was made from another version, and leaves the state alone', async () => {
      const key = newKey();
      await save(key, { blob: Buffer.from('one') });
      expect(await save(key, { madeFrom: 0, blob: Buffer.from('other') })).toBe('conflict');
      expect(await save(key, { madeFrom: 2, blob: Buffer.from('other') })).toBe('conflict');
      expect(await loaded(key)).toEqual({ version: 1, text: 'one' });
    });

    it('refuses a save made from a version when the session is gone', async () => {
      expect(await save(newKey(), { madeFrom: 3 })).toBe('conflict');
    });

    it('fences an owner with a lower epoch, also when its version is right', async () => {
      const key = newKey();
      await save(key, { epoch: 5, blob: Buffer.from('five') });
      expect(await save(key, { epoch: 4, madeFrom: 1 })).toBe('fenced');
      expect(await save(key, { epoch: 4, madeFrom: 0 })).toBe('fenced');
      expect(await loaded(key)).toEqual({ version: 1, text: 'five' });
      expect(await save(key, { epoch: 5, madeFrom: 1 })).toBe('saved');
      expect(await save(key, { epoch: 6, madeFrom: 2 })).toBe('saved');
      expect(await save(key, { epoch: 5, madeFrom: 3 })).toBe('fenced');
    });

    it('compares large epochs and versions as numbers', async () => {
      const key = newKey();
      await save(key, { epoch: 9_007_199_254_740_990 });
      expect(await save(key, { epoch: 999_999_999, madeFrom: 1 })).toBe('fenced');
      expect(await save(key, { epoch: 9_007_199_254_740_991, madeFrom: 1 })).toBe('saved');
      expect(await loaded(key)).toMatchObject({ version: 2 });
    });

    it('answers for many sessions at once, in their order', async () => {
      const keys = [newKey(), newKey(), newKey()];
      const saves = keys.map((key, index) => ({
        key,
        madeFrom: index === 1 ? 9 : 0,
        epoch: 1,
        blob: Buffer.from(key),
        ttlMs: hourMs,
      }));
      expect(await store.save(saves)).toEqual(['saved', 'conflict', 'saved']);
      const stored = await store.load([...keys].reverse());
      expect(stored.map((session) => session && Buffer.from(session.blob).toString('utf8'))).toEqual([
        keys[2],
        undefined,
        keys[0],
      ]);
      expect(await store.load([])).toEqual([]);
      expect(await store.save([])).toEqual([]);
    });

    it('lets exactly one of two saves from the same version win', async () => {
      const key = newKey();
      const outcomes = await Promise.all([save(key), save(key)]);
      expect(outcomes.sort()).toEqual(['conflict', 'saved']);
    });

    it('takes any text as a key', async () => {
      const keys = ['__proto__', 'tenant:a}b{c', 'tenant:é☃ \n\0', 'constructor'];
      for (const key of keys) {
        expect(await save(key)).toBe('saved');
        expect(await loaded(key)).toEqual({ version: 1, text: 'state' });
      }
    });

    it('forgets a session when its time to live has passed, and refreshes it with each save', async () => {
      const [kept, gone] = [newKey(), newKey()];
      await save(gone, { ttlMs: 200 });
      // Where the machine was too slow to refresh it in its time, it is gone and begins anew.
      for (let tries = 1; tries <= 50; tries += 1) {
        await save(kept, { ttlMs: 200 });
        if ((await save(kept, { madeFrom: 1, ttlMs: hourMs })) === 'saved') break;
      }
      await underTest.passTime(400);
      expect(await loaded(gone)).toBeUndefined();
      expect(await loaded(kept)).toMatchObject({ version: 2 });
      expect(await save(gone)).toBe('saved');
    });

    it('tells whether the marker that was left is still there', async () => {
      const before = await store.identity();
      expect(before.masterId).not.toBe('');
      expect(before.markerPresent).toBe(false);
      await store.leaveMarker();
      const after = await store.identity();
      expect(after).toEqual({ masterId: expect.stringContaining(before.masterId) as string, markerPresent: true });
      await store.leaveMarker();
      expect(await store.identity()).toEqual(after);
    });

    it('finds nothing to object to in a store that keeps its state', async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });
  });
}
