import { expect, it, vi } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import type { Log } from '../../../../../services/engine/ports/log.ts';
import { boundLog, boundMember } from '../../../../support/bound-log.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { waitLimits } from '../../../../support/wait-limits.ts';

const uncommittedMax = 1000;
const batchRecordsMax = 100;
const sent = 2 * uncommittedMax;
const quietTurns = 500;

/** The log of the world, whose commits of progress in the calls wait until the gate opens. */
function committingAt(world: WorkerWorld, gate: Promise<unknown>): Log {
  return {
    ...boundLog(world.log),
    member: (groupId, wanted) => {
      const member = world.log.member(groupId, wanted);
      return {
        ...boundMember(member),
        commit: async (at, committed) => {
          if (at.topic === topics.calls && committed.offset > 0n) await gate;
          await member.commit(at, committed);
        },
      };
    },
  };
}

async function letters(world: WorkerWorld): Promise<number> {
  return (await world.read(topics.dlq)).length;
}

/** How many dead letters there are when none has come for a while: whoever is held back publishes none however long that is. */
async function lettersAtRest(world: WorkerWorld): Promise<number> {
  let count = -1;
  for (let quiet = 0; quiet < quietTurns; quiet += 1) {
    const now = await letters(world);
    if (now !== count) quiet = 0;
    count = now;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return count;
}

it('rule 11: publishes what came of a thousand records and a batch, and no more before that is committed', async () => {
  const world = await new WorkerWorld().open();
  const refused = { topic: topics.calls, key: 'key', value: Buffer.from('no event'), headers: {} };
  await world.send(Array.from({ length: sent }, () => refused));
  const { promise: gate, resolve: open } = Promise.withResolvers<undefined>();
  const { worker } = await world.start({ log: committingAt(world, gate), settings: { batchRecordsMax } });
  await vi.waitFor(async () => {
    expect(await letters(world)).toBeGreaterThanOrEqual(uncommittedMax);
  }, waitLimits);
  expect(await lettersAtRest(world)).toBeLessThanOrEqual(uncommittedMax + batchRecordsMax);
  open(undefined);
  await world.settled();
  await worker.stop();
  expect(await letters(world)).toBe(sent);
});
