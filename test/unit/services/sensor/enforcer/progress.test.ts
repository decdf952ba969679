import { describe, expect, it } from 'vitest';
import { progressRecordKey } from '../../../../../schemas/commands/record-key.ts';
import { sessionRecordKey } from '../../../../../schemas/events/record-key.ts';
import type { Progress } from '../../../../../schemas/generated/types.ts';
import { partitionOfKey } from '../../../../../schemas/events/partition-of-key.ts';
import {
  beaconOf,
  createFreshGateway,
  createWriter,
  makeCall,
  makeCommand,
  session,
  startMs,
  type TestGateway,
  type Writer,
} from '../../../../support/signed-commands.ts';

const writer = createWriter();
const partitions = 4;
const own = partitionOfKey(sessionRecordKey('acme', session), partitions);
const plain = makeCall({ carries: new Set<string>() });

function wordOf(parts: Partial<Progress> = {}, signer: Writer = writer) {
  const progress: Progress = {
    ...{ spec: 'shearpin.progress.v1', writer: 'worker', partition: own, partitions },
    ...{ incarnation: 1, epoch: 1, number: 1, timeMs: startMs, offset: '7', behindMs: 0 },
    ...parts,
  };
  return { key: progressRecordKey(progress.writer, progress.partition), value: signer.sign(progress) };
}

/** A gateway with a fresh feed, for whose caller something was armed, and that has read the topic of progress. */
function watchedGateway(settings = {}): TestGateway {
  const gateway = createFreshGateway(writer, [makeCommand()], settings);
  gateway.enforcer.applyProgress(wordOf());
  gateway.enforcer.progressRead();
  return gateway;
}

/** The feed of commands stays fresh while time passes. */
function pass({ clock, enforcer }: TestGateway, ms: number): void {
  clock.advance(ms);
  enforcer.applyRecord(beaconOf(writer, [makeCommand()], { timeMs: clock.nowMs() }));
}

function verdictOf({ enforcer }: TestGateway, call = plain): string {
  const { decision, reason } = enforcer.decide(call).verdict;
  return `${decision} ${reason}`;
}

describe('a session', () => {
  it('is watched until exactly the limit after the last word of the owner of its partition', () => {
    const gateway = watchedGateway();
    pass(gateway, 2_000);
    expect(verdictOf(gateway)).toBe('allowed clear');
    pass(gateway, 1);
    expect(verdictOf(gateway)).toBe('refused feed-stale');
    expect(verdictOf(gateway, { ...plain, capabilities: ['read.private'] })).toBe('allowed feed-stale');
    expect(gateway.enforcer.isQuiet(plain)).toBe(false);
    expect(gateway.enforcer.feed()).toMatchObject({ state: 'fresh', unwatched: partitions });
    gateway.enforcer.applyProgress(wordOf({ number: 2 }));
    expect(verdictOf(gateway)).toBe('allowed clear');
    expect(gateway.enforcer.feed().unwatched).toBe(partitions - 1);
  });

  it('is not watched while the record before its own has waited for too long', () => {
    const gateway = watchedGateway();
    gateway.enforcer.applyProgress(wordOf({ number: 2, behindMs: 2_001 }));
    expect(verdictOf(gateway)).toBe('refused feed-stale');
    gateway.enforcer.applyProgress(wordOf({ number: 3, behindMs: 2_000 }));
    expect(verdictOf(gateway)).toBe('allowed clear');
  });

  it('is not watched by words that are read later than the limit after they came', () => {
    const gateway = watchedGateway();
    for (let number = 2; number < 12; number += 1) {
      pass(gateway, 500);
      const offset = BigInt(number);
      gateway.enforcer.applyProgress({ ...wordOf({ number }), at: { partition: 0, offset, beyond: offset + 100n } });
    }
    expect(verdictOf(gateway)).toBe('refused feed-stale');
    gateway.enforcer.applyProgress({ ...wordOf({ number: 12 }), at: { partition: 0, offset: 112n } });
    expect(verdictOf(gateway)).toBe('allowed clear');
  });

  it('is not watched by the owner of another partition', () => {
    const gateway = watchedGateway();
    pass(gateway, 2_001);
    gateway.enforcer.applyProgress(wordOf({ number: 2, partition: (own + 1) % partitions }));
    expect(verdictOf(gateway)).toBe('refused feed-stale');
  });

  it('is not watched by what was left in the topic when its owner died', () => {
    const gateway = createFreshGateway(writer, [makeCommand()]);
    gateway.enforcer.applyProgress(wordOf({ timeMs: startMs - 2_001 }));
    expect(verdictOf(gateway)).toBe('allowed clear');
    gateway.enforcer.progressRead();
    expect(verdictOf(gateway)).toBe('refused feed-stale');
  });

  it('is watched where no owner was ever heard of: then only beacons tell', () => {
    const gateway = createFreshGateway(writer, [makeCommand()]);
    gateway.enforcer.progressRead();
    expect(verdictOf(gateway)).toBe('allowed clear');
  });

  it('passes or stops as its operator chose, and the limit can change while the gateway runs', () => {
    const settings = { failurePolicy: { 'egress.message': 'open' as const }, unwatchedAfterMs: 5_000 };
    const gateway = watchedGateway(settings);
    pass(gateway, 5_000);
    expect(verdictOf(gateway)).toBe('allowed clear');
    gateway.enforcer.change({ ...settings, staleAfterMs: 10_000, holdMs: 1_000, unwatchedAfterMs: 1_000 });
    expect(verdictOf(gateway)).toBe('allowed feed-stale');
  });
});

describe('the word of an owner', () => {
  it('does not count any more once a later owner has spoken, until that one is gone and another log begins', () => {
    const gateway = watchedGateway();
    gateway.enforcer.applyProgress(wordOf({ epoch: 2, number: 0 }));
    pass(gateway, 2_001);
    gateway.enforcer.applyProgress(wordOf({ epoch: 1, number: 9 }));
    expect(verdictOf(gateway)).toBe('refused feed-stale');
    pass(gateway, 60_000);
    gateway.enforcer.applyProgress(wordOf({ epoch: 1, number: 9 }));
    expect(verdictOf(gateway)).toBe('refused feed-stale');
    gateway.enforcer.applyProgress(wordOf({ epoch: 1, number: 10, timeMs: startMs + 62_001 }));
    expect(verdictOf(gateway)).toBe('allowed clear');
  });

  it('counts where a later version says more with it, at any depth, and only as long as that says what this one needs', () => {
    const gateway = watchedGateway();
    pass(gateway, 2_001);
    const added = { pace: { recordsPerSecond: 7 } };
    const commands = [{ partition: 0, offset: '3', ...added }];
    gateway.enforcer.applyProgress(wordOf({ number: 2, commands, ...added }));
    expect(verdictOf(gateway)).toBe('allowed clear');
    const lacking = { ...added, behindMs: undefined } as unknown as Partial<Progress>;
    gateway.enforcer.applyProgress(wordOf({ number: 3, ...lacking }));
    expect(gateway.counts.at(-1)).toEqual({ of: 'progress', status: 'rejected', reason: 'malformed' });
  });

  const foreign = createWriter({ tenants: ['globex'] });
  const narrow = createWriter({ scopes: ['agent'] });
  it.each([
    ['is unsigned', { key: wordOf().key, value: Buffer.from('{}') }, 'unsigned'],
    ['is gone', { key: wordOf().key, value: null }, 'malformed'],
    ['stands under another key', { ...wordOf({ number: 2 }), key: 'progress/worker/99' }, 'wrong-key'],
    ['is a beacon', { ...beaconOf(writer, []), key: wordOf().key }, 'malformed'],
    ['names a partition that is none', wordOf({ number: 2, partition: 4 }), 'malformed'],
    ['is of a writer that is not trusted', wordOf({ number: 2 }, createWriter({ kid: 'other' })), 'unknown-key'],
    ['is signed by another writer', wordOf({ number: 2, writer: 'responder' }), 'no-authority'],
  ] as const)('does not count when it %s', (_, record, reason) => {
    const gateway = watchedGateway();
    pass(gateway, 2_001);
    gateway.enforcer.applyProgress(record);
    expect(verdictOf(gateway)).toBe('refused feed-stale');
    expect(gateway.counts.at(-1)).toEqual({ of: 'progress', status: 'rejected', reason });
  });

  it.each([
    ['of another tenant', foreign],
    ['that may not command sessions', narrow],
  ])('does not count from a writer %s', (_, other) => {
    const gateway = createFreshGateway(other, []);
    gateway.enforcer.applyProgress(wordOf({}, other));
    expect(gateway.counts.at(-1)).toEqual({ of: 'progress', status: 'rejected', reason: 'no-authority' });
  });
});
