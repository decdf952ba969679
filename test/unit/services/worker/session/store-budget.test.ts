import { describe, expect, it, vi } from 'vitest';
import type { StoredSample, StoreRoom } from '../../../../../services/engine/ports/session-store.ts';
import { newState, type SessionState } from '../../../../../services/engine/state.ts';
import { createMemorySessionStore } from '../../../../../services/adapters/memory/memory-session-store.ts';
import { encodeSession } from '../../../../../services/worker/session/session-blob.ts';
import { StoreBudget } from '../../../../../services/worker/session/store-budget.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';

interface Made {
  readonly key: string;
  readonly state?: Partial<SessionState>;
  readonly partition?: number;
  readonly outboxAt?: string;
  readonly signalAt?: string;
  readonly outboxIn?: number;
  readonly ttlMs?: number;
  readonly blob?: Uint8Array;
}

const live = { detector: 'd', partial: 'p', id: 'c', expiresAt: 1 };
const chain = { detector: 'd', chain: 'c', uid: 'u', revision: 1, count: 1, refused: 0, commands: [] };
const times = { firstMs: 0, lastMs: 0, foundMs: 0, untilMs: 0, createdMs: 0 };
const covers = { incarnation: 1, partition: 7, offset: '1', appendTimeMs: 1 };
const restored = { covers, clockMs: 1, marks: [], chains: [] };
const toldOn = { kinds: ['agent' as const], timeMs: 0, isRequestKnown: true };
const source = { boot: 'b', high: 1, seen: [1], missing: 0, lastMs: 0 };

function sampleOf({
  key,
  state = {},
  partition = 0,
  outboxAt,
  outboxIn = partition,
  signalAt,
  ttlMs = 1000,
  blob: given,
}: Made): StoredSample {
  const position = { incarnation: 1, partition, epoch: 1, offset: '1' };
  const entry = {
    incarnation: 1,
    partition: outboxIn,
    index: 0,
    topic: 't',
    key: 'k',
    value: new Uint8Array(),
    headers: {},
  };
  const blob = encodeSession({
    positions: [position],
    state: { ...newState({ tenant: 'acme', session: key }), ...state },
    outbox: outboxAt === undefined ? [] : [{ ...entry, offset: outboxAt }],
    signals: signalAt === undefined ? [] : [{ incarnation: 1, partition, offset: signalAt, signal: toldOn }],
  });
  return { key, version: 1, blob: given ?? blob, ttlMs };
}

/** A store with this room that shows the sessions, those that were dropped no more. */
function budgetOver(made: readonly Made[], room: StoreRoom) {
  const left = new Map(made.map((one) => [one.key, sampleOf(one)]));
  const told = { storeRoom: vi.fn(), storeUnbounded: vi.fn(), shed: vi.fn() };
  const onShed = vi.fn();
  const dropped: string[] = [];
  const store = {
    ...createMemorySessionStore({ clock: new FakeClock(0) }),
    room: async () => room,
    sample: async () => [...left.values()],
    drop: async (sessions: readonly { readonly key: string }[]) => {
      for (const { key } of sessions) if (left.delete(key)) dropped.push(key);
      return sessions.length;
    },
  };
  const ownerOf = (partition: number) => (partition === 0 ? { publishedTo: 5n } : undefined);
  const entityOwnerOf = (partition: number) => (partition === 7 ? { publishedTo: 5n } : undefined);
  return { budget: new StoreBudget({ store, events: told, ownerOf, entityOwnerOf, onShed }), dropped, told, onShed };
}

const full = { usedBytes: 1_000_000, maxBytes: 1_000_000 };

describe('the budget of a store', () => {
  it('is kept by nobody while there is room', async () => {
    const { budget, dropped, told } = budgetOver([{ key: 'a' }, { key: 'b' }], { usedBytes: 84, maxBytes: 100 });
    await budget.tend();
    expect(dropped).toEqual([]);
    expect(told.storeRoom).toHaveBeenCalledWith({ usedBytes: 84, maxBytes: 100 });
  });

  it('is told to be missing once for as long as it is', async () => {
    const { budget, dropped, told } = budgetOver([{ key: 'a' }], { usedBytes: 84, maxBytes: 0 });
    await budget.tend();
    await budget.tend();
    expect(told.storeUnbounded).toHaveBeenCalledOnce();
    expect(dropped).toEqual([]);
  });

  it('costs first what holds nothing, then what was begun, then what is armed, the longest silent first', async () => {
    const { budget, dropped, told } = budgetOver(
      [
        { key: 'armed', state: { live: [live] } },
        { key: 'begun', state: { chains: [{ ...chain, ...times }] } },
        { key: 'fresh', ttlMs: 2000 },
        { key: 'silent', ttlMs: 500 },
      ],
      full,
    );
    await budget.tend();
    expect(dropped).toEqual(['silent', 'fresh', 'begun', 'armed']);
    expect(told.shed.mock.calls).toEqual([
      ['nothing', 2],
      ['begun', 1],
      ['armed', 1],
    ]);
  });

  it('costs no more than is needed', async () => {
    const made = Array.from({ length: 100 }, (_, at) => ({ key: `s-${String(at)}`, ttlMs: at }));
    const { budget, dropped } = budgetOver(made, { usedBytes: 10_000, maxBytes: 11_000 });
    await budget.tend();
    expect(dropped.length).toBeGreaterThan(0);
    expect(dropped.length).toBeLessThan(20);
    expect(dropped[0]).toBe('s-0');
  });

  it('costs what is known of names after what holds nothing, and before what was found, and names no gateway', async () => {
    const entity = { kind: 'agent', id: 'made-up' } as const;
    const { budget, dropped, told, onShed } = budgetOver(
      [
        { key: 'begun', state: { chains: [{ ...chain, ...times }] }, ttlMs: 1 },
        { key: 'agent', state: { entity }, ttlMs: 2 },
        { key: 'nothing' },
        { key: 'agent-elsewhere', state: { entity }, partition: 0 },
      ].map((one) => (one.key === 'agent' ? { ...one, partition: 7 } : one)),
      full,
    );
    await budget.tend();
    expect(dropped).toEqual(['nothing', 'agent', 'begun']);
    expect(told.shed.mock.calls).toEqual([
      ['nothing', 1],
      ['known', 1],
      ['begun', 1],
    ]);
    expect(onShed.mock.calls).toEqual([[{ tenant: 'acme' }]]);
  });

  it('costs nothing of another owner, nothing unpublished, no tenant, and nothing that is being rebuilt', async () => {
    const { budget, dropped } = budgetOver(
      [
        { key: 'elsewhere', partition: 1 },
        { key: 'unpublished', outboxAt: '5' },
        { key: 'published', outboxAt: '4' },
        { key: 'untold', signalAt: '5' },
        { key: 'moved', outboxAt: '4', outboxIn: 3 },
        { key: 'tenant', state: { entity: { kind: 'tenant', id: '' } }, partition: 7 },
        { key: 'rebuilt', state: { entity: { kind: 'agent', id: 'x' }, restored }, partition: 7 },
      ],
      full,
    );
    await budget.tend();
    expect(dropped).toEqual(['published']);
  });

  it('names the gateway that most of what was given up came by', async () => {
    const by = (gateway: string) => ({ sources: [{ ...source, gateway }] });
    const { budget, onShed } = budgetOver(
      [
        { key: 'a', state: by('gw-1') },
        { key: 'b', state: by('gw-2') },
        { key: 'c', state: by('gw-2') },
      ],
      full,
    );
    await budget.tend();
    expect(onShed.mock.calls).toEqual([[{ tenant: 'acme', gateway: 'gw-2' }]]);
  });

  it('leaves alone what a newer version wrote', async () => {
    const { budget, dropped } = budgetOver([{ key: 'newer', blob: Buffer.from([0xc1, 250, 1]) }], full);
    await budget.tend();
    expect(dropped).toEqual([]);
  });
});
