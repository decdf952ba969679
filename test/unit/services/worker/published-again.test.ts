import { expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../services/adapters/memory/memory-session-store.ts';
import type { LogRecord } from '../../../../services/engine/ports/log.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { KillSwitch } from '../../../support/kill-points.ts';
import { SessionEvents } from '../../../support/session-events.ts';

function chain(world: WorkerWorld) {
  const events = new SessionEvents();
  const calls = [
    events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 100, can: ['credential.read'] }),
    events.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7] }),
    events.requested(3, { atMs: 200, can: ['egress.message'], carries: [7] }),
  ];
  return calls.map((data) => world.gateway.call(data));
}

async function run(world: WorkerWorld, choices: Parameters<WorkerWorld['start']>[0] = {}) {
  const running = await world.start(choices);
  await world.settled();
  await running.worker.stop();
  return running;
}

async function published(world: WorkerWorld): Promise<readonly LogRecord[]> {
  const all = await Promise.all([topics.dlq, topics.commands, topics.alerts].map((topic) => world.read(topic)));
  return all.flat().filter(({ key }) => !key.startsWith('beacon/'));
}

/** Once something is saved, and before what came of it is published. */
function diesUnpublished(): KillSwitch {
  let isSaved = false;
  return new KillSwitch((step) => {
    isSaved ||= step === 'after save';
    return isSaved && step.startsWith('before publish to');
  });
}

it('rule 8: publishes nothing again after a loss that stands in the log, and what it had not published before it died', async () => {
  const world = await new WorkerWorld().open();
  const records = chain(world);
  await world.send([{ ...records[0], value: Buffer.from('no event') } as (typeof records)[0], ...records.slice(0, 4)]);
  await run(world);
  const before = await published(world);
  expect(before.map(({ topic }) => topic)).toEqual([topics.dlq, topics.commands]);
  await world.send(records.slice(4));
  const dying = await world.start({ kill: diesUnpublished() });
  await dying.kill.died;
  await dying.worker.stop();
  expect(await published(world)).toHaveLength(before.length);

  world.store = createMemorySessionStore({ clock: world.clock });
  await run(world);
  const after = await published(world);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length).map(({ topic }) => topic)).toContain(topics.alerts);
  expect(new Set(after.map(({ headers }) => headers['ce_id'])).size).toBe(after.length);
  world.store = createMemorySessionStore({ clock: world.clock });
  await run(world);
  expect(await published(world)).toEqual(after);
});

it('rule 8: commands what was never commanded, since a part of the session had been given up before the loss', async () => {
  const world = await new WorkerWorld().open();
  const records = chain(world);
  const key = records[0]?.key ?? '';
  await world.send(records.slice(0, 2));
  await run(world);
  const [stored] = await world.store.load([key]);
  expect(await world.store.drop?.([{ key, version: stored?.version ?? 0 }])).toBe(1);
  await world.send(records.slice(2, 4));
  await run(world);
  expect(await published(world)).toEqual([]);
  world.store = createMemorySessionStore({ clock: world.clock });
  await run(world);
  const after = await published(world);
  expect(after.map(({ topic }) => topic)).toEqual([topics.commands]);
  world.store = createMemorySessionStore({ clock: world.clock });
  await run(world);
  expect(await published(world)).toEqual(after);
});
