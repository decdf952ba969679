import type { DetectorEvent } from '../../../detectors/contract.ts';
import type { CallCompleted, CallRequested, Fingerprint } from '../../../schemas/generated/types.ts';
import { addCall, boundEdges, see, type Sighting } from './bounded.ts';
import { untrustedTaint, type CallEdge, type CallNode, type EntityKind, type GraphState } from './graph-state.ts';
import { boundValues, carriedFrom, countValues, learnResult, unite } from './known-values.ts';

const overlapsMax = 8;

type CallData = CallRequested | CallCompleted;

function nodeOf(data: CallData, requestedMs: number): CallNode {
  return {
    call: data.call,
    requestedMs,
    isRequestKnown: false,
    server: data.server.id,
    target: data.target.name,
    kind: data.target.kind,
    agent: data.agent.id,
    capabilities: data.capabilities.map(({ name }) => name),
    labels: [],
    taints: [],
    verdict: data.verdict?.decision ?? 'allowed',
    outcome: '',
    argumentBytes: 0,
    resultBytes: 0,
    edges: [],
  };
}

/** Where the call stands, the newest looked at first; -1: nowhere. */
export function placeOf({ calls }: GraphState, call: string): number {
  for (let at = calls.length - 1; at >= 0; at -= 1) if (calls[at]?.call === call) return at;
  return -1;
}

function targetSighting(data: CallData): Sighting {
  const id = `${data.server.id}/${data.target.name}`;
  return { kind: data.target.kind === 'resource' ? 'resource' : 'tool', id };
}

function sightingsOf(kind: EntityKind, role: Fingerprint['role'], values: readonly Fingerprint[]): readonly Sighting[] {
  return values.filter((value) => value.role === role).map(({ fp }) => ({ kind, id: fp }));
}

/** One edge from the call that ended last before this request, and one to each call that is still open. */
function timeEdges({ calls }: GraphState, call: string): readonly CallEdge[] {
  let previous: CallNode | undefined;
  const open: CallEdge[] = [];
  for (const node of calls) {
    if (node.call === call) continue;
    if (node.completedMs === undefined) open.push(timeEdge('overlap', node.call));
    else if (node.completedMs >= (previous?.completedMs ?? 0)) previous = node;
  }
  const overlaps = open.slice(-overlapsMax);
  return previous === undefined ? overlaps : [timeEdge('order', previous.call), ...overlaps];
}

function timeEdge(kind: CallEdge['kind'], from: string): CallEdge {
  return { from, kind, overlap: 0, roles: [] };
}

export function growGraph(graph: GraphState, event: DetectorEvent): GraphState {
  switch (event.kind) {
    case 'requested':
      return addRequest(graph, event.data, event.timeMs);
    case 'completed':
      return addEnd(graph, event.data, event.timeMs);
    default:
      return graph;
  }
}

/** The graph after a call was requested. */
export function addRequest(graph: GraphState, data: CallRequested, timeMs: number): GraphState {
  const at = placeOf(graph, data.call);
  const known = graph.calls[at];
  if (known?.isRequestKnown === true) {
    const isNews = data.round !== undefined || known.isLaterRound === true;
    return isNews ? addRound(graph, at, { data, timeMs, known }) : graph;
  }
  const carried = carriedFrom(graph.results, data.arguments.fingerprints, data.call);
  const edges = [...timeEdges(graph, data.call), ...carried.edges];
  const node: CallNode = {
    ...(known ?? nodeOf(data, timeMs)),
    requestedMs: timeMs,
    isRequestKnown: true,
    ...(data.round === undefined ? {} : { isLaterRound: true as const }),
    taints: carried.taints,
    argumentBytes: data.arguments.bytes,
    edges: boundEdges(edges),
    ...refusalOf(data, timeMs),
  };
  const others = known === undefined ? graph : { ...graph, calls: graph.calls.toSpliced(at, 1) };
  const seen = see(graph.entities, [targetSighting(data), ...destinationsOf(data)]);
  return {
    ...addCall(others, node),
    entities: seen.entities,
    results: graph.results,
    overflow: overflowAfter(graph, { edges: edges.length - node.edges.length, entities: seen.forgotten }),
  };
}

interface Round {
  readonly data: CallRequested;
  readonly timeMs: number;
  readonly known: CallNode;
}

/** Another round of a call of which a request is known: what came with it stands beside what came before. */
function addRound(
  graph: GraphState,
  at: number,
  { data, timeMs, known: { isLaterRound, ...known } }: Round,
): GraphState {
  const carried = carriedFrom(graph.results, data.arguments.fingerprints, data.call);
  const edges = [...timeEdges(graph, data.call), ...carried.edges].reduce(withEdge, known.edges);
  const node: CallNode = {
    ...known,
    ...(isLaterRound === true && data.round !== undefined ? { isLaterRound } : {}),
    taints: unite(known.taints, carried.taints),
    argumentBytes: known.argumentBytes + data.arguments.bytes,
    edges: boundEdges(edges),
    ...refusalOf(data, timeMs),
  };
  const seen = see(graph.entities, destinationsOf(data));
  return {
    ...graph,
    calls: graph.calls.with(at, node),
    entities: seen.entities,
    overflow: overflowAfter(graph, { edges: edges.length - node.edges.length, entities: seen.forgotten }),
  };
}

function withEdge(edges: readonly CallEdge[], edge: CallEdge): readonly CallEdge[] {
  const at = edges.findIndex(({ from, kind }) => from === edge.from && kind === edge.kind);
  const known = edges[at];
  if (known === undefined) return [...edges, edge];
  const roles = unite(known.roles, edge.roles);
  return edges.with(at, { ...known, roles, overlap: Math.max(known.overlap, edge.overlap) });
}

function overflowAfter(
  { overflow }: GraphState,
  { edges = 0, entities = 0, values = 0 }: Partial<GraphState['overflow']>,
): GraphState['overflow'] {
  if (edges + entities + values === 0) return overflow;
  return {
    edges: overflow.edges + edges,
    entities: overflow.entities + entities,
    values: overflow.values + values,
  };
}

function destinationsOf({ arguments: { fingerprints } }: CallRequested): readonly Sighting[] {
  return sightingsOf('destination', 'destination', fingerprints);
}

function refusalOf({ verdict }: CallRequested, timeMs: number): Partial<CallNode> {
  return verdict.decision === 'refused' ? { verdict: 'refused', outcome: 'refused', completedMs: timeMs } : {};
}

/** What reached the agent of the call's result. */
function arrivedOf({ outcome, result }: CallCompleted): readonly Fingerprint[] {
  return outcome === 'answered' ? (result?.fingerprints ?? []) : [];
}

function taintsOf({ labels, taints, capabilities }: CallNode): readonly string[] {
  const own = unite(taints, labels);
  return capabilities.includes('read.untrusted') ? unite(own, [untrustedTaint]) : own;
}

function outcomeOf(data: CallCompleted): string {
  return data.outcome === 'answered' && data.result?.isError === true ? 'error' : data.outcome;
}

/** The graph after a call ended. */
export function addEnd(graph: GraphState, data: CallCompleted, timeMs: number): GraphState {
  const at = placeOf(graph, data.call);
  const requested = graph.calls[at];
  const node: CallNode = {
    ...(requested ?? nodeOf(data, Math.min(data.requestedAtMs ?? timeMs, timeMs))),
    completedMs: timeMs,
    labels: data.result?.labels ?? [],
    outcome: outcomeOf(data),
    resultBytes: data.result?.bytes ?? 0,
  };
  const arrived = arrivedOf(data);
  const learned =
    arrived.length === 0
      ? graph.results
      : learnResult(graph.results, { call: data.call, taints: taintsOf(node), arrived });
  const results = boundValues(learned);
  const secrets = sightingsOf('credential', 'secret', arrived);
  const seen = see(graph.entities, requested === undefined ? [targetSighting(data), ...secrets] : secrets);
  const { calls, folded } =
    requested === undefined ? addCall(graph, node) : { calls: graph.calls.with(at, node), folded: graph.folded };
  const values = learned === results ? 0 : countValues(learned) - countValues(results);
  return {
    calls,
    folded,
    entities: seen.entities,
    results,
    overflow: overflowAfter(graph, { entities: seen.forgotten, values }),
  };
}
