import { describe, expect, it, vi } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../services/adapters/memory/memory-session-store.ts';
import type { Engine } from '../../../../services/engine/engine.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { KillSwitch } from '../../../support/kill-points.ts';
import { SessionEvents } from '../../../support/session-events.ts';

/** An engine that cannot take the events of one tool. */
function engineWith(onPoison: () => void): Engine {
  const engine = engineOf();
  const poisoned: Engine = {
    ...engine,
    under: () => poisoned,
    process(state, input) {
      if ('target' in input.data && input.data.target.name === 'poison') onPoison();
      return engine.process(state, input);
    },
  };
  return poisoned;
}

async function poisonedWorld(): Promise<WorkerWorld> {
  const world = await new WorkerWorld().open();
  const events = new SessionEvents();
  const tools = ['first', 'poison', 'last'];
  await world.send(tools.map((tool, at) => world.gateway.call(events.requested(at + 1, { atMs: at, tool }))));
  return world;
}

async function reasons(world: WorkerWorld): Promise<readonly unknown[]> {
  const letters = await world.read(topics.dlq);
  return letters.map(({ value }) => JSON.parse(Buffer.from(value ?? []).toString('utf8')) as unknown);
}

describe('a record that the engine cannot take', () => {
  it('goes to the dead-letter topic, and its session goes on', async () => {
    const world = await poisonedWorld();
    const engine = engineWith(() => {
      throw new Error('cannot take it');
    });
    const { worker } = await world.start({ engine });
    await world.settled();
    await worker.stop();
    expect(await reasons(world)).toMatchObject([{ reason: 'poison', offset: '1' }]);
  });

  it('that kills the process is given up after three attempts that were stored before they began', async () => {
    const world = await poisonedWorld();
    let deaths = 0;
    while ((await world.read(topics.dlq)).length === 0) {
      const kill = new KillSwitch(Infinity);
      const engine = engineWith(() => {
        kill.die('engine');
      });
      const { worker } = await world.start({ engine, kill });
      await Promise.race([kill.died, world.settled()]);
      await worker.stop();
      deaths += kill.deathStep === undefined ? 0 : 1;
      expect(deaths).toBeLessThan(10);
    }
    // One before anybody was cautious, then two in company of its neighbours, and one alone.
    expect(deaths).toBe(4);
    expect(await reasons(world)).toMatchObject([
      { reason: 'poison', offset: '1', detail: 'the process died 3 times in it' },
    ]);
    const { metadata } = await world.committed();
    expect(metadata?.attempt).toBeUndefined();
  });

  it('is not touched again by whoever rebuilds what the store lost', async () => {
    const world = await poisonedWorld();
    const killing = (kill: KillSwitch): Engine =>
      engineWith(() => {
        kill.die('engine');
      });
    while ((await world.read(topics.dlq)).length === 0) {
      const kill = new KillSwitch(Infinity);
      const { worker } = await world.start({ engine: killing(kill), kill });
      await Promise.race([kill.died, world.settled()]);
      await worker.stop();
    }
    const kill = new KillSwitch(Infinity);
    const { worker } = await world.start({ engine: killing(kill), kill, store: createMemorySessionStore(world) });
    await world.send([world.gateway.call(new SessionEvents().requested(9, { atMs: 9 }))]);
    await Promise.race([kill.died, world.settled()]);
    await worker.stop();
    expect(kill.deathStep).toBeUndefined();
    const letters = await world.read(topics.dlq);
    expect(letters).toHaveLength(2);
    expect(letters[1]?.value).toEqual(letters[0]?.value);
  });

  it('makes nobody slow for records that came after the deaths', async () => {
    const world = await poisonedWorld();
    for (let death = 0; death < 2; death += 1) {
      const { worker, kill } = await world.start({ kill: new KillSwitch((step) => step === 'before save') });
      await kill.died;
      await worker.stop();
    }
    let commits = 0;
    const counting = new KillSwitch((step) => {
      if (step === 'after commit') commits += 1;
      return false;
    });
    const { worker } = await world.start({ kill: counting });
    await world.settled();
    const before = commits;
    const events = new SessionEvents();
    await world.send(Array.from({ length: 50 }, (_, at) => world.gateway.call(events.requested(at + 9, { atMs: at }))));
    await world.settled();
    await worker.stop();
    // For the three an attempt, its end, and what was done; the others are done as ever.
    expect(before).toBeGreaterThanOrEqual(3);
    expect(commits - before).toBeLessThan(10);
  });

  it('is given up as well when it kills the process as it is read', async () => {
    const world = await poisonedWorld();
    const parse = JSON.parse.bind(JSON);
    let kill = new KillSwitch(Infinity);
    using spy = vi.spyOn(JSON, 'parse');
    spy.mockImplementation((text: string): unknown => {
      if (text.includes('"poison"') && text.includes('"target"')) kill.die('parser');
      return parse(text);
    });
    const died: string[] = [];
    while ((await world.read(topics.dlq)).length === 0) {
      kill = new KillSwitch(Infinity);
      const { worker } = await world.start({ kill });
      await Promise.race([kill.died, world.settled()]);
      await worker.stop();
      if (kill.deathStep !== undefined) died.push(kill.deathStep);
      expect(died.length).toBeLessThan(10);
    }
    expect(died).toEqual(Array.from({ length: 4 }, () => 'parser'));
    expect(await reasons(world)).toMatchObject([{ reason: 'poison', offset: '1' }]);
  });
});
