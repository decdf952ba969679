import {
  callsMax,
  edgesPerCallMax,
  entitiesMax,
  type CallEdge,
  type CallNode,
  type Entities,
  type EntityKind,
  type FoldedCalls,
  type GraphState,
} from './graph-state.ts';

/** Counts a call that is no longer kept; of one of which less is known, what is known of it. */
export function fold(folded: FoldedCalls, node: CallNode): FoldedCalls {
  return {
    calls: folded.calls + (isCounted(node) ? 1 : 0),
    refused: folded.refused + (node.isRequestKnown && node.verdict === 'refused' ? 1 : 0),
    errors: folded.errors + (node.outcome === 'error' ? 1 : 0),
    argumentBytes: folded.argumentBytes + node.argumentBytes,
    resultBytes: folded.resultBytes + node.resultBytes,
  };
}

function isCounted({ isRequestKnown, isLaterRound }: CallNode): boolean {
  return isRequestKnown && isLaterRound !== true;
}

/** One call more. The oldest ended one is folded into counts to make room; an open one only when all are open. */
export function addCall({ calls, folded }: GraphState, node: CallNode): Pick<GraphState, 'calls' | 'folded'> {
  if (calls.length < callsMax) return { calls: [...calls, node], folded };
  const at = Math.max(
    0,
    calls.findIndex(({ completedMs }) => completedMs !== undefined),
  );
  const oldest = calls[at];
  const kept = calls.slice();
  kept.splice(at, 1);
  kept.push(node);
  return { calls: kept, folded: oldest === undefined ? folded : fold(folded, oldest) };
}

/** Edges that stand for values are worth more than those of time, and the newest more than older ones. */
export function boundEdges(edges: readonly CallEdge[]): readonly CallEdge[] {
  if (edges.length <= edgesPerCallMax) return edges;
  const data = edges.filter(({ kind }) => kind === 'data').slice(-edgesPerCallMax);
  const others = edges.filter(({ kind }) => kind !== 'data');
  return [...others.slice(Math.min(others.length, others.length + data.length - edgesPerCallMax)), ...data];
}

export interface Sighting {
  readonly kind: EntityKind;
  readonly id: string;
}

/** Who was seen last stands last; who was seen longest ago makes room, and is counted. */
export function see(
  entities: Entities,
  sightings: readonly Sighting[],
): { readonly entities: Entities; readonly forgotten: number } {
  let seen = entities;
  let forgotten = 0;
  for (const { kind, id } of sightings) {
    const known = seen[kind];
    if (known.at(-1) === id) continue;
    const others = known.includes(id) ? known.filter((other) => other !== id) : known;
    const isFull = others.length >= entitiesMax;
    if (isFull) forgotten += 1;
    seen = { ...seen, [kind]: [...(isFull ? others.slice(1) : others), id] };
  }
  return { entities: seen, forgotten };
}
