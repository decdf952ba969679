import { describe, expect, it } from 'vitest';
import { addEnd, addRequest } from '../../../../../services/engine/graph/call-graph.ts';
import { callsMax, emptyGraph, valuesMax, type GraphState } from '../../../../../services/engine/graph/graph-state.ts';
import { fpOf, SessionEvents, ulidOf, type CallData } from '../../../../support/session-events.ts';
import type { Fingerprint } from '../../../../../schemas/generated/types.ts';

function graphOf(events: readonly CallData[], from: GraphState = emptyGraph): GraphState {
  return events.reduce<GraphState>(
    (graph, data) => ('arguments' in data ? addRequest(graph, data, data.timeMs) : addEnd(graph, data, data.timeMs)),
    from,
  );
}

function fillers(count: number, from: number): Fingerprint[] {
  return Array.from({ length: count }, (_, at) => ({ fp: fpOf(from + at), role: 'passage' }));
}

describe('the call graph', () => {
  it('draws an edge from the call that returned a value to the call that carries it', () => {
    const session = new SessionEvents();
    const { edges } = graphOf([
      session.requested(1, { atMs: 0 }),
      session.completed(1, { atMs: 1, secrets: [7, 8] }),
      session.requested(2, { atMs: 2, carries: [7, 8, 9] }),
    ]);
    expect(edges.find(({ kind }) => kind === 'data')).toEqual({
      from: ulidOf('C', 1),
      to: ulidOf('C', 2),
      kind: 'data',
      overlap: 2,
      roles: ['secret'],
    });
  });

  it('draws no data edge to a call that was requested before the value came back', () => {
    const session = new SessionEvents();
    const { edges } = graphOf([
      session.requested(1, { atMs: 0 }),
      session.requested(2, { atMs: 1, carries: [7] }),
      session.completed(1, { atMs: 2, secrets: [7] }),
    ]);
    expect(edges.map(({ kind }) => kind)).toEqual(['overlap']);
  });

  it('orders a call after the one that ended last', () => {
    const session = new SessionEvents();
    const { edges } = graphOf([
      session.requested(1, { atMs: 0 }),
      session.requested(2, { atMs: 1 }),
      session.completed(2, { atMs: 2 }),
      session.completed(1, { atMs: 3 }),
      session.requested(3, { atMs: 4 }),
    ]);
    expect(edges.filter(({ kind }) => kind === 'order')).toMatchObject([{ from: ulidOf('C', 1), to: ulidOf('C', 3) }]);
  });

  it('lets labels flow along data edges, from call to call', () => {
    const session = new SessionEvents();
    const { calls } = graphOf([
      session.requested(1, { atMs: 0, can: ['read.untrusted'] }),
      session.completed(1, { atMs: 1, can: ['read.untrusted'], labels: ['instruction'], fingerprints: fillers(1, 50) }),
      session.requested(2, { atMs: 2, carries: [50] }),
      session.completed(2, { atMs: 3, fingerprints: fillers(1, 60) }),
      session.requested(3, { atMs: 4, carries: [60] }),
    ]);
    expect(calls.map(({ taints }) => taints)).toEqual([[], ['instruction', 'untrusted'], ['instruction', 'untrusted']]);
  });

  it('learns nothing from a call whose answer never reached the agent', () => {
    const session = new SessionEvents();
    const { results } = graphOf([
      session.requested(1, { atMs: 0 }),
      session.completed(1, { atMs: 1, outcome: 'lost' }),
    ]);
    expect(results).toEqual([]);
  });

  it('folds ended calls into counts and keeps those that are open', () => {
    const session = new SessionEvents();
    const open = session.requested(1, { atMs: 0 });
    const ended = Array.from({ length: callsMax + 10 }, (_, at) => [
      session.requested(at + 2, { atMs: at + 1 }),
      session.completed(at + 2, { atMs: at + 1 }),
    ]).flat();
    const { calls, folded } = graphOf([open, ...ended]);
    expect(calls).toHaveLength(callsMax);
    expect(calls[0]?.call).toBe(open.call);
    expect(folded.calls).toBe(11);
  });

  it('keeps the fingerprint of a secret when filler floods the table, and counts what it gave up', () => {
    const session = new SessionEvents();
    const secret = [session.requested(1, { atMs: 0 }), session.completed(1, { atMs: 1, secrets: [7] })];
    const flood = Array.from({ length: 4 }, (_, at) => [
      session.requested(at + 2, { atMs: at + 2 }),
      session.completed(at + 2, { atMs: at + 2, fingerprints: fillers(256, 1_000 + at * 256) }),
    ]).flat();
    const { results, overflow } = graphOf([...secret, ...flood]);
    const values = results.flatMap((result) => result.values);
    expect(values.length).toBeLessThanOrEqual(valuesMax);
    expect(values.some(({ fp }) => fp === fpOf(7))).toBe(true);
    expect(overflow.values).toBe(4 * 256 + 1 - values.length);
  });

  it('keeps tools, destinations and credentials as entities', () => {
    const session = new SessionEvents();
    const { entities } = graphOf([
      session.requested(1, { atMs: 0, fingerprints: [{ fp: fpOf(5), role: 'destination' }] }),
      session.completed(1, { atMs: 1, secrets: [7] }),
    ]);
    expect(entities.map(({ kind, id }) => [kind, id])).toEqual([
      ['tool', 'server-1/tool-1'],
      ['destination', fpOf(5)],
      ['credential', fpOf(7)],
    ]);
  });

  it('keeps a call together when its end is heard of before its request', () => {
    const session = new SessionEvents();
    const asked = session.requested(1, { atMs: 0 });
    const ended = session.completed(1, { atMs: 1 });
    const { calls } = graphOf([ended, asked]);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ isRequestKnown: true, outcome: 'answered' });
  });
});
