import { expect, it } from 'vitest';
import { progressRecordKey } from '../../../../../schemas/commands/record-key.ts';
import { topics } from '../../../../../schemas/topics.ts';
import { createVerifier } from '../../../../../services/adapters/crypto/verifier.ts';
import { readProgress } from '../../../../../services/worker/readers/progress-reader.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { startMs, trustOf } from '../../../../support/signed-commands.ts';

it('tells how far an owner is of whose words a later version made more, and not what it cannot read', async () => {
  const world = await new WorkerWorld().open();
  const wordOf = (partition: number, parts: object) => {
    const progress = {
      ...{ spec: 'shearpin.progress.v1', writer: 'worker', partition, partitions: 2, incarnation: 1 },
      ...{ epoch: 1, number: 1, timeMs: startMs, offset: '7', behindMs: 3, ...parts },
    };
    const key = progressRecordKey('worker', partition);
    return { topic: topics.progress, key, value: world.writer.sign(progress), headers: {} };
  };
  await world.send([wordOf(0, { added: { more: [1] } }), wordOf(1, { added: true, behindMs: 'later' })]);
  const verify = createVerifier(trustOf([world.writer]));
  expect(await readProgress(world.log, { verify, nowMs: () => startMs + 20 })).toEqual([
    { partition: 0, offset: '7', silentMs: 20, behindMs: 3 },
  ]);
});
