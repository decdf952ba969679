import { describe, expect, it } from 'vitest';
import { addEnd, addRequest } from '../../../../../services/engine/graph/call-graph.ts';
import {
  callsMax,
  edgesPerCallMax,
  emptyGraph,
  entitiesMax,
  valuesMax,
  type CallEdge,
  type GraphState,
} from '../../../../../services/engine/graph/graph-state.ts';
import { fpOf, SessionEvents, ulidOf, type CallData } from '../../../../support/session-events.ts';
import type { Fingerprint } from '../../../../../schemas/generated/types.ts';

function graphOf(events: readonly CallData[], from: GraphState = emptyGraph): GraphState {
  return events.reduce<GraphState>(
    (graph, data) => ('arguments' in data ? addRequest(graph, data, data.timeMs) : addEnd(graph, data, data.timeMs)),
    from,
  );
}

function edgesTo(call: number, events: readonly CallData[]): readonly CallEdge[] {
  return graphOf(events).calls.find((node) => node.call === ulidOf('C', call))?.edges ?? [];
}

function fillers(count: number, from: number): Fingerprint[] {
  return Array.from({ length: count }, (_, at) => ({ fp: fpOf(from + at), role: 'passage' }));
}

function destination(value: number): Fingerprint {
  return { fp: fpOf(value), role: 'destination' };
}

describe('the call graph', () => {
  it('draws an edge from the call that returned a value to the call that carries it', () => {
    const session = new SessionEvents();
    const edges = edgesTo(2, [
      session.requested(1, { atMs: 0 }),
      session.completed(1, { atMs: 1, secrets: [7, 8] }),
      session.requested(2, { atMs: 2, carries: [7, 8, 9] }),
    ]);
    expect(edges.find(({ kind }) => kind === 'data')).toEqual({
      from: ulidOf('C', 1),
      kind: 'data',
      overlap: 2,
      roles: ['secret'],
    });
  });

  it('draws no data edge to a call that was requested before the value came back', () => {
    const session = new SessionEvents();
    const edges = edgesTo(2, [
      session.requested(1, { atMs: 0 }),
      session.requested(2, { atMs: 1, carries: [7] }),
      session.completed(1, { atMs: 2, secrets: [7] }),
    ]);
    expect(edges.map(({ kind }) => kind)).toEqual(['overlap']);
  });

  it('orders a call after the one that ended last', () => {
    const session = new SessionEvents();
    const edges = edgesTo(3, [
      session.requested(1, { atMs: 0 }),
      session.requested(2, { atMs: 1 }),
      session.completed(2, { atMs: 2 }),
      session.completed(1, { atMs: 3 }),
      session.requested(3, { atMs: 4 }),
    ]);
    expect(edges.filter(({ kind }) => kind === 'order')).toMatchObject([{ from: ulidOf('C', 1) }]);
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
    const graph = graphOf([...secret, ...flood]);
    const { results, overflow } = graph;
    const ranks = results.flatMap((result) => result.ranks);
    expect(ranks.length).toBeLessThanOrEqual(valuesMax);
    expect(overflow.values).toBe(4 * 256 + 1 - ranks.length);
    const carries = session.requested(9, { atMs: 9, carries: [7] });
    expect(addRequest(graph, carries, 9).calls.at(-1)?.edges).toContainEqual({
      from: ulidOf('C', 1),
      kind: 'data',
      overlap: 1,
      roles: ['secret'],
    });
  });

  it('gives up the oldest filler first', () => {
    const session = new SessionEvents();
    const flood = [1, 2, 3].flatMap((call) => [
      session.requested(call, { atMs: call }),
      session.completed(call, { atMs: call, fingerprints: fillers(256, 1_000 * call) }),
    ]);
    const { results } = graphOf(flood);
    expect(results.map(({ call, ranks }) => [call, ranks.length])).toEqual([
      [ulidOf('C', 2), 192],
      [ulidOf('C', 3), 256],
    ]);
  });

  it('keeps a value under the call that returned it last', () => {
    const session = new SessionEvents();
    const { results } = graphOf([
      session.requested(1, { atMs: 0 }),
      session.completed(1, { atMs: 1, secrets: [7, 8, 9] }),
      session.requested(2, { atMs: 2 }),
      session.completed(2, { atMs: 3, secrets: [8, 8] }),
    ]);
    expect(results.map(({ call, halves }) => [call, halves])).toEqual([
      [ulidOf('C', 1), [0, 7, 0, 9]],
      [ulidOf('C', 2), [0, 8]],
    ]);
  });

  it('keeps tools, destinations and credentials as entities, the one seen last at the end', () => {
    const session = new SessionEvents();
    const { entities } = graphOf([
      session.requested(1, { atMs: 0, fingerprints: [5, 6, 5].map(destination) }),
      session.completed(1, { atMs: 1, secrets: [7] }),
    ]);
    expect(entities).toEqual({
      tool: ['server-1/tool-1'],
      resource: [],
      destination: [fpOf(6), fpOf(5)],
      credential: [fpOf(7)],
    });
  });

  it('lets one kind of entity take no room of another, and counts what it gave up', () => {
    const session = new SessionEvents();
    const many = Array.from({ length: entitiesMax + 3 }, (_, at) => destination(at));
    const { entities, overflow } = graphOf([
      session.requested(1, { atMs: 0 }),
      session.completed(1, { atMs: 1, secrets: [7] }),
      session.requested(2, { atMs: 2, fingerprints: many }),
    ]);
    expect(entities.credential).toEqual([fpOf(7)]);
    expect(entities.destination).toHaveLength(entitiesMax);
    expect(overflow.entities).toBe(3);
  });

  it('keeps the edges of values when a call has more edges than fit, and counts the others', () => {
    const session = new SessionEvents();
    const results = Array.from({ length: edgesPerCallMax + 2 }, (_, at) => [
      session.requested(at + 1, { atMs: at }),
      session.completed(at + 1, { atMs: at, secrets: [at + 1] }),
    ]).flat();
    const carries = Array.from({ length: edgesPerCallMax + 2 }, (_, at) => at + 1);
    const { calls, overflow } = graphOf([...results, session.requested(99, { atMs: 99, carries })]);
    const edges = calls.at(-1)?.edges ?? [];
    expect(edges).toHaveLength(edgesPerCallMax);
    expect(edges.map(({ kind }) => kind)).toEqual(edges.map(() => 'data'));
    expect(edges.at(-1)?.from).toBe(ulidOf('C', edgesPerCallMax + 2));
    expect(overflow.edges).toBe(3);
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
