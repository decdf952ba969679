import { expect, it } from 'vitest';
import { createMemorySessionStore } from '../../services/adapters/memory/memory-session-store.ts';
import type { SessionSave } from '../../services/engine/ports/session-store.ts';
import { describeDeadlineStore } from './deadline-store.contract.ts';
import { describeSessionStore } from './session-store.contract.ts';

describeSessionStore('in memory', async () => {
  let nowMs = 1_700_000_000_000;
  return {
    store: createMemorySessionStore({ clock: { nowMs: () => nowMs } }),
    passTime: async (durationMs) => {
      nowMs += durationMs;
    },
    close: async () => undefined,
  };
});

describeDeadlineStore('in memory', async () => {
  const store = createMemorySessionStore({ clock: { nowMs: () => 0 } });
  return { store: store.deadlines, close: () => store.close() };
});

function savesOf(keys: readonly string[]): readonly SessionSave[] {
  const blob = Buffer.alloc(698);
  return keys.map((key, at) => {
    return { key, madeFrom: keys.slice(0, at).filter((one) => one === key).length, epoch: 1, blob, ttlMs: 9 };
  });
}

it('drops the session that was saved longest ago when they would take more than they may', async () => {
  const store = createMemorySessionStore({ clock: { nowMs: () => 1 }, bytesMax: 2_000 });
  expect(await store.save(savesOf(['a', 'b', 'a', 'c']))).toEqual(['saved', 'saved', 'saved', 'saved']);
  const stored = await store.load(['a', 'b', 'c']);
  expect(stored.map((session) => session?.version)).toEqual([2, undefined, 1]);
  expect(await store.room?.()).toEqual({ usedBytes: 2_000, maxBytes: 2_000 });
});

it('shows all its sessions in turn, and forgets those that nobody saved since', async () => {
  const store = createMemorySessionStore({ clock: { nowMs: () => 1 } });
  await store.save(savesOf(['a', 'b', 'c']));
  const turns = [await store.sample?.(2), await store.sample?.(2), await store.sample?.(2)];
  expect(turns.map((turn) => turn?.map(({ key, ttlMs }) => [key, ttlMs]))).toEqual([
    [
      ['a', 9],
      ['b', 9],
    ],
    [['c', 9]],
    [
      ['a', 9],
      ['b', 9],
    ],
  ]);
  await store.save(savesOf(['a', 'a']).slice(1));
  expect(await store.drop?.(['a', 'b'].map((key) => ({ key, version: 1 })))).toBe(1);
  expect((await store.load(['a', 'b', 'c'])).map((one) => one?.version)).toEqual([2, undefined, 1]);
  expect(await store.room?.()).toMatchObject({ usedBytes: 2_000 });
});
