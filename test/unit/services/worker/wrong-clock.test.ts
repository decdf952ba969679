import { describe, expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { LogTime } from '../../../../services/worker/time/log-time.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { commandsIn } from '../../../support/read-topics.ts';
import { SessionEvents } from '../../../support/session-events.ts';
import { heartbeats } from '../../../support/silence.ts';
import { steppedTimers } from '../../../support/stepped-timers.ts';

const hourMs = 3_600_000;

async function nextBeacon(world: WorkerWorld, step: () => void): Promise<void> {
  const before = (await world.read(topics.commands)).length;
  step();
  while ((await world.read(topics.commands)).length === before) await new Promise((resolve) => setImmediate(resolve));
}

describe('a worker whose clock is an hour ahead', () => {
  it('publishes what it commands, and buries nothing that lives', async () => {
    const world = await new WorkerWorld().open();
    const { timers, step } = steppedTimers();
    const events = new SessionEvents();
    const clock = { nowMs: () => world.clock.nowMs() + hourMs };
    const { worker, metrics } = await world.start({ timers, clock });
    await world.send(
      [
        events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
        events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
        events.requested(2, { atMs: 100, can: ['credential.read'] }),
        events.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7] }),
      ].map((data) => world.gateway.call(data)),
    );
    await world.settled();
    for (let beacons = 0; beacons < 3; beacons += 1) await nextBeacon(world, step);
    await worker.stop();
    const records = await world.read(topics.commands);
    expect(commandsIn(records)).toMatchObject([{ action: 'arm' }]);
    expect(records.filter(({ value }) => value === null)).toEqual([]);
    expect(metrics.value('shearpin_published_total', { kind: 'tombstone' })).toBe(0);
  });
});

describe('a worker whose clock is set an hour ahead while it runs', () => {
  it('takes no gateway for silent, no record for late, and itself for no less than ready', async () => {
    const world = await new WorkerWorld().open();
    const { timers, step } = steppedTimers();
    let aheadMs = 0;
    const clock = { nowMs: () => world.clock.nowMs() + aheadMs };
    const { worker, metrics } = await world.start({ timers, clock, elapsed: () => world.clock.nowMs() });
    const events = new SessionEvents();
    await world.send(heartbeats(world, 0, 0).map(({ record }) => record));
    await world.settled();
    await nextBeacon(world, step);
    aheadMs = hourMs;
    await world.send([world.gateway.call(events.requested(1, { atMs: 0 }))]);
    await world.settled();
    world.clock.advance(1000);
    for (let beacons = 0; beacons < 3; beacons += 1) await nextBeacon(world, step);
    expect(worker.ready()).toMatchObject({ ready: true });
    await worker.stop();
    for (const kind of ['silent-gateway', 'judged-late']) {
      expect(metrics.value('shearpin_health_findings_total', { kind })).toBe(0);
    }
    expect(await world.read(topics.alerts)).toEqual([]);
  });
});

describe('the time of commands', () => {
  const toleranceMs = 1000;

  it('is that of the clock before anything was read, and while the log bears it out', () => {
    const time = new LogTime({ nowMs: () => 50_000 }, { toleranceMs });
    expect(time.nowMs()).toBe(50_000);
    time.heard(49_000);
    expect(time.nowMs()).toBe(50_000);
    time.heard(60_000);
    expect(time.nowMs()).toBe(50_000);
  });

  it('goes no further than the tolerance beyond the newest record', () => {
    const time = new LogTime({ nowMs: () => 50_000 }, { toleranceMs });
    time.heard(48_999);
    expect(time.nowMs()).toBe(49_999);
    time.heard(10_000);
    expect(time.nowMs()).toBe(49_999);
  });
});
