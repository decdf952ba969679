import { describe, expect, it } from 'vitest';
import type { LogRecord } from '../../../../../services/engine/ports/log.ts';
import { type Progress, ProgressCommits } from '../../../../../services/worker/partition/progress-commits.ts';

const last: LogRecord = { topic: 't', partition: 0, offset: 0n, appendTimeMs: 0, key: 'k', value: null, headers: {} };

/** Commits that end when the test says so, and pauses that only a hurry or the test ends. */
function harness() {
  const made: {
    readonly offset: bigint;
    readonly lagMs: number;
    readonly end: () => void;
    readonly fail: (fault: unknown) => void;
  }[] = [];
  let elapse = (): void => undefined;
  const commits = new ProgressCommits({
    commit: ({ offset, lagMs }: Progress) =>
      new Promise((resolve, reject) => {
        made.push({ offset, lagMs, end: resolve, fail: reject });
      }),
    sleep: (_ms, signal) =>
      new Promise((resolve) => {
        elapse = resolve;
        if (signal.aborted) resolve();
        else signal.addEventListener('abort', () => resolve());
      }),
  });
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const pass = (): Promise<void> => {
    elapse();
    return turn();
  };
  return { commits, made, turn, pass, offsets: () => made.map(({ offset }) => offset) };
}

function upTo(offset: bigint): Progress {
  return { offset, last, lagMs: 0 };
}

describe('commits behind the records', () => {
  it('tell of the least that a record had waited, of those that one commit stands for', async () => {
    const { commits, made, turn, pass } = harness();
    for (const [at, lagMs] of [5, 3, 8].entries()) commits.push({ ...upTo(BigInt(at)), lagMs });
    await pass();
    expect(made.map(({ lagMs }) => lagMs)).toEqual([3]);
    commits.push({ ...upTo(4n), lagMs: 9 });
    made[0]?.end();
    await turn();
    await pass();
    expect(made.map(({ lagMs }) => lagMs)).toEqual([3, 9]);
  });

  it('are made one at a time, and of those that wait only the last', async () => {
    const { commits, made, offsets, turn } = harness();
    for (const offset of [1n, 2n]) commits.push(upTo(offset));
    const settled = commits.settled();
    await turn();
    expect(offsets()).toEqual([2n]);
    for (const offset of [3n, 4n]) commits.push(upTo(offset));
    await turn();
    expect(offsets()).toEqual([2n]);
    made[0]?.end();
    await turn();
    expect(offsets()).toEqual([2n, 4n]);
    made[1]?.end();
    await settled;
  });

  it('wait for the pause, unless somebody waits for them', async () => {
    const { commits, made, offsets, turn } = harness();
    commits.push(upTo(1n));
    await turn();
    expect(offsets()).toEqual([]);
    const settled = commits.settled();
    await turn();
    expect(offsets()).toEqual([1n]);
    made[0]?.end();
    await settled;
    commits.push(upTo(2n));
    await turn();
    expect(offsets()).toEqual([1n]);
  });

  it('hand their fault to whoever waits, once, and begin anew after that', async () => {
    const { commits, made, offsets, turn, pass } = harness();
    commits.push(upTo(1n));
    await pass();
    made[0]?.fail(new Error('not the owner'));
    await turn();
    commits.push(upTo(2n));
    await pass();
    expect(offsets()).toEqual([1n]);
    expect(commits.hasFailed).toBe(true);
    await expect(commits.settled()).rejects.toThrow('not the owner');
    await commits.settled();
    commits.push(upTo(3n));
    await pass();
    expect(offsets()).toEqual([1n, 3n]);
  });
});
