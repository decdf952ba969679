import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallData } from '../../../../support/session-events.ts';
import { catalogDetectors } from '../../../../support/catalog.ts';
import { collectedMemory } from '../../../../support/collected-memory.ts';
import { putTogether } from '../../../../support/entity-runs.ts';
import { floodEvents } from '../../../../support/flood-events.ts';
import { Pieces } from '../../../../../services/worker/blob/pieces.ts';
import { CacheBudget, heldBytes } from '../../../../../services/worker/session/cache-budget.ts';
import { writeSession } from '../../../../../services/worker/session/session-blob.ts';
import { type CachedSession, SessionCache } from '../../../../../services/worker/session/session-cache.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];

function sessionOf(blobBytes: number): CachedSession {
  return { version: 1, content: undefined, pieces: new Pieces(new Uint8Array(blobBytes), []) };
}

function bytesOf(blobBytes: number): number {
  return heldBytes(sessionOf(blobBytes).pieces);
}

function cachesOf(bytesMax: number, count = 2) {
  const dropped: number[] = [];
  const budget = new CacheBudget(bytesMax, (bytes) => dropped.push(bytes));
  const cacheOf = (): SessionCache => new SessionCache({ sessionsMax: 8, budget, onEvict: () => undefined });
  return { budget, dropped, caches: Array.from({ length: count }, cacheOf) };
}

/** With sessions and entities as a flood leaves them; its events come as text, as from the log. */
function fill(cache: SessionCache, kind: keyof typeof floodEvents, count: number): void {
  const events = Array.from({ length: count }, (_, at) => floodEvents[kind](at + 1)).flat();
  const { states } = putTogether(catalogDetectors(), JSON.parse(JSON.stringify(events)) as CallData[]);
  for (const [key, state] of states) {
    const content = { positions: [], state, outbox: [] };
    cache.set(key, { version: 1, content, pieces: writeSession(content) });
  }
}

async function bytesTaken(): Promise<number> {
  const { heapBytes, bufferBytes } = await collectedMemory();
  return heapBytes + bufferBytes;
}

describe('the budget of the sessions in memory', () => {
  it('is one for all caches: the session that was used least recently leaves, whichever cache it is in', () => {
    const { budget, dropped, caches } = cachesOf(3 * bytesOf(100));
    const [one, other] = caches;
    one?.set('a', sessionOf(100));
    other?.set('a', sessionOf(100));
    one?.set('b', sessionOf(100));
    one?.get('a');
    other?.set('c', sessionOf(100));
    expect(other?.get('a')).toBeUndefined();
    expect([one?.get('a'), one?.get('b'), other?.get('c')].every((found) => found !== undefined)).toBe(true);
    expect(dropped).toEqual([bytesOf(100)]);
    expect(budget.bytes).toBe(3 * bytesOf(100));
  });

  it('keeps nothing that is larger than all of it, and gives back what a cache lets go', () => {
    const { budget, caches } = cachesOf(bytesOf(100));
    const [cache] = caches;
    cache?.set('a', sessionOf(101));
    expect([cache?.get('a'), budget.bytes]).toEqual([undefined, 0]);
    cache?.set('a', sessionOf(100));
    cache?.clear();
    expect([cache?.size, budget.bytes]).toEqual([0, 0]);
  });

  it('is never exceeded, and counts what is there, whatever is done', () => {
    const step = fc.record({
      cache: fc.nat(1),
      key: fc.constantFrom(...names),
      bytes: fc.nat(400),
      what: fc.constantFrom('set', 'set', 'get', 'delete', 'clear'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { budget, caches } = cachesOf(20_000);
        for (const { cache: at, key, bytes, what } of steps) {
          const cache = caches[at];
          if (what === 'set') cache?.set(key, sessionOf(bytes));
          if (what === 'get') cache?.get(key);
          if (what === 'delete') cache?.delete(key);
          if (what === 'clear') cache?.clear();
          const held = caches.flatMap((one) => names.flatMap((name) => one.get(name) ?? []));
          expect(budget.bytes).toBe(held.reduce((sum, session) => sum + heldBytes(session.pieces), 0));
          expect(budget.bytes).toBeLessThanOrEqual(20_000);
        }
      }),
    );
  });

  it.each([
    ['sessions', 500],
    ['names', 100],
    ['partials', 3],
    ['fields', 3],
  ] as const)('is the truth: a flood of %s takes no more memory than is counted', async (kind, count) => {
    const budget = new CacheBudget(2 ** 40, () => undefined);
    const cache = new SessionCache({ sessionsMax: 10_000, budget, onEvict: () => undefined });
    fill(cache, kind, 2);
    cache.clear();
    const before = await bytesTaken();
    fill(cache, kind, count);
    const taken = (await bytesTaken()) - before;
    expect(taken).toBeLessThan(budget.bytes);
    // So that it is still there to be measured.
    expect(cache.size).toBeGreaterThanOrEqual(count);
  });
});
