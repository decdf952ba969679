import { describe, expect, it, vi } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { FreezePoint } from '../../../support/freeze-point.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { secretChain } from '../../../support/session-events.ts';
import { waitLimits } from '../../../support/wait-limits.ts';

function chain(world: WorkerWorld) {
  return secretChain().map((data) => world.gateway.call(data));
}

describe('rule 14: a worker that is told to stop', () => {
  it('ends what it has begun, publishes and commits it, and only then leaves', async () => {
    const world = await new WorkerWorld().open();
    const freeze = new FreezePoint((step) => step === 'before save');
    await world.send(chain(world));
    const { worker } = await world.start({ kill: freeze });
    await freeze.frozen;
    let hasStopped = false;
    const stopped = worker.stop().then(() => {
      hasStopped = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(worker.ready().ready).toBe(false);
    expect(hasStopped).toBe(false);
    freeze.thaw();
    await stopped;
    expect((await world.committed()).offset).toBe(5n);
    expect(await world.read(topics.alerts)).toHaveLength(1);
    expect((await world.committed()).metadata).toMatchObject({ starts: 0, epoch: 1 });
  });

  it('takes nothing new', async () => {
    const world = await new WorkerWorld().open();
    const { worker } = await world.start();
    await worker.stop();
    await world.send(chain(world));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await world.committed()).offset).toBe(0n);
  });
});

describe('rule 14: a worker is ready', () => {
  it('while it has its partitions and has read what it follows, and not while it takes partitions over', async () => {
    const world = await new WorkerWorld({ callsPartitions: 2 }).open();
    let isArmed = false;
    const freeze = new FreezePoint((step) => isArmed && step === 'before commit');
    const { worker } = await world.start({ kill: freeze });
    await vi.waitFor(() => {
      expect(worker.ready()).toEqual({ ready: true, waiting: [] });
    }, waitLimits);
    // What it told itself at its start is committed as well.
    await vi.waitFor(async () => {
      expect(await world.read(topics.signals)).toHaveLength(2);
    }, waitLimits);
    await world.settled();
    isArmed = true;
    const other = world.start();
    await freeze.frozen;
    expect(worker.ready()).toEqual({ ready: false, waiting: ['partitions'] });
    freeze.thaw();
    await vi.waitFor(() => {
      expect(worker.ready()).toEqual({ ready: true, waiting: [] });
    }, waitLimits);
    await worker.stop();
    expect(worker.ready().ready).toBe(false);
    await (await other).worker.stop();
  });
});
