import { describe, expect, it } from 'vitest';
import type { Detector } from '../../detectors/contract.ts';
import type { SharedCeilingSettings } from '../../detectors/kit/scope/shared-ceiling.ts';
import type { Alert, CallRequested } from '../../schemas/generated/types.ts';
import { putTogether } from './entity-runs.ts';
import { principal, SessionEvents } from './session-events.ts';

interface CeilingUnderTest {
  readonly id: string;
  readonly create: (settings?: Partial<SharedCeilingSettings>) => Detector;
  /** Calls that pass where nobody set another limit. */
  readonly limit: number;
  /** The same call at something else of the kind that is counted. */
  readonly elsewhere: (call: CallRequested) => CallRequested;
}

/** Payments with one tool, in turn in two sessions. */
function pays(count: number): readonly CallRequested[] {
  const [one, two] = [1, 2].map((boot) => {
    return new SessionEvents({ session: `${principal}.host.000000000000000${String(boot)}`, boot });
  });
  return Array.from({ length: count }, (_, at) => {
    const session = (at % 2 === 0 ? one : two) ?? new SessionEvents();
    return session.requested(at + 1, { atMs: at, can: ['pay'], tool: 'refund' });
  });
}

export function describeSharedCeiling({ id, create, limit, elsewhere }: CeilingUnderTest): void {
  const run = (events: readonly CallRequested[], settings = {}): readonly Alert[] =>
    putTogether([create(settings)], events).alerts;

  describe(id, () => {
    it('stays silent at exactly its limit, and fires at the next call', () => {
      expect(run(pays(limit))).toEqual([]);
      expect(run(pays(limit + 1))).toMatchObject([{ count: 1, finding_info: { analytic: { uid: id } } }]);
    });

    it('fires at a call that only a stale feed refused', () => {
      const refused = (call: CallRequested): CallRequested => ({
        ...call,
        verdict: { decision: 'refused', reason: 'feed-stale' },
      });
      const settings = { limit: 9 };
      const calls = pays(10);
      expect(run([...calls.slice(0, 9), ...calls.slice(9).map(refused)], settings)).toMatchObject([
        { unmapped: { shearpin: { refused: 1 } } },
      ]);
      expect(run(calls.map(refused), settings)).toEqual([]);
    });

    it('counts together only what has in common what it looks at', () => {
      const settings = { limit: 9 };
      expect(run(pays(10), settings)).toHaveLength(1);
      expect(run([...pays(6), ...pays(6).map(elsewhere)], settings)).toEqual([]);
    });
  });
}
