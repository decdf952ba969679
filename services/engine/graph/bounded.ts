import type { Fingerprint } from '../../../schemas/generated/types.ts';
import {
  callsMax,
  edgesMax,
  entitiesMax,
  valuesMax,
  type CallEdge,
  type CallNode,
  type Entity,
  type EntityKind,
  type FoldedCalls,
  type GraphState,
  type KnownResult,
} from './graph-state.ts';

/** What is given up first when a table is full, per role: a captured secret outlives filler. */
const valueRank: Readonly<Record<Fingerprint['role'], number>> = {
  secret: 5,
  destination: 4,
  selector: 3,
  personal: 2,
  payload: 1,
  passage: 0,
};

const entityRank: Readonly<Record<EntityKind, number>> = {
  credential: 4,
  destination: 3,
  tool: 2,
  resource: 1,
  document: 0,
};

interface Ranked {
  readonly rank: number;
  readonly lastMs: number;
}

/**
 * Keeps the highest ranked, and among equals the newest, in their given order. A full table is cut by an eighth more than
 * it must be, so that the sorting is paid for once in a while and not with every event.
 */
function keepBest<T>(items: readonly T[], max: number, rankOf: (item: T) => Ranked): readonly T[] {
  if (items.length <= max) return items;
  const order = items
    .map((item, at) => ({ at, ...rankOf(item) }))
    .sort((a, b) => b.rank - a.rank || b.lastMs - a.lastMs || b.at - a.at);
  const kept = new Set(order.slice(0, max - Math.floor(max / 8)).map(({ at }) => at));
  return items.filter((_, at) => kept.has(at));
}

function countValues(results: readonly KnownResult[]): number {
  return results.reduce((count, { values }) => count + values.length, 0);
}

function keepValues(results: readonly KnownResult[]): readonly KnownResult[] {
  if (countValues(results) <= valuesMax) return results;
  const all = results.flatMap((result) => result.values.map((value) => ({ result, value })));
  const best = new Set(
    keepBest(all, valuesMax, ({ result: { lastMs }, value: { role } }) => ({ rank: valueRank[role], lastMs })).map(
      ({ value }) => value,
    ),
  );
  return results
    .map((result) => ({ ...result, values: result.values.filter((value) => best.has(value)) }))
    .filter(({ values }) => values.length > 0);
}

function fold(folded: FoldedCalls, node: CallNode): FoldedCalls {
  return {
    calls: folded.calls + 1,
    refused: folded.refused + (node.verdict === 'refused' ? 1 : 0),
    errors: folded.errors + (node.outcome === 'error' ? 1 : 0),
    argumentBytes: folded.argumentBytes + node.argumentBytes,
    resultBytes: folded.resultBytes + node.resultBytes,
  };
}

/** The oldest ended call is folded into counts; an open one only when all are open. */
function foldCalls(graph: GraphState): GraphState {
  if (graph.calls.length <= callsMax) return graph;
  const ended = graph.calls.findIndex(({ completedMs }) => completedMs !== undefined);
  const at = Math.max(0, ended);
  const node = graph.calls[at];
  if (node === undefined) return graph;
  return {
    ...graph,
    calls: graph.calls.toSpliced(at, 1),
    folded: fold(graph.folded, node),
    edges: graph.edges.filter(({ from, to }) => from !== node.call && to !== node.call),
  };
}

function edgeRank({ kind }: CallEdge): Ranked {
  return { rank: kind === 'data' ? 1 : 0, lastMs: 0 };
}

/** Brings every table under its cap and counts what was given up. */
export function bound(graph: GraphState): GraphState {
  const folded = foldCalls(graph);
  const edges = keepBest(folded.edges, edgesMax, edgeRank);
  const entities = keepBest(folded.entities, entitiesMax, ({ kind, lastMs }: Entity) => ({
    rank: entityRank[kind],
    lastMs,
  }));
  const results = keepValues(folded.results);
  return {
    ...folded,
    edges,
    entities,
    results,
    overflow: {
      edges: graph.overflow.edges + folded.edges.length - edges.length,
      entities: graph.overflow.entities + folded.entities.length - entities.length,
      values: graph.overflow.values + countValues(folded.results) - countValues(results),
    },
  };
}
