import { expect, it, vi } from 'vitest';
import { AttemptTurns } from '../../../../../services/worker/partition/attempt-turns.ts';
import { type RecordWatch, watchRecords } from '../../../../../services/worker/partition/record-watch.ts';
import { waitLimits } from '../../../../support/wait-limits.ts';

const span = { from: 4n, to: 5n };

/** Partitions of one process, and what each of them commits. */
function partitionsOf(names: readonly string[]) {
  const told: string[] = [];
  const beat = vi.fn(() => Promise.resolve());
  const attemptTurns = new AttemptTurns({
    sleep: () => new Promise((resolve) => void setImmediate(resolve)),
    stopping: new AbortController().signal,
  });
  const patience = Object.assign(<T>(_what: unknown, work: () => Promise<T>): Promise<T> => work(), {
    waitingOn: () => [],
  });
  const watches = names.map((name) => {
    const owner = {
      isCautious: true,
      commitAttempt: async () => void told.push(`${name} begins`),
      clearAttempt: async () => void told.push(`${name} ends`),
    };
    const watch = watchRecords(span, { owner, patience, attemptTurns, beat });
    if (watch === undefined) throw new Error('Nothing is watched.');
    return watch;
  });
  return { watches, told, beat };
}

async function pass(watch: RecordWatch | undefined): Promise<void> {
  await watch?.begin();
  await watch?.end();
}

it('rule 11: what a partition has begun is all that the process has begun, so that its death is that of nothing else', async () => {
  const { watches, told, beat } = partitionsOf(['first', 'second', 'third']);
  const [first, second, third] = watches;
  await first?.begin();
  const others = Promise.all([pass(second), pass(third)]);
  await vi.waitFor(() => {
    // Whoever waits stays a member of the group.
    expect(beat.mock.calls.length).toBeGreaterThan(3);
  }, waitLimits);
  expect(told).toEqual(['first begins']);
  await first?.end();
  await others;
  expect(told.map((line) => line.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends', 'begins', 'ends']);
});

it('rule 11: what failed while the process lived is no death in anybody’s hands', async () => {
  const { watches, told } = partitionsOf(['first']);
  const [first] = watches;
  await first?.begin();
  await first?.leave();
  await pass(first);
  await first?.leave();
  expect(told).toEqual(['first begins', 'first ends', 'first begins', 'first ends']);
});

it('rule 11: a partition that was given up on the way stands in nobody’s way', async () => {
  const { watches, told } = partitionsOf(['first', 'second']);
  const [first, second] = watches;
  await first?.begin();
  await first?.leave();
  await pass(second);
  await first?.leave();
  expect(told).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});
