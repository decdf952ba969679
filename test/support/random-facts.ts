import fc from 'fast-check';
import type { Facts } from '../../detectors/kit/form/facts.ts';
import { endFacts, requestFacts } from './facts.ts';

const fingerprint = fc.record({
  fp: fc.constantFrom('aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb', 'cccccccccccccccc'),
  role: fc.constantFrom('secret' as const, 'destination' as const, 'payload' as const),
});
const told = fc.record({
  can: fc.uniqueArray(fc.constantFrom('egress.message' as const, 'read.untrusted' as const, 'pay' as const)),
  labels: fc.uniqueArray(fc.constantFrom('secret.token' as const, 'code' as const)),
  fingerprints: fc.array(fingerprint, { maxLength: 3 }),
  truncated: fc.boolean(),
  overflow: fc.constantFrom(0, 0, 2),
});

/** The two events of one call, each made anew by its function. */
export const randomCall: fc.Arbitrary<{ readonly request: () => Facts; readonly end: () => Facts }> = fc
  .tuple(told, told)
  .map(([asked, answered]) => ({
    request: () => requestFacts(asked),
    end: () => endFacts({ ...answered, can: asked.can }),
  }));

/** What captures of these names may hold: a number, a text, a set, or nothing. */
export const randomCaptures = fc.record({
  number: fc.option(fc.integer({ min: -2, max: 9 })),
  text: fc.option(fc.constantFrom('mail', 'send')),
  set: fc.option(
    fc.record({
      values: fc.uniqueArray(fc.constantFrom('aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'), { maxLength: 2 }),
      isOpen: fc.boolean(),
    }),
  ),
});
export const captureSlots = ['number', 'text', 'set'] as const;
