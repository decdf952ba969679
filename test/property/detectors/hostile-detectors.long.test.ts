import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { tryDetectors } from '../../support/hostile-detectors.ts';

const count = 500_000;
const grownBytesMax = 48 * 1024 * 1024;

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

it('takes half a million hostile detectors without a fault, a hang or a leak', () => {
  const seed = Number(process.env['SHEARPIN_TEST_SEED'] ?? Date.now() % 2 ** 31);
  process.stdout.write(`seed ${String(seed)}\n`);
  tryDetectors(seed, 10_000);
  const before = heapBytes();
  const compiled = tryDetectors(seed + 1, count - 10_000);
  process.stdout.write(`${String(compiled)} of ${String(count)} compiled\n`);
  expect(compiled).toBeGreaterThan(count / 10);
  expect(heapBytes() - before).toBeLessThan(grownBytesMax);
});
