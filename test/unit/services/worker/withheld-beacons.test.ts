import { expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { defaultWorkerSettings } from '../../../../services/worker/config.ts';
import { awayStore } from '../../../support/away-store.ts';
import { type LogLine, WorkerWorld } from '../../../support/fake-worker-world.ts';
import { SessionEvents } from '../../../support/session-events.ts';
import { steppedTimers } from '../../../support/stepped-timers.ts';

const { beaconMs } = defaultWorkerSettings();

async function beaconsOf(world: WorkerWorld): Promise<number> {
  return (await world.read(topics.commands)).filter(({ key }) => key.startsWith('beacon/worker/')).length;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 1));
}

function isTold(logged: readonly LogLine[]): boolean {
  return logged.some(({ message }) => message === 'nothing is done in a partition; its beacons are withheld');
}

async function stuckWorld() {
  const world = await new WorkerWorld().open();
  const { timers, step } = steppedTimers();
  const { away, gate } = awayStore(world.store);
  await world.send([world.gateway.call(new SessionEvents().requested(1, { atMs: 0 }))]);
  const running = await world.start({ store: away, timers });
  await until(() => gate.refused > 0);
  return { world, step, gate, ...running };
}

it('a worker that cannot process a partition lets its beacons end, and sends them again once it can', async () => {
  const { world, step, gate, worker, logged } = await stuckWorld();
  world.clock.advance(2 * beaconMs);
  const before = await beaconsOf(world);
  step();
  await until(async () => (await beaconsOf(world)) === before + 1);
  world.clock.advance(1);
  await until(() => {
    step();
    return isTold(logged);
  });
  expect(worker.ready().waiting).toContain('progress in partition 0');
  expect(await beaconsOf(world)).toBe(before + 1);
  gate.isAway = false;
  await until(async () => {
    step();
    return (await beaconsOf(world)) > before + 1;
  });
  await worker.stop();
  expect((await world.committed()).offset).toBe(1n);
});

it('a worker with nothing to do sends beacons for as long as it lives', async () => {
  const world = await new WorkerWorld().open();
  const { timers, step } = steppedTimers();
  const { worker, logged } = await world.start({ timers });
  for (let beacons = 1; beacons < 4; beacons += 1) {
    world.clock.advance(3 * beaconMs);
    await until(async () => {
      step();
      return (await beaconsOf(world)) > beacons;
    });
  }
  await worker.stop();
  expect(isTold(logged)).toBe(false);
});
