import { describe, expect, it, vi } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../services/adapters/memory/memory-session-store.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import { FreezePoint } from '../../../support/freeze-point.ts';
import { KillSwitch } from '../../../support/kill-points.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { scripted } from '../../../support/scripted-detector.ts';
import { principal, SessionEvents } from '../../../support/session-events.ts';
import { steppedTimers } from '../../../support/stepped-timers.ts';
import { waitLimits } from '../../../support/wait-limits.ts';

function chain(world: WorkerWorld, session: number, sinceMs = 0) {
  const events = new SessionEvents({ session: `${principal}.host.${String(session).padStart(16, '0')}` });
  return [
    events.requested(1, { atMs: sinceMs, can: ['read.untrusted'] }),
    events.completed(1, { atMs: sinceMs + 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: sinceMs + 100, can: ['credential.read'] }),
    events.completed(2, { atMs: sinceMs + 110, can: ['credential.read'], secrets: [7] }),
    events.requested(3, { atMs: sinceMs + 200, can: ['egress.message'], carries: [7] }),
  ].map((data) => world.gateway.call(data));
}

/** A chain is armed, and then the store loses everything; the rest, and another chain, come after that. */
async function lossyWorld(model: WorkerWorld): Promise<WorkerWorld> {
  const world = await model.twin().open();
  await world.send(chain(world, 1).slice(0, 4));
  const { worker } = await world.start();
  await world.settled();
  await worker.stop();
  world.clock.advance(1000);
  world.store = createMemorySessionStore({ clock: world.clock });
  await world.send([...chain(world, 1).slice(4), ...chain(world, 2, 1000)]);
  return world;
}

/** Id → the bytes that were published under it. */
async function published(world: WorkerWorld): Promise<readonly (readonly [string, readonly string[]])[]> {
  const byId = new Map<string, Set<string>>();
  for (const topic of [topics.alerts, topics.commands, topics.dlq]) {
    for (const { key, headers, value } of await world.read(topic)) {
      if (key.startsWith('beacon/')) continue;
      const id = `${topic} ${headers['ce_id'] ?? ''}`;
      byId.set(id, (byId.get(id) ?? new Set()).add(Buffer.from(value ?? []).toString('utf8')));
    }
  }
  return [...byId].map(([id, bytes]) => [id, [...bytes]] as const).toSorted();
}

/** Of each kind of step the first and the last, counted from 1. */
function firstAndLast(steps: readonly string[]): ReadonlySet<number> {
  return new Set(steps.flatMap((step) => [steps.indexOf(step) + 1, steps.lastIndexOf(step) + 1]));
}

async function finished(world: WorkerWorld) {
  const { worker } = await world.start();
  await world.settled();
  await worker.stop();
  return published(world);
}

describe('rule 8: a worker whose store lost everything', () => {
  const model = new WorkerWorld();

  it('commits how far it goes back before it does, so that another goes on whichever step it dies at', async () => {
    const undisturbed = await lossyWorld(model);
    const steps: string[] = [];
    const counting = new KillSwitch((step) => steps.push(step) === 0);
    const counted = await undisturbed.start({ kill: counting });
    await undisturbed.settled();
    await counted.worker.stop();
    const expected = await published(undisturbed);
    expect(expected.filter(([id]) => id.startsWith(topics.alerts))).toHaveLength(2);
    const died = new Set<string>();
    for (const killAt of firstAndLast(steps)) {
      const world = await lossyWorld(model);
      const { worker, kill } = await world.start({ killAt });
      const end = await Promise.race([kill.died, world.settled().then(() => '')]);
      await worker.stop();
      died.add(end);
      expect(await finished(world), `killed at step ${String(killAt)}: ${end}`).toEqual(expected);
    }
    expect([...died]).toEqual(expect.arrayContaining(['after leave marker', 'before load', 'after save']));
  });

  it('goes back no further when it loses the store again before it got anywhere', async () => {
    const world = await model.twin().open();
    const dayMs = 86_400_000;
    await world.send(chain(world, 1).slice(0, 1));
    world.clock.advance(dayMs);
    await world.send(chain(world, 2, dayMs));
    await finished(world);
    const wentBackTo: (bigint | undefined)[] = [];
    for (let losses = 0; losses < 3; losses += 1) {
      world.store = createMemorySessionStore({ clock: world.clock });
      const { worker, kill } = await world.start({ kill: new KillSwitch((step) => step === 'before load') });
      await kill.died;
      await worker.stop();
      wentBackTo.push((await world.committed()).offset);
    }
    expect(wentBackTo).toEqual([1n, 1n, 1n]);
  });

  it('says that it rebuilds, and tells nobody that it watches, until it is where it was', async () => {
    const world = await lossyWorld(model);
    const { timers, step } = steppedTimers();
    const freeze = new FreezePoint((here) => here === 'after save');
    const { worker } = await world.start({ kill: freeze, timers });
    await freeze.frozen;
    expect(worker.ready().waiting).toContain('rebuild of partition 0');
    step();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await world.read(topics.progress)).toEqual([]);
    freeze.thaw();
    await world.settled();
    await vi.waitFor(async () => {
      step();
      expect(await world.read(topics.progress)).not.toEqual([]);
    }, waitLimits);
    expect(worker.ready()).toEqual({ ready: true, waiting: [] });
    await worker.stop();
  });
});

it('rule 8: goes back as far as the longest window of a detector, for sessions that were never silent', async () => {
  const hourMs = 3_600_000;
  const patient = scripted({ metadata: { windowMs: 6 * hourMs } });
  const world = await new WorkerWorld().open();
  const events = new SessionEvents();
  for (let hour = 0; hour <= 5; hour += 1) {
    await world.send([world.gateway.call(events.requested(hour + 1, { atMs: hour * hourMs }))]);
    world.clock.advance(hourMs);
  }
  const first = await world.start({ engine: engineOf([patient]) });
  await world.settled();
  await first.worker.stop();
  world.store = createMemorySessionStore({ clock: world.clock });
  const { worker, metrics } = await world.start({ engine: engineOf([patient]) });
  await vi.waitFor(() => {
    expect(metrics.value('shearpin_events_total', { result: 'processed' })).toBe(6);
  }, waitLimits);
  await worker.stop();
});
