import type { CallCompleted, CallRequested, Fingerprint } from '../../../schemas/generated/types.ts';
import { bound } from './bounded.ts';
import {
  untrustedTaint,
  type CallEdge,
  type CallNode,
  type Entity,
  type EntityKind,
  type GraphState,
  type KnownResult,
} from './graph-state.ts';

const overlapsMax = 8;
const documentCapabilities = ['read.public', 'read.untrusted', 'read.private', 'read.sensitive'];

type CallData = CallRequested | CallCompleted;

function nodeOf(data: CallData): Omit<CallNode, 'requestedMs' | 'isRequestKnown'> {
  return {
    call: data.call,
    event: data.id,
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
  };
}

interface Sighting {
  readonly kind: EntityKind;
  readonly id: string;
}

function see(entities: readonly Entity[], sightings: readonly Sighting[], timeMs: number): readonly Entity[] {
  return sightings.reduce<readonly Entity[]>((seen, { kind, id }) => {
    const at = seen.findIndex((entity) => entity.kind === kind && entity.id === id);
    const entity = seen[at];
    if (entity === undefined) return [...seen, { kind, id, calls: 1, firstMs: timeMs, lastMs: timeMs }];
    return seen.with(at, { ...entity, calls: entity.calls + 1, lastMs: Math.max(entity.lastMs, timeMs) });
  }, entities);
}

function targetSightings(data: CallData): readonly Sighting[] {
  const id = `${data.server.id}/${data.target.name}`;
  return [{ kind: data.target.kind === 'resource' ? 'resource' : 'tool', id }];
}

function sightingsOf(kind: EntityKind, role: Fingerprint['role'], values: readonly Fingerprint[]): readonly Sighting[] {
  return values.filter((value) => value.role === role).map(({ fp }) => ({ kind, id: fp }));
}

/** One edge from the call that ended last before this request, and one to each call that is still open. */
function timeEdges({ calls }: GraphState, call: string): readonly CallEdge[] {
  const others = calls.filter((node) => node.call !== call);
  const ended = others.filter(({ completedMs }) => completedMs !== undefined);
  const previous = ended.reduce<CallNode | undefined>(
    (latest, node) => ((node.completedMs ?? 0) >= (latest?.completedMs ?? 0) ? node : latest),
    undefined,
  );
  const open = others.filter(({ completedMs, verdict }) => completedMs === undefined && verdict !== 'refused');
  const toEdge = (kind: CallEdge['kind'], from: string): CallEdge => ({ from, to: call, kind, overlap: 0, roles: [] });
  return [
    ...(previous === undefined ? [] : [toEdge('order', previous.call)]),
    ...open.slice(-overlapsMax).map((node) => toEdge('overlap', node.call)),
  ];
}

/** The earlier results that held values which are now arguments, with just those values. */
function carriedFrom({ results }: GraphState, arrived: readonly Fingerprint[]): readonly KnownResult[] {
  const wanted = new Set(arrived.map(({ fp }) => fp));
  if (wanted.size === 0) return [];
  return results.flatMap((result) => {
    const values = result.values.filter(({ fp }) => wanted.has(fp));
    return values.length === 0 ? [] : [{ ...result, values }];
  });
}

/** One edge per earlier call whose result held a value that is now an argument. */
function dataEdges(carried: readonly KnownResult[], to: string): readonly CallEdge[] {
  return carried
    .filter(({ call }) => call !== to)
    .map(({ call, values }) => {
      const roles = [...new Set(values.map(({ role }) => role))].sort();
      return { from: call, to, kind: 'data', overlap: values.length, roles };
    });
}

/** The graph after a call was requested. */
export function addRequest(graph: GraphState, data: CallRequested, timeMs: number): GraphState {
  const known = graph.calls.find(({ call, isRequestKnown }) => call === data.call && isRequestKnown);
  if (known !== undefined) return data.round === undefined ? graph : addRound(graph, known, { data, timeMs });
  const carried = carriedFrom(graph, data.arguments.fingerprints);
  const ended = graph.calls.find(({ call }) => call === data.call);
  const node: CallNode = {
    ...nodeOf(data),
    ...ended,
    requestedMs: timeMs,
    isRequestKnown: true,
    taints: taintsOf(carried),
    argumentBytes: data.arguments.bytes,
    ...refusalOf(data, timeMs),
  };
  const entities = see(graph.entities, [...targetSightings(data), ...destinationsOf(data)], timeMs);
  return bound({
    ...graph,
    calls: [...graph.calls.filter((other) => other !== ended), node],
    edges: [...graph.edges, ...timeEdges(graph, data.call), ...dataEdges(carried, data.call)],
    entities,
  });
}

/** A later round of a call whose request is known: what came with it stands beside what came before. */
function addRound(
  graph: GraphState,
  known: CallNode,
  { data, timeMs }: { readonly data: CallRequested; readonly timeMs: number },
): GraphState {
  const carried = carriedFrom(graph, data.arguments.fingerprints).filter(({ call }) => call !== data.call);
  const node: CallNode = {
    ...known,
    taints: [...new Set([...known.taints, ...taintsOf(carried)])].sort(),
    argumentBytes: known.argumentBytes + data.arguments.bytes,
    ...refusalOf(data, timeMs),
  };
  const edges = [...timeEdges(graph, data.call), ...dataEdges(carried, data.call)];
  return bound({
    ...graph,
    calls: graph.calls.with(graph.calls.indexOf(known), node),
    edges: edges.reduce(withEdge, graph.edges),
    entities: see(graph.entities, destinationsOf(data), timeMs),
  });
}

function withEdge(edges: readonly CallEdge[], edge: CallEdge): readonly CallEdge[] {
  const at = edges.findIndex(({ from, to, kind }) => from === edge.from && to === edge.to && kind === edge.kind);
  const known = edges[at];
  if (known === undefined) return [...edges, edge];
  const roles = [...new Set([...known.roles, ...edge.roles])].sort();
  return edges.with(at, { ...known, roles, overlap: Math.max(known.overlap, edge.overlap) });
}

function taintsOf(carried: readonly KnownResult[]): readonly string[] {
  return [...new Set(carried.flatMap(({ taints }) => taints))].sort();
}

function destinationsOf({ arguments: { fingerprints } }: CallRequested): readonly Sighting[] {
  return sightingsOf('destination', 'destination', fingerprints);
}

function refusalOf({ verdict }: CallRequested, timeMs: number): Partial<CallNode> {
  return verdict.decision === 'refused' ? { verdict: 'refused', outcome: 'refused', completedMs: timeMs } : {};
}

function learn(graph: GraphState, data: CallCompleted, node: CallNode): readonly KnownResult[] {
  const arrived = data.result?.fingerprints ?? [];
  if (data.outcome !== 'answered' || arrived.length === 0) return graph.results;
  const untrusted = node.capabilities.includes('read.untrusted') ? [untrustedTaint] : [];
  const taints = [...new Set([...node.labels, ...node.taints, ...untrusted])].sort();
  const known = new Map(arrived.map(({ fp, role }) => [fp, role]));
  const earlier = graph.results.flatMap((result) => {
    const values = result.values.filter(({ fp }) => !known.has(fp));
    if (values.length === result.values.length) return [result];
    return values.length === 0 ? [] : [{ ...result, values }];
  });
  const values = [...known].map(([fp, role]) => ({ fp, role }));
  return [...earlier, { call: data.call, lastMs: node.completedMs ?? node.requestedMs, taints, values }];
}

function outcomeOf(data: CallCompleted): string {
  return data.outcome === 'answered' && data.result?.isError === true ? 'error' : data.outcome;
}

/** The graph after a call ended. */
export function addEnd(graph: GraphState, data: CallCompleted, timeMs: number): GraphState {
  const at = graph.calls.findIndex(({ call }) => call === data.call);
  const requested = graph.calls[at];
  const node: CallNode = {
    ...nodeOf(data),
    isRequestKnown: false,
    requestedMs: Math.min(data.requestedAtMs ?? timeMs, timeMs),
    ...requested,
    completedMs: timeMs,
    labels: data.result?.labels ?? [],
    outcome: outcomeOf(data),
    resultBytes: data.result?.bytes ?? 0,
  };
  const results = learn(graph, data, node);
  const isDocument =
    data.outcome === 'answered' && node.capabilities.some((name) => documentCapabilities.includes(name));
  const sightings: readonly Sighting[] = [
    ...(requested === undefined ? targetSightings(data) : []),
    ...(data.outcome === 'answered' ? sightingsOf('credential', 'secret', data.result?.fingerprints ?? []) : []),
    ...(isDocument ? [{ kind: 'document' as const, id: data.call }] : []),
  ];
  return bound({
    ...graph,
    calls: requested === undefined ? [...graph.calls, node] : graph.calls.with(at, node),
    entities: see(graph.entities, sightings, timeMs),
    results,
  });
}
