import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../../services/adapters/logging/logger.ts';
import { createSignalEvents, createWorkerEvents } from '../../../services/worker/events.ts';
import { createWorkerMetrics } from '../../../services/worker/metrics.ts';
import { ownedAfterMs } from '../../bench/recovery/taken-partitions.ts';
import { FakeMetrics } from '../../support/fake-metrics.ts';

const sinceMs = 1_000_000;

/** What a worker logs when it takes partitions of a topic at these milliseconds after the disturbance. */
function taking(what: 'calls' | 'signals', takes: readonly (readonly [partition: number, atMs: number])[]): string[] {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ level: 'info', service: 'shearpin-worker', destination });
  const create = what === 'calls' ? createWorkerEvents : createSignalEvents;
  const events = create(logger, createWorkerMetrics(new FakeMetrics()), Date.now);
  for (const [partition, atMs] of takes) {
    vi.setSystemTime(sinceMs + atMs);
    events.assigned({ partition, epoch: 1, incarnation: 1 });
  }
  return lines;
}

describe('when the partitions are owned again', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('is when the last of them was taken, by whichever worker', () => {
    const calls = [...taking('calls', [[0, 6_100]]), ...taking('calls', [[1, 6_200]])];
    expect(ownedAfterMs(calls, { sinceMs, partitions: 2 })).toBe(6_200);
  });

  it('is when they were taken last, where the group was formed twice', () => {
    const takes = [0, 1].flatMap((partition) => [[partition, 100] as const, [partition, 400] as const]);
    expect(ownedAfterMs(taking('calls', takes), { sinceMs, partitions: 2 })).toBe(400);
  });

  it('is not known while one was not taken since', () => {
    const before = taking('calls', [
      [0, -1],
      [1, 50],
    ]);
    expect(ownedAfterMs(before, { sinceMs, partitions: 2 })).toBeUndefined();
  });

  it('heeds neither partitions of signals nor other lines', () => {
    const others = ['not JSON: 1 partition', ...taking('signals', [[1, 900]])];
    expect(ownedAfterMs([...others, ...taking('calls', [[0, 5]])], { sinceMs, partitions: 1 })).toBe(5);
  });
});
