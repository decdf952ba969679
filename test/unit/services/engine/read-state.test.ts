import { describe, expect, it } from 'vitest';
import { readState, type StateFormat2 } from '../../../../services/engine/read-state.ts';
import type { SessionState } from '../../../../services/engine/state.ts';
import { secretToEgress } from '../../../support/catalog.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import { recordOf, SessionEvents } from '../../../support/session-events.ts';

const unknownSlot = { id: 'sequence.unknown', version: '9.0.0', state: { kept: true } };

/** A state as the version before wrote it, after a call that has not ended. */
function format2(session: SessionEvents): StateFormat2 {
  const engine = engineOf([secretToEgress]);
  const asked = engine.process(undefined, recordOf(session.requested(1, { atMs: 0, can: ['read.untrusted'] }), 1));
  const { requests: _, ...state } = asked.state;
  return { ...state, format: 2, detectors: [...state.detectors, unknownSlot] };
}

describe('state of the format before', () => {
  it('goes on where it was', () => {
    const session = new SessionEvents();
    const before = format2(session) as unknown as SessionState;
    const engine = engineOf([secretToEgress]);
    const again = recordOf(new SessionEvents().requested(1, { atMs: 0, can: ['read.untrusted'] }), 2);
    expect(engine.process(before, again).counts.duplicates).toBe(1);
    const { state } = engine.process(before, recordOf(session.requested(2, { atMs: 5 }), 2));
    expect(state.format).toBe(3);
    expect(state.graph.calls).toHaveLength(2);
    expect(state.requests.map(({ data }) => data.call)).toEqual([state.graph.calls[1]?.call]);
    expect(state.detectors).toContainEqual(unknownSlot);
  });

  it('that is older or newer than that is refused, and not reset', () => {
    for (const format of [0, 1, 4])
      expect(() => readState({ ...format2(new SessionEvents()), format } as unknown as SessionState)).toThrow(
        expect.objectContaining({ code: 'E_STATE_FORMAT' }),
      );
  });
});
