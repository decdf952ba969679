import { describe, expect, it } from 'vitest';
import { ShearpinError } from '../../../../../schemas/errors.ts';
import type { Ack, AckEntry, Alert, Beacon, Command, Heartbeat } from '../../../../../schemas/generated/types.ts';
import { validateAlert } from '../../../../../schemas/generated/validators.js';
import { topics } from '../../../../../schemas/topics.ts';
import type { Log, LogFollower, LogProducer } from '../../../../../services/engine/ports/log.ts';
import { defaultWorkerSettings } from '../../../../../services/worker/config.ts';
import { AckWatch } from '../../../../../services/worker/commands/ack-watch.ts';
import { healthAlert } from '../../../../../services/worker/health/health-alert.ts';
import { readStatus } from '../../../../../services/worker/wiring.ts';
import { boundLog } from '../../../../support/bound-log.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { loadOcsf } from '../../../../support/ocsf.ts';
import { baseMs, SessionEvents, ulidOf } from '../../../../support/session-events.ts';
import { createGateway, makeCommand, SettableClock, startMs } from '../../../../support/signed-commands.ts';
import { steppedTimers } from '../../../../support/stepped-timers.ts';

function heartbeat(atMs: number, boot = 1): Heartbeat {
  return {
    id: ulidOf('E', 9_000_000 + atMs),
    timeMs: baseMs + atMs,
    tenant: 'acme',
    gateway: { id: 'gw-1', boot: ulidOf('B', boot), seq: 1 },
    intervalMs: 5000,
    dropped: { total: 0, sinceLast: 0 },
    buffered: 0,
    feed: { state: 'fresh', live: 0 },
    clockOffsetMs: 0,
  };
}

function ack(commands: AckEntry[], boot = 1, kind: Ack['kind'] = 'command'): Ack {
  return {
    spec: 'shearpin.ack.v1',
    gateway: 'gw-1',
    boot: ulidOf('B', boot),
    tenant: 'acme',
    timeMs: baseMs,
    kind,
    commands,
  };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 1));
}

function armingCalls(world: WorkerWorld) {
  const events = new SessionEvents();
  return [
    events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 100, can: ['credential.read'] }),
    events.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7] }),
  ].map((data) => world.gateway.call(data));
}

async function commandsOf(world: WorkerWorld): Promise<readonly Command[]> {
  const records = await world.read(topics.commands);
  const values = records.filter(({ key, value }) => value !== null && !key.startsWith('beacon/'));
  return values.map(({ value }) => (JSON.parse(Buffer.from(value ?? []).toString('utf8')) as { body: Command }).body);
}

/** A log that takes no alerts while its gate says so. */
function withoutAlerts(log: Log, gate: { isAway: boolean; refused: number }): Log {
  const producer = (inner: LogProducer): LogProducer => ({
    produce: async (records) => {
      if (gate.isAway && records.some(({ topic }) => topic === topics.alerts)) {
        gate.refused += 1;
        throw new ShearpinError('E_LOG_UNAVAILABLE', 'away', { retryable: true });
      }
      return inner.produce(records);
    },
    close: () => inner.close(),
  });
  return { ...boundLog(log), producer: () => producer(log.producer()) };
}

/** A log of which each topic takes long to begin. */
function withSlowFollowers(world: WorkerWorld): Log {
  const { clock } = world;
  const log: Log = world.log;
  const slow = (inner: LogFollower): LogFollower => ({
    follow: (topic, handlers) => {
      clock.advance(2 * heartbeat(0).intervalMs);
      return inner.follow(topic, handlers);
    },
    stop: () => inner.stop(),
  });
  return { ...boundLog(log), follower: (options) => slow(log.follower(options)) };
}

describe('the beacons of a worker', () => {
  it('make the feed of a gateway fresh, and match the commands that it holds', async () => {
    const world = await new WorkerWorld().open();
    const { timers, step } = steppedTimers();
    await world.send(armingCalls(world));
    const { worker } = await world.start({ timers });
    await world.settled();
    const before = (await world.read(topics.commands)).length;
    step();
    await until(async () => (await world.read(topics.commands)).length > before);
    await worker.stop();
    const clock = new SettableClock();
    clock.advance(baseMs - startMs);
    const { enforcer } = createGateway([world.writer], { clock });
    for (const record of await world.read(topics.commands)) enforcer.applyRecord(record);
    enforcer.caughtUp();
    expect(enforcer.feed()).toMatchObject({ state: 'fresh', live: 1 });
  });
});

describe('the numbers of beacons', () => {
  it('follow the time of the log where the clock of a worker is an hour ahead: the next owner may not have heard of them', async () => {
    const world = await new WorkerWorld().open();
    const { timers, step } = steppedTimers();
    await world.send(armingCalls(world));
    const first = await world.start();
    await world.settled();
    await first.worker.stop();
    const clock = { nowMs: () => world.clock.nowMs() + 3_600_000 };
    const { worker } = await world.start({ timers, clock });
    const before = (await world.read(topics.commands)).length;
    step();
    await until(async () => (await world.read(topics.commands)).length > before);
    await worker.stop();
    const records = await world.read(topics.commands);
    const last = records.findLast(({ key }) => key.startsWith('beacon/'));
    const { body } = JSON.parse(Buffer.from(last?.value ?? []).toString('utf8')) as { body: Beacon };
    expect(body.number - world.clock.nowMs()).toBeLessThan(2 * defaultWorkerSettings().clockToleranceMs);
  });
});

describe('a live gateway', () => {
  async function armed() {
    const world = await new WorkerWorld().open();
    const { timers, step } = steppedTimers();
    await world.send([world.gateway.heartbeat(heartbeat(0)), ...armingCalls(world)]);
    const running = await world.start({ timers });
    await world.settled();
    const [command] = await commandsOf(world);
    if (command === undefined) throw new Error('nothing was armed');
    return { world, step, command, ...running };
  }

  it('that has not acked a live command in time is a counter, a log line and one alert', async () => {
    const { world, step, command, worker, metrics, logged } = await armed();
    world.clock.advance(5001);
    step();
    await until(() => metrics.value('shearpin_not_enforced_total', { status: 'silent' }) === 1);
    await until(async () => (await world.read(topics.alerts)).length === 1);
    step();
    await worker.stop();
    const alerts = await world.read(topics.alerts);
    const alert: unknown = JSON.parse(Buffer.from(alerts[0]?.value ?? []).toString('utf8'));
    expect(alerts).toHaveLength(1);
    expect(validateAlert(alert)).toBe(true);
    expect(loadOcsf()?.(alert) ?? []).toEqual([]);
    expect((alert as Alert).unmapped.shearpin.health).toMatchObject({
      gateway: 'gw-1',
      command: command.id,
      status: 'silent',
    });
    expect(logged.filter(({ level }) => level === 'error')).toMatchObject([
      { fields: { command: command.id, gateway: 'gw-1' } },
    ]);
  });

  it('is reported when the log is back, if it was away when the alert was due', async () => {
    const world = await new WorkerWorld().open();
    const { timers, step } = steppedTimers();
    await world.send([world.gateway.heartbeat(heartbeat(0)), ...armingCalls(world)]);
    const gate = { isAway: false, refused: 0 };
    const { worker, metrics } = await world.start({ timers, log: withoutAlerts(world.log, gate) });
    await world.settled();
    world.clock.advance(5001);
    gate.isAway = true;
    await until(() => {
      step();
      return gate.refused > 0;
    });
    gate.isAway = false;
    await until(() => {
      step();
      return metrics.value('shearpin_not_enforced_total', { status: 'silent' }) === 1;
    });
    await worker.stop();
    expect(await world.read(topics.alerts)).toHaveLength(1);
  });

  it('that acked in time raises nothing', async () => {
    const { world, step, command, worker, metrics } = await armed();
    await world.send([world.gateway.ack(ack([{ id: command.id, status: 'applied', latencyMs: 7 }]))]);
    await until(() => metrics.value('shearpin_command_ack_seconds') === 1);
    world.clock.advance(5001);
    step();
    await until(() => metrics.value('shearpin_live_commands') === 1);
    await worker.stop();
    expect(metrics.value('shearpin_not_enforced_total', { status: 'silent' })).toBe(0);
  });

  it('is shown by the status with what it did, and an ack that it did not sign counts for nothing', async () => {
    const { world, command, worker } = await armed();
    const { gateway, clock, log, trust } = world;
    await worker.stop();
    const keys = { trust, gateways: new Map([[gateway.id, { tenant: 'acme', ingestKeys: [gateway.ingestKey] }]]) };
    const forged = { ...gateway.ack(ack([{ id: command.id, status: 'applied' }])), value: Buffer.from('{}') };
    await world.send([forged]);
    const silent = await readStatus({ log, keys, clock });
    expect(silent).toMatchObject({
      commands: [{ id: command.id, action: 'arm', gateways: [{ gateway: 'gw-1', status: 'silent' }] }],
      gateways: [{ id: 'gw-1', isLive: true }],
    });
    await world.send([gateway.ack(ack([{ id: command.id, status: 'rejected', reason: 'bad-signature' }]))]);
    const rejected = await readStatus({ log, keys, clock });
    const answer = { gateway: 'gw-1', status: 'rejected', reason: 'bad-signature', isLive: true };
    expect(rejected.commands[0]?.gateways).toEqual([answer]);
    clock.advance(command.expiresAt - baseMs);
    expect((await readStatus({ log, keys, clock })).commands).toEqual([]);
  });

  it('is shown as live when it was so as the reading began, however long that takes', async () => {
    const { world, worker } = await armed();
    const { gateway, clock, trust } = world;
    await worker.stop();
    const keys = { trust, gateways: new Map([[gateway.id, { tenant: 'acme', ingestKeys: [gateway.ingestKey] }]]) };
    const report = await readStatus({ log: withSlowFollowers(world), keys, clock });
    expect(clock.nowMs()).toBeGreaterThan(baseMs + 4 * heartbeat(0).intervalMs);
    expect(report.gateways).toEqual([{ id: 'gw-1', tenant: 'acme', isLive: true }]);
    expect((await readStatus({ log: world.log, keys, clock })).gateways).toMatchObject([{ isLive: false }]);
  });
});

describe('the watch over acks', () => {
  const command = makeCommand();
  const watching = (): AckWatch => {
    const watch = new AckWatch();
    watch.commanded({ now: { command, seenMs: startMs }, before: undefined });
    return watch;
  };
  const check = (watch: AckWatch, atMs: number) =>
    watch.check({ nowMs: startMs + atMs, timeoutMs: 5000, readSinceMs: startMs });
  const beat = (boot = 1) => ({ ...heartbeat(0, boot), intervalMs: 60_000 });

  it('holds no gateway to anything before the time is over, nor one whose heartbeats ended', () => {
    const watch = watching();
    watch.heartbeat({ ...beat(), intervalMs: 3000 }, startMs);
    expect(check(watch, 4999)).toEqual([]);
    expect(check(watch, 5000)).toMatchObject([{ gateway: 'gw-1', status: 'silent' }]);
    const gone = watching();
    gone.heartbeat({ ...beat(), intervalMs: 1000 }, startMs);
    expect(check(gone, 5000)).toEqual([]);
  });

  it('reports a rejection at once, and an older one that the gateway rightly refused never', () => {
    const watch = watching();
    watch.heartbeat(beat(), startMs);
    watch.ack(ack([{ id: command.id, status: 'rejected', reason: 'older' }]), startMs);
    expect(check(watch, 0)).toEqual([]);
    watch.ack(ack([{ id: command.id, status: 'rejected', reason: 'unknown-key' }]), startMs);
    expect(check(watch, 0)).toMatchObject([{ status: 'rejected', reason: 'unknown-key' }]);
    expect(check(watch, 1)).toEqual([]);
  });

  it('asks a gateway that booted anew again, and believes no late ack of the boot before', () => {
    const watch = watching();
    watch.heartbeat(beat(), startMs);
    watch.ack(ack([{ id: command.id, status: 'applied' }]), startMs);
    watch.heartbeat(beat(2), startMs + 1000);
    watch.ack(ack([{ id: command.id, status: 'applied' }], 1), startMs + 1001);
    expect(check(watch, 5999)).toEqual([]);
    expect(check(watch, 6000)).toMatchObject([{ status: 'silent' }]);
  });

  it('asks a gateway whose clock went back between two boots, once the first has fallen silent', () => {
    const watch = watching();
    watch.heartbeat({ ...beat(2), intervalMs: 1000 }, startMs);
    watch.heartbeat(beat(1), startMs + 3000);
    expect(watch.gateways(startMs + 3000)).toMatchObject([{ boot: beat(2).gateway.boot }]);
    watch.heartbeat(beat(1), startMs + 3001);
    expect(watch.gateways(startMs + 3001)).toMatchObject([{ boot: beat(1).gateway.boot, isLive: true }]);
    expect(check(watch, 8001)).toMatchObject([{ status: 'silent' }]);
  });

  it('makes the same alert of the same failure, whenever it is seen', () => {
    const failure = { command, gateway: 'gw-1', tenant: 'acme', status: 'silent' } as const;
    expect(healthAlert(failure, 5000)).toEqual(healthAlert({ ...failure }, 5000));
    expect(healthAlert(failure, 5000).finding_info.uid).not.toBe(
      healthAlert({ ...failure, gateway: 'gw-2' }, 5000).finding_info.uid,
    );
  });
});

describe('events that a gateway says it dropped', () => {
  it('are counted once, though each partition has a copy of the heartbeat', async () => {
    const world = await new WorkerWorld({ callsPartitions: 4 }).open();
    const { worker, metrics } = await world.start();
    const record = world.gateway.heartbeat({ ...heartbeat(0), dropped: { total: 3, sinceLast: 3 } });
    await world.send([0, 1, 2, 3].map((partition) => ({ ...record, partition })));
    await world.settled();
    await worker.stop();
    expect(metrics.value('shearpin_gateway_dropped_events_total')).toBe(3);
  });
});
