import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../../../services/engine/state.ts';
import { secretToEgress } from '../../../support/catalog.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import { recordOf, SessionEvents, type CallData } from '../../../support/session-events.ts';

const engine = engineOf([secretToEgress]);

/** The state after these, one after the other. */
function after(events: readonly CallData[], given?: SessionState): SessionState {
  let state = given;
  for (const [at, data] of events.entries()) ({ state } = engine.process(state, recordOf(data, at + 1)));
  if (state === undefined) throw new Error('Nothing was put.');
  return state;
}

function callsKept({ requests }: SessionState): readonly string[] {
  return requests.map(({ data }) => data.call);
}

describe('requests of a session', () => {
  it('are kept until their calls end', () => {
    const session = new SessionEvents();
    const first = session.requested(1, { atMs: 0 });
    const second = session.requested(2, { atMs: 1 });
    const asked = after([first, second]);
    expect(callsKept(asked)).toEqual([first.call, second.call]);
    expect(callsKept(after([session.completed(1, { atMs: 2 })], asked))).toEqual([second.call]);
  });

  it('are not kept of calls that have ended before they came', () => {
    const session = new SessionEvents();
    const asked = session.requested(1, { atMs: 0 });
    const ended = session.completed(1, { atMs: 2 });
    expect(callsKept(after([ended, asked]))).toEqual([]);
  });

  it('leave it to the detectors to remember a call that is not kept', () => {
    const session = new SessionEvents();
    const asked = session.requested(1, { atMs: 0, can: ['credential.read'] });
    const { requests, detectors } = after([asked]);
    expect(requests).toHaveLength(1);
    expect(detectors).toEqual([]);
    const full = Array.from({ length: 64 }, (_, at) => session.requested(at + 2, { atMs: at + 1 }));
    const later = session.requested(90, { atMs: 80, can: ['credential.read'] });
    const flooded = after([...full, later]);
    expect(flooded.requests).toHaveLength(64);
    expect(flooded.detectors).toHaveLength(1);
  });

  it('hold no more values than fit', () => {
    const session = new SessionEvents();
    const carries = Array.from({ length: 500 }, (_, at) => at);
    const calls = Array.from({ length: 6 }, (_, at) => session.requested(at + 1, { atMs: at, carries }));
    expect(after(calls).requests).toHaveLength(4);
  });
});
