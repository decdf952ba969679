import type { CallCompleted, CallRequested, Fingerprint } from '../../../schemas/generated/types.ts';
import { bound } from './bounded.ts';
import {
  untrustedTaint,
  type CallEdge,
  type CallNode,
  type Entity,
  type EntityKind,
  type GraphState,
  type KnownValue,
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

/** One edge per earlier call whose result held a value that is now an argument. */
function dataEdges(carried: readonly KnownValue[], call: string): readonly CallEdge[] {
  const sources = [...new Set(carried.map(({ source }) => source))].filter((source) => source !== call);
  return sources.map((source) => {
    const values = carried.filter((value) => value.source === source);
    const roles = [...new Set(values.map(({ role }) => role))].sort();
    return { from: source, to: call, kind: 'data', overlap: values.length, roles };
  });
}

/** The graph after a call was requested. */
export function addRequest(graph: GraphState, data: CallRequested, timeMs: number): GraphState {
  if (graph.calls.some(({ call, isRequestKnown }) => call === data.call && isRequestKnown)) return graph;
  const arrived = new Set(data.arguments.fingerprints.map(({ fp }) => fp));
  const carried = graph.values.filter(({ fp }) => arrived.has(fp));
  const ended = graph.calls.find(({ call }) => call === data.call);
  const node: CallNode = {
    ...nodeOf(data),
    ...ended,
    requestedMs: timeMs,
    isRequestKnown: true,
    taints: [...new Set(carried.flatMap(({ taints }) => taints))].sort(),
    argumentBytes: data.arguments.bytes,
    ...(data.verdict.decision === 'refused' ? { verdict: 'refused', outcome: 'refused', completedMs: timeMs } : {}),
  };
  const entities = see(
    graph.entities,
    [...targetSightings(data), ...sightingsOf('destination', 'destination', data.arguments.fingerprints)],
    timeMs,
  );
  return bound({
    ...graph,
    calls: [...graph.calls.filter((other) => other !== ended), node],
    edges: [...graph.edges, ...timeEdges(graph, data.call), ...dataEdges(carried, data.call)],
    entities,
  });
}

function learn(graph: GraphState, data: CallCompleted, node: CallNode): readonly KnownValue[] {
  const arrived = data.result?.fingerprints ?? [];
  if (data.outcome !== 'answered' || arrived.length === 0) return graph.values;
  const untrusted = node.capabilities.includes('read.untrusted') ? [untrustedTaint] : [];
  const taints = [...new Set([...node.labels, ...node.taints, ...untrusted])].sort();
  const known = new Map(arrived.map(({ fp, role }) => [fp, role]));
  const lastMs = node.completedMs ?? node.requestedMs;
  const learnt = [...known].map(([fp, role]) => ({ fp, role, source: data.call, lastMs, taints }));
  return [...graph.values.filter(({ fp }) => !known.has(fp)), ...learnt];
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
  const values = learn(graph, data, node);
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
    values,
  });
}
