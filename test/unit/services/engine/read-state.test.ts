import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../../../services/engine/state.ts';
import { readState, type StateFormat1 } from '../../../../services/engine/read-state.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import { baseMs, fpOf, recordOf, sessionKey, SessionEvents, ulidOf } from '../../../support/session-events.ts';

const node = {
  requestedMs: baseMs,
  completedMs: baseMs + 1,
  isRequestKnown: true,
  server: 'server-1',
  kind: 'tool',
  agent: 'agent-1',
  capabilities: [],
  labels: [],
  taints: [],
  verdict: 'allowed',
  outcome: 'answered',
  argumentBytes: 100,
  resultBytes: 100,
};

function format1(): StateFormat1 {
  return {
    format: 1,
    tenant: 'acme',
    session: sessionKey,
    clockMs: baseMs + 3,
    sources: [
      {
        gateway: 'gw-1',
        boot: ulidOf('B', 1),
        high: 4,
        seen: 'd'.padStart(64, '0'),
        missing: 1,
        lastMs: baseMs + 3,
      },
    ],
    graph: {
      calls: [
        { ...node, call: ulidOf('C', 1), event: ulidOf('E', 1), target: 'tool-1' },
        { ...node, call: ulidOf('C', 2), event: ulidOf('E', 3), target: 'tool-2' },
      ],
      folded: { calls: 0, refused: 0, errors: 0, argumentBytes: 0, resultBytes: 0 },
      edges: [{ from: ulidOf('C', 1), to: ulidOf('C', 2), kind: 'order', overlap: 0, roles: [] }],
      entities: [
        { kind: 'destination', id: fpOf(6), lastMs: baseMs + 2 },
        { kind: 'destination', id: fpOf(5), lastMs: baseMs + 1 },
        { kind: 'document', id: ulidOf('C', 1), lastMs: baseMs + 1 },
      ],
      results: [{ call: ulidOf('C', 1), taints: ['untrusted'], values: [{ fp: fpOf(7), role: 'secret' }] }],
      overflow: { edges: 0, entities: 0, values: 0 },
    },
    detectors: [{ id: 'sequence.unknown', version: '9.0.0', state: { kept: true } }],
    chains: [],
    live: [],
  };
}

describe('state of the format before', () => {
  it('goes on where it was', () => {
    const session = new SessionEvents();
    const [first, second, third] = [1, 2, 3].map((call) => session.requested(call, { atMs: call }));
    const engine = engineOf();
    const state = format1() as unknown as SessionState;
    const seen = [first, second].map((data) => data && engine.process(state, recordOf(data, 1)).counts.duplicates);
    expect(seen).toEqual([1, 1]);
    const late = third && engine.process(state, recordOf(third, 1));
    expect(late?.counts).toMatchObject({ duplicates: 0, late: 1 });
    session.completed(3, { atMs: 9 });
    const next = engine.process(state, recordOf(session.requested(4, { atMs: 9, carries: [7] }), 2)).state;
    expect(next.format).toBe(2);
    expect(next.graph.calls.at(-1)).toMatchObject({
      taints: ['untrusted'],
      edges: [{ kind: 'order' }, { from: ulidOf('C', 1), kind: 'data', overlap: 1, roles: ['secret'] }],
    });
    expect(next.graph.calls[1]?.edges).toEqual([{ from: ulidOf('C', 1), kind: 'order', overlap: 0, roles: [] }]);
    expect(next.graph.entities).toMatchObject({ destination: [fpOf(5), fpOf(6)], credential: [] });
    expect(next.detectors[0]).toEqual(format1().detectors[0]);
  });

  it('that is older or newer than that is refused, and not reset', () => {
    for (const format of [0, 3])
      expect(() => readState({ ...format1(), format } as unknown as SessionState)).toThrow(
        expect.objectContaining({ code: 'E_STATE_FORMAT' }),
      );
  });
});
