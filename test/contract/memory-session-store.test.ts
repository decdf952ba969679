import { expect, it } from 'vitest';
import { createMemorySessionStore } from '../../services/adapters/memory/memory-session-store.ts';
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

it('drops the session that was saved longest ago when there are more than it may hold', async () => {
  const store = createMemorySessionStore({ clock: { nowMs: () => 1 }, sessionsMax: 2 });
  const blob = Buffer.from('state');
  const saves = ['a', 'b', 'a', 'c'].map((key, index) => ({
    key,
    madeFrom: index === 2 ? 1 : 0,
    epoch: 1,
    blob,
    ttlMs: 9,
  }));
  expect(await store.save(saves)).toEqual(['saved', 'saved', 'saved', 'saved']);
  const stored = await store.load(['a', 'b', 'c']);
  expect(stored.map((session) => session?.version)).toEqual([2, undefined, 1]);
});
