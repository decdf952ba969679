import fc from 'fast-check';
import { it } from 'vitest';
import {
  expectNothingLost,
  expectRefusals,
  expectUnchanged,
  hostileMessages,
} from '../../../support/hostile-messages.ts';

it('lets any bytes pass unchanged while nothing is armed, without a fault', async () => {
  await fc.assert(fc.asyncProperty(hostileMessages, expectUnchanged), { numRuns: 15 });
});

it('meets no fault while everything is refused', async () => {
  await fc.assert(fc.asyncProperty(hostileMessages, expectRefusals), { numRuns: 15 });
});

it('loses no byte of a stream, however it is cut', () => {
  fc.assert(fc.property(hostileMessages, fc.integer({ min: 1, max: 200 }), expectNothingLost), { numRuns: 10 });
});
