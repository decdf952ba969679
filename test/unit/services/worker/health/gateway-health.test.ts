import { describe, expect, it } from 'vitest';
import type { Alert, Heartbeat } from '../../../../../schemas/generated/types.ts';
import { validateAlert, validateHeartbeat } from '../../../../../schemas/generated/validators.js';
import { topics } from '../../../../../schemas/topics.ts';
import { gatewayAlert } from '../../../../../services/worker/health/gateway-alert.ts';
import { GatewayHealth, type GatewayTrouble } from '../../../../../services/worker/health/gateway-health.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { loadOcsf } from '../../../../support/ocsf.ts';
import { baseMs, SessionEvents, ulidOf } from '../../../../support/session-events.ts';
import { steppedTimers } from '../../../../support/stepped-timers.ts';

const boot = ulidOf('B', 1);

function heartbeat(parts: Partial<Heartbeat> = {}, seq = 1): Heartbeat {
  return {
    id: ulidOf('E', 9_000_000 + seq),
    timeMs: baseMs + 5000 * seq,
    tenant: 'acme',
    gateway: { id: 'gw-1', boot, seq },
    intervalMs: 5000,
    dropped: { total: 0, sinceLast: 0 },
    buffered: 0,
    feed: { state: 'fresh', live: 0 },
    clockOffsetMs: 0,
    ...parts,
  };
}

const degenerate = { traffic: { calls: 100, sessions: 97, degenerate: true } };

function kindsOf(health: GatewayHealth): readonly string[] {
  const found = health.untold;
  health.told(found);
  return found.map(({ kind }) => kind);
}

function newHealth(): GatewayHealth {
  return new GatewayHealth({ clockToleranceMs: 5000, floodSessionsMax: 100, floodEntitiesMax: 100 });
}

describe('the health of a gateway', () => {
  it('tells of sessions that hold no calls together once for each boot', () => {
    const health = newHealth();
    for (const beat of [heartbeat(), heartbeat(degenerate), heartbeat(degenerate)]) health.heartbeat(beat, baseMs);
    expect(health.untold).toMatchObject([{ kind: 'degenerate-sessions', gateway: 'gw-1', mark: boot, tenant: 'acme' }]);
    expect(kindsOf(health)).toHaveLength(1);
    health.heartbeat(heartbeat({ ...degenerate, gateway: { id: 'gw-1', boot: ulidOf('B', 2), seq: 1 } }), baseMs);
    expect(kindsOf(health)).toEqual(['degenerate-sessions']);
  });

  it.each([
    ['dropped-events', { dropped: { total: 9, sinceLast: 2 } }, { dropped: { total: 9, sinceLast: 0 } }],
    ['clock-off', { clockOffsetMs: -5001 }, { clockOffsetMs: 5000 }],
  ])('tells of %s once an hour of its clock, and of nothing at the bound', (kind, parts, harmless) => {
    const health = newHealth();
    health.heartbeat(heartbeat(harmless), baseMs);
    expect(kindsOf(health)).toEqual([]);
    for (const seq of [1, 2]) health.heartbeat(heartbeat(parts, seq), baseMs);
    expect(kindsOf(health)).toEqual([kind]);
    health.heartbeat(heartbeat(parts, 720), baseMs);
    expect(kindsOf(health)).toEqual([kind]);
  });

  it('tells of a silence when nothing came for a minute, once, and of the next one again', () => {
    const health = newHealth();
    health.heartbeat(heartbeat(), baseMs);
    health.look(baseMs + 60_000);
    expect(kindsOf(health)).toEqual([]);
    for (const lookMs of [60_001, 90_000]) health.look(baseMs + lookMs);
    expect(kindsOf(health)).toEqual(['silent-gateway']);
    health.heartbeat(heartbeat({}, 30), baseMs + 100_000);
    for (const lookMs of [120_000, 150_000, 160_001]) health.look(baseMs + lookMs);
    expect(kindsOf(health)).toEqual(['silent-gateway']);
  });

  it('gives all gateways their time anew when the log took nothing from anybody for a while', () => {
    const health = newHealth();
    health.heartbeat(heartbeat(), baseMs);
    const wokenMs = 3_600_000;
    for (const lookMs of [0, wokenMs, wokenMs + 30_000, wokenMs + 60_000]) health.look(baseMs + lookMs);
    expect(kindsOf(health)).toEqual([]);
    health.look(baseMs + wokenMs + 60_001);
    expect(kindsOf(health)).toEqual(['silent-gateway']);
  });

  it('takes no silence for one that was announced, of another assignment, or between long intervals', () => {
    const health = newHealth();
    health.heartbeat(heartbeat({ ending: true }), baseMs);
    health.look(baseMs + 3_600_000);
    health.heartbeat(heartbeat({}, 2), baseMs);
    health.forget();
    health.look(baseMs + 3_600_000);
    health.heartbeat(heartbeat({ intervalMs: 600_000 }, 3), baseMs);
    health.look(baseMs + 1_800_000);
    expect(kindsOf(health)).toEqual([]);
    expect(validateHeartbeat(heartbeat({ ending: true }))).toBe(true);
  });

  it.each([
    ['unwatched', { feed: { state: 'fresh', live: 0, unwatched: 1 } }],
    ['stale-feed', { feed: { state: 'stale', reason: 'no-beacon', live: 0 } }],
  ] as const)('tells of %s when it lasts for more than ten seconds, and not of two short times', (kind, feed) => {
    const health = newHealth();
    const beat = (seq: number, parts: Partial<Heartbeat>): void =>
      health.heartbeat(heartbeat(parts, seq), baseMs + 5000 * seq);
    for (const seq of [1, 2, 3]) beat(seq, feed);
    beat(4, {});
    for (const seq of [5, 6, 7]) beat(seq, feed);
    expect(kindsOf(health)).toEqual([]);
    beat(8, feed);
    expect(kindsOf(health)).toEqual([kind]);
    beat(9, feed);
    expect(kindsOf(health)).toEqual([]);
  });

  it('tells each tenant once that a topic is another, whichever of its gateways are heard', () => {
    const health = newHealth();
    health.logReplaced(topics.calls, baseMs);
    const other = { tenant: 'globex', gateway: { id: 'gw-3', boot, seq: 1 } };
    for (const parts of [{}, { gateway: { id: 'gw-2', boot, seq: 1 } }, other]) {
      health.heartbeat(heartbeat(parts), baseMs);
    }
    expect(health.untold).toMatchObject([
      { kind: 'log-replaced', tenant: 'acme', topic: topics.calls },
      { kind: 'log-replaced', tenant: 'globex', topic: topics.calls },
    ]);
  });

  it('takes a record for one that waited only when the log has had a time that bears it out', () => {
    const health = newHealth();
    const late = { tenant: 'acme', gateway: 'gw-1', mark: '1/0/42', timeMs: baseMs };
    health.judgedLate(late, { logMs: baseMs + 2000 });
    health.confirmLate(baseMs + 2000);
    health.confirmLate(baseMs + 10_000);
    health.confirmLate(baseMs + 3_600_000);
    expect(kindsOf(health)).toEqual([]);
    health.judgedLate(late, { logMs: baseMs + 9000 });
    health.confirmLate(baseMs + 10_001);
    expect(kindsOf(health)).toEqual(['judged-late']);
  });

  it('tells that events are missing when more were leapt over than were dropped, and stay so for a minute', () => {
    const health = newHealth();
    const beat = (seq: number, total = 0): void =>
      health.heartbeat(heartbeat({ dropped: { total, sinceLast: 0 } }, seq), baseMs + 5000 * seq);
    beat(0);
    health.leapt('acme:a', { gateway: 'gw-1', boot, missing: 2 });
    health.leapt('acme:b', { gateway: 'gw-1', boot, missing: 1 });
    for (const seq of [1, 20]) beat(seq, 3);
    expect(kindsOf(health)).toEqual([]);
    health.leapt('acme:b', { gateway: 'gw-1', boot, missing: 2 });
    beat(21, 3);
    health.leapt('acme:a', { gateway: 'gw-1', boot, missing: 0 });
    for (const seq of [22, 60]) beat(seq, 3);
    expect(kindsOf(health)).toEqual([]);
    health.leapt('acme:a', { gateway: 'gw-1', boot, missing: 4 });
    for (const seq of [61, 73]) beat(seq, 3);
    expect(kindsOf(health)).toEqual([]);
    beat(74, 3);
    expect(kindsOf(health)).toEqual(['missing-events']);
  });
});

describe('an alert of health', () => {
  const place = { tenant: 'acme', gateway: 'gw-1', timeMs: baseMs };
  it.each<GatewayTrouble>([
    { kind: 'degenerate-sessions', mark: '01JD0000000000000000000000', ...place },
    { kind: 'dropped-events', mark: `${boot}/488888`, ...place },
    { kind: 'missing-events', mark: `${boot}/488888`, ...place },
    { kind: 'clock-off', mark: `${boot}/488888`, ...place },
    { kind: 'silent-gateway', mark: `${boot}/7`, ...place },
    { kind: 'judged-late', mark: '1/0/42', ...place },
    { kind: 'unwatched', mark: `${boot}/488888`, ...place },
    { kind: 'stale-feed', mark: `${boot}/488888`, ...place },
    { kind: 'session-flood', mark: `${boot}/488888`, ...place },
    { kind: 'entity-flood', mark: '488888', tenant: 'acme', timeMs: baseMs },
    { kind: 'record-flood', mark: 'shearpin.acks.v1/488888', tenant: 'acme', topic: topics.acks, timeMs: baseMs },
    { kind: 'log-replaced', mark: 'shearpin.calls.v1/488888', tenant: 'acme', topic: topics.calls, timeMs: baseMs },
  ])('of $kind is the same whoever raises it, and has the form of all alerts', (trouble) => {
    const alert = gatewayAlert(trouble);
    expect(validateAlert(alert)).toBe(true);
    expect(alert).toEqual(gatewayAlert({ ...trouble }));
    expect(loadOcsf()?.(alert) ?? []).toEqual([]);
    expect(alert.finding_info.analytic.uid).toBe(`health.${trouble.kind}`);
  });
});

it('gives what may be an attack a higher severity than a laptop that was closed', () => {
  const severityOf = (kind: GatewayTrouble['kind']): number =>
    gatewayAlert({ kind, tenant: 'acme', gateway: 'gw-1', mark: `${boot}/1`, timeMs: baseMs }).severity_id;
  expect(
    ['silent-gateway', 'judged-late', 'missing-events', 'log-replaced'].map((kind) => severityOf(kind as never)),
  ).toEqual([2, 3, 4, 4]);
});

/** The ids of the health alerts that a worker raises of what was sent, when its periodic tasks run. */
async function raised(world: WorkerWorld, found: number): Promise<readonly string[]> {
  const { timers, step } = steppedTimers();
  const { worker, metrics } = await world.start({ timers });
  await world.settled();
  const told = (): number => metrics.value('shearpin_published_total', { kind: 'health' });
  for (let tries = 0; told() < found && tries < 1000; tries += 1) {
    step();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await worker.stop();
  const alerts = (await world.read(topics.alerts)).map(({ value }) => Buffer.from(value ?? []).toString('utf8'));
  return alerts.map((text) => (JSON.parse(text) as Alert).finding_info.analytic.uid).toSorted();
}

describe('a worker', () => {
  it('raises one alert for a trouble that it hears of twice', async () => {
    const world = await new WorkerWorld().open();
    await world.send([heartbeat(degenerate), heartbeat(degenerate)].map((beat) => world.gateway.heartbeat(beat)));
    expect(await raised(world, 1)).toEqual(['health.degenerate-sessions']);
  });

  it('raises one for records that nobody judged in time, and for the gateway that fell silent since', async () => {
    const world = await new WorkerWorld().open();
    const events = new SessionEvents();
    const calls = [1, 2].map((call) => world.gateway.call(events.requested(call, { atMs: call })));
    await world.send([world.gateway.heartbeat(heartbeat()), ...calls]);
    world.clock.advance(60_001);
    expect(await raised(world, 2)).toEqual(['health.judged-late', 'health.silent-gateway']);
  });

  it('raises none for records that waited for ten seconds', async () => {
    const world = await new WorkerWorld().open();
    await world.send([world.gateway.call(new SessionEvents().requested(1, { atMs: 1 }))]);
    world.clock.advance(10_000);
    await world.send([world.gateway.heartbeat(heartbeat(degenerate))]);
    expect(await raised(world, 1)).toEqual(['health.degenerate-sessions']);
  });
});
