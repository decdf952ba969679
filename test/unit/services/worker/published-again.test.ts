import { expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../services/adapters/memory/memory-session-store.ts';
import type { LogRecord } from '../../../../services/engine/ports/log.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { chainOf, judgeAll } from '../../../support/worker-chain.ts';
import { KillSwitch } from '../../../support/kill-points.ts';

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
  const records = chainOf(world);
  await world.send([{ ...records[0], value: Buffer.from('no event') } as (typeof records)[0], ...records.slice(0, 4)]);
  await judgeAll(world);
  const before = await published(world);
  expect(before.map(({ topic }) => topic)).toEqual([topics.dlq, topics.commands]);
  await world.send(records.slice(4));
  const dying = await world.start({ kill: diesUnpublished() });
  await dying.kill.died;
  await dying.worker.stop();
  expect(await published(world)).toHaveLength(before.length);

  world.store = createMemorySessionStore({ clock: world.clock });
  await judgeAll(world);
  const after = await published(world);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length).map(({ topic }) => topic)).toContain(topics.alerts);
  expect(new Set(after.map(({ headers }) => headers['ce_id'])).size).toBe(after.length);
  world.store = createMemorySessionStore({ clock: world.clock });
  await judgeAll(world);
  expect(await published(world)).toEqual(after);
});

it('rule 8: commands what was never commanded, since a part of the session had been given up before the loss', async () => {
  const world = await new WorkerWorld().open();
  const records = chainOf(world);
  const key = records[0]?.key ?? '';
  await world.send(records.slice(0, 2));
  await judgeAll(world);
  const [stored] = await world.store.load([key]);
  expect(await world.store.drop?.([{ key, version: stored?.version ?? 0 }])).toBe(1);
  await world.send(records.slice(2, 4));
  await judgeAll(world);
  expect(await published(world)).toEqual([]);
  world.store = createMemorySessionStore({ clock: world.clock });
  await judgeAll(world);
  const after = await published(world);
  expect(after.map(({ topic }) => topic)).toEqual([topics.commands]);
  world.store = createMemorySessionStore({ clock: world.clock });
  await judgeAll(world);
  expect(await published(world)).toEqual(after);
});
