import { describe, expect, it } from 'vitest';
import type { Alert, Heartbeat } from '../../../../../schemas/generated/types.ts';
import { validateAlert } from '../../../../../schemas/generated/validators.js';
import { sessionRecordKey } from '../../../../../schemas/events/record-key.ts';
import { topics } from '../../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../../services/adapters/memory/memory-session-store.ts';
import type { FakeMetrics } from '../../../../support/fake-metrics.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import {
  baseMs,
  principal,
  type RequestOptions,
  secretChain,
  SessionEvents,
  sessionKey,
  ulidOf,
} from '../../../../support/session-events.ts';
import { steppedTimers } from '../../../../support/stepped-timers.ts';

const most = 100;
const settings = { floodSessionsMax: most, floodEntitiesMax: most };

function heartbeat(seq: number, sessions: number, boot = ulidOf('B', 1)): Heartbeat {
  return {
    id: ulidOf('E', 9_000_000 + seq),
    timeMs: baseMs + seq,
    tenant: 'acme',
    gateway: { id: 'gw-1', boot, seq },
    intervalMs: 3_600_000,
    dropped: { total: 0, sinceLast: 0 },
    buffered: 0,
    feed: { state: 'fresh', live: 0 },
    traffic: { calls: 5 * sessions, sessions, degenerate: false },
    clockOffsetMs: 0,
  };
}

interface Caller {
  readonly agent?: string;
  readonly can?: RequestOptions['can'];
}

/** A call that acts, of one agent, in one session. */
function callOf(world: WorkerWorld, at: number, { agent = 'agent-1', can = ['pay'] }: Caller = {}) {
  const session = `${principal}.host.${at.toString(16).padStart(16, '0')}`;
  const call = new SessionEvents({ session }).requested(1, { atMs: 0, can, tool: 'pay-out' });
  return world.gateway.call({ ...call, agent: { id: agent } });
}

interface Told {
  readonly alerts: readonly Alert[];
  readonly metrics: FakeMetrics;
}

/** What a worker tells of health while it judges what was sent, and long after. */
async function tell(world: WorkerWorld, about = '-flood'): Promise<Told> {
  const { timers, step } = steppedTimers();
  const { worker, metrics } = await world.start({ timers, settings });
  for (let hops = 0; hops < 3; hops += 1) await world.settled();
  for (let steps = 0; steps < 50; steps += 1) {
    step();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await worker.stop();
  const alerts = (await world.read(topics.alerts)).map(
    ({ value }) => JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Alert,
  );
  for (const alert of alerts) expect(validateAlert(alert)).toBe(true);
  return { alerts: alerts.filter(({ finding_info: { analytic } }) => analytic.uid.includes(about)), metrics };
}

function subjectsOf({ alerts }: Told) {
  return alerts.map(({ finding_info: { analytic }, unmapped: { shearpin } }) => [analytic.uid, shearpin.health]);
}

/** A chain that is armed, and then many sessions of one call; what the store holds of it stays within these bytes. */
async function flooded(bytesMax: number) {
  const world = await new WorkerWorld().open();
  const store = createMemorySessionStore({ clock: world.clock, bytesMax });
  world.store = store;
  const armed = secretChain().slice(0, 4);
  await world.send(armed.map((data) => world.gateway.call(data)));
  await world.send(Array.from({ length: 400 }, (_, at) => callOf(world, at, { can: ['read.private'] })));
  const told = await tell(world, 'health.state-shed');
  const [chain] = await store.load([sessionRecordKey('acme', sessionKey)]);
  return { told, chain, usedBytes: (await store.room?.())?.usedBytes ?? 0 };
}

describe('a flood', () => {
  it('of sessions into the memory of one process costs those that hold nothing, and no chain, and is a finding', async () => {
    const { usedBytes } = await flooded(10_000_000);
    const bytesMax = Math.ceil(usedBytes / 0.95);
    const { told, chain, usedBytes: left } = await flooded(bytesMax);
    expect(left).toBeLessThan(0.85 * bytesMax);
    expect(chain).toBeDefined();
    expect(told.metrics.value('shearpin_sessions_shed_total', { held: 'nothing' })).toBeGreaterThan(10);
    expect(told.metrics.value('shearpin_sessions_shed_total', { held: 'armed' })).toBe(0);
    expect(subjectsOf(told)).toEqual([['health.state-shed', { gateway: 'gw-1', status: 'state-shed' }]]);
  });

  it('of sessions is one finding an hour, which names the gateway, and none at as many as are expected', async () => {
    const world = await new WorkerWorld().open();
    const beats = (counts: readonly number[], from: number, boot?: string) =>
      counts.map((count, at) => world.gateway.heartbeat(heartbeat(from + at, count, boot)));
    await world.send(beats([1_000, 1_050, 1_000 + most], 1));
    await world.send(beats([most], 4, ulidOf('B', 2)));
    expect(subjectsOf(await tell(world))).toEqual([]);
    await world.send(beats([1_000, 1_001 + most, 1_500, 2_000], 10));
    expect(subjectsOf(await tell(world))).toEqual([
      ['health.session-flood', { gateway: 'gw-1', status: 'session-flood' }],
    ]);
  });

  it('of agents is one finding, which names the tenant, and none when they are only rebuilt', async () => {
    const world = await new WorkerWorld().open();
    await world.send(Array.from({ length: 300 }, (_, at) => callOf(world, at, { agent: `made-up-${String(at)}` })));
    const told = await tell(world);
    expect(subjectsOf(told)).toEqual([['health.entity-flood', { status: 'entity-flood' }]]);
    expect(told.metrics.value('shearpin_entities_begun_total')).toBe(300);
    expect(told.metrics.value('shearpin_sessions_begun_total')).toBe(300);
    world.clock.advance(1000);
    world.store = createMemorySessionStore({ clock: world.clock });
    const { metrics } = await tell(world);
    expect(metrics.value('shearpin_health_findings_total', { kind: 'entity-flood' })).toBe(0);
    expect(metrics.value('shearpin_entities_begun_total')).toBe(0);
  });

  it('of sessions of one agent is none of agents', async () => {
    const world = await new WorkerWorld().open();
    await world.send(Array.from({ length: 300 }, (_, at) => callOf(world, at)));
    expect(subjectsOf(await tell(world))).toEqual([]);
  });

  it('of records that do not count is one finding for each tenant and topic, which names the topic', async () => {
    const world = await new WorkerWorld().open();
    const garbage = (topic: string) => ({ topic, key: 'x', value: Buffer.from('{'), headers: {} });
    await world.send(Array.from({ length: 1_500 }, () => garbage(topics.calls)));
    await world.send([world.gateway.heartbeat(heartbeat(1, 0)), world.gateway.heartbeat(heartbeat(2, 0))]);
    expect(subjectsOf(await tell(world))).toEqual([
      ['health.record-flood', { topic: topics.calls, status: 'record-flood' }],
    ]);
  });
});
