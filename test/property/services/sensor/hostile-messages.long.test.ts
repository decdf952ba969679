import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  expectNothingLost,
  expectRefusals,
  expectUnchanged,
  hostileMessages,
  messagesInAll,
} from '../../../support/hostile-messages.ts';

const runs = { unchanged: 600_000 / messagesInAll, refused: 300_000 / messagesInAll, cut: 100_000 / messagesInAll };
const grownBytesMax = 48 * 1024 * 1024;

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

it('takes a million hostile messages without a fault, a hang or a leak', async () => {
  const seed = Number(process.env['SHEARPIN_TEST_SEED'] ?? Date.now() % 2 ** 31);
  process.stdout.write(`seed ${String(seed)}\n`);
  await fc.assert(fc.asyncProperty(hostileMessages, expectUnchanged), { seed, numRuns: 100 });
  const before = heapBytes();
  await fc.assert(fc.asyncProperty(hostileMessages, expectUnchanged), { seed: seed + 1, numRuns: runs.unchanged });
  await fc.assert(fc.asyncProperty(hostileMessages, expectRefusals), { seed: seed + 2, numRuns: runs.refused });
  const chunk = fc.integer({ min: 1, max: 200 });
  fc.assert(fc.property(hostileMessages, chunk, expectNothingLost), { seed: seed + 3, numRuns: runs.cut });
  expect(heapBytes() - before).toBeLessThan(grownBytesMax);
});
