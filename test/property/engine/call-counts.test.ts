import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from '../../../services/engine/graph/bounded.ts';
import { addEnd, addRequest } from '../../../services/engine/graph/call-graph.ts';
import { callsMax, emptyGraph, type GraphState } from '../../../services/engine/graph/graph-state.ts';
import { type CallData, SessionEvents } from '../../support/session-events.ts';

type Moment = { readonly call: number } & (
  | { readonly what: 'ask'; readonly round?: number; readonly bytes: number; readonly isRefused: boolean }
  | { readonly what: 'end'; readonly isError: boolean }
);

/** A call of which each event may be missing, and of which several rounds may be asked for. */
function momentsOf(call: number): fc.Arbitrary<readonly Moment[]> {
  const asked = { isAsked: fc.boolean(), rounds: fc.nat(2), bytes: fc.nat(1_000), isRefused: fc.boolean() };
  return fc
    .record({ ...asked, isEnded: fc.boolean(), isError: fc.boolean() })
    .map(({ isAsked, rounds, bytes, isRefused, isEnded, isError }): readonly Moment[] => [
      ...(isAsked ? [{ call, what: 'ask' as const, bytes, isRefused: isRefused && rounds === 0 }] : []),
      ...Array.from({ length: rounds }, (_, at) => {
        return { call, what: 'ask' as const, round: at + 1, bytes, isRefused: isRefused && at + 1 === rounds };
      }),
      ...(isEnded && !(isRefused && (isAsked || rounds > 0)) ? [{ call, what: 'end' as const, isError }] : []),
    ]);
}

/** More calls than are kept, most of them open at once; some events come late. */
const histories = fc.integer({ min: 1, max: 3 * callsMax }).chain((calls) =>
  fc.tuple(...Array.from({ length: calls }, (_, call) => momentsOf(call))).chain((all) => {
    const moments = all.flat();
    return fc.array(fc.nat(4 * callsMax), { minLength: moments.length, maxLength: moments.length }).map((delays) =>
      moments
        .map((moment, at) => ({ moment, place: at + (delays[at] ?? 0) }))
        .toSorted((one, other) => one.place - other.place)
        .map(({ moment }) => moment),
    );
  }),
);

function eventOf(events: SessionEvents, moment: Moment, atMs: number): CallData {
  const { call } = moment;
  if (moment.what === 'end') return events.completed(call, { atMs, isError: moment.isError });
  const { round, bytes, isRefused } = moment;
  return events.requested(call, {
    atMs,
    bytes,
    ...(round === undefined ? {} : { round }),
    ...(isRefused ? { verdict: { decision: 'refused', reason: 'armed' } } : {}),
  });
}

function grow(graph: GraphState, data: CallData): GraphState {
  return 'arguments' in data ? addRequest(graph, data, data.timeMs) : addEnd(graph, data, data.timeMs);
}

/** Asked again for a call that was refused or ended is no history of a gateway, but late events may look so. */
function naive(moments: readonly Moment[]) {
  const asks = moments.flatMap((moment) => (moment.what === 'ask' ? [moment] : []));
  const ends = moments.flatMap((moment) => (moment.what === 'end' ? [moment] : []));
  return {
    calls: asks.filter(({ round }) => round === undefined).length,
    refused: asks.filter(({ isRefused }) => isRefused).length,
    errors: ends.filter(({ isError }) => isError).length,
    argumentBytes: asks.reduce((sum, { bytes }) => sum + bytes, 0),
    resultBytes: 100 * ends.length,
  };
}

it('counts of all that a session did are what was asked and answered, however many calls are open at once', () => {
  fc.assert(
    fc.property(histories, (moments) => {
      const events = new SessionEvents();
      const graph = moments.reduce((state, moment, at) => grow(state, eventOf(events, moment, at)), emptyGraph);
      expect(graph.calls.length).toBeLessThanOrEqual(callsMax);
      expect(graph.calls.reduce(fold, graph.folded)).toEqual(naive(moments));
    }),
    { numRuns: 60 },
  );
});
