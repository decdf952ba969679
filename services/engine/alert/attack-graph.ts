import type { Finding, StepEvidence } from '../../../detectors/contract.ts';
import type { Alert } from '../../../schemas/generated/types.ts';
import type { GraphState } from '../graph/graph-state.ts';

type AttackGraph = Alert['finding_info']['attack_graph'];
type Node = AttackGraph['nodes'][number];
type Edge = AttackGraph['edges'][number];

const graphNodesMax = 256;
const graphEdgesMax = 512;

function callUid(call: string): string {
  return `call:${call}`;
}

function edge(source: string, relation: Edge['relation'], target: string): Edge {
  return { uid: `${source}>${relation}>${target}`, source, target, relation, is_directed: relation !== 'overlap' };
}

function valueUid(fp: string): string {
  return `value:${fp}`;
}

/** One value is one node, whichever part it plays in which call; it is a credential if it was one anywhere. */
function valueNodes(steps: readonly StepEvidence[]): readonly Node[] {
  const values = steps.flatMap((step) => step.values);
  const secrets = new Set(values.filter(({ role }) => role === 'secret').map(({ fp }) => fp));
  return values.map(({ fp }) => ({ uid: valueUid(fp), type: secrets.has(fp) ? 'credential' : 'value' }));
}

function stepNodes(step: StepEvidence): readonly Node[] {
  const target = `${step.server}/${step.target.name}`;
  return [
    { uid: callUid(step.call), type: 'call', name: step.target.name, desc: `Step ${step.step}: ${step.verdict}.` },
    { uid: `target:${target}`, type: step.target.kind === 'resource' ? 'resource' : 'tool', name: target },
    ...step.destinations.map((fp): Node => ({ uid: `destination:${fp}`, type: 'destination' })),
  ];
}

function stepEdges(step: StepEvidence, carried: ReadonlySet<string>): readonly Edge[] {
  const call = callUid(step.call);
  return [
    edge(call, 'calls', `target:${step.server}/${step.target.name}`),
    ...step.values.map(({ fp }) =>
      carried.has(`${step.call} ${fp}`) ? edge(valueUid(fp), 'carried', call) : edge(call, 'returned', valueUid(fp)),
    ),
    ...step.destinations.map((fp) => edge(call, 'sent-to', `destination:${fp}`)),
  ];
}

function flowEdges({ flows }: Finding): readonly Edge[] {
  return flows.map(({ from, to, values }) => ({
    ...edge(callUid(from), 'data-flow', callUid(to)),
    data: { overlap: values.length, roles: [...new Set(values.map(({ role }) => role))].sort() },
  }));
}

const relations = { order: 'order', overlap: 'overlap', data: 'data-flow' } as const;

/** Edges that the session's graph knows between the calls of the chain. */
function sessionEdges({ calls: known }: GraphState, calls: ReadonlySet<string>): readonly Edge[] {
  return known
    .filter(({ call }) => calls.has(call))
    .flatMap(({ call: to, edges }) =>
      edges
        .filter(({ from }) => calls.has(from))
        .map(({ from, kind, overlap, roles }) => ({
          ...edge(callUid(from), relations[kind], callUid(to)),
          ...(kind === 'data' ? { data: { overlap, roles: roles.filter(isRole) } } : {}),
        })),
    );
}

type Role = StepEvidence['values'][number]['role'];

function isRole(role: string): role is Role {
  return ['secret', 'destination', 'selector', 'personal', 'payload', 'passage'].includes(role);
}

function firstOf<T extends { readonly uid: string }>(items: readonly T[], max: number): T[] {
  return [...new Map(items.toReversed().map((item) => [item.uid, item])).values()].reverse().slice(0, max);
}

/** The chain as OCSF draws it: its calls, what they touched, and how one led to the next. */
export function attackGraph(uid: string, finding: Finding, graph: GraphState): AttackGraph {
  const { steps, flows } = finding;
  const carried = new Set(flows.flatMap(({ to, values }) => values.map(({ fp }) => `${to} ${fp}`)));
  const order = steps.slice(1).map((step, at) => {
    const previous = steps[at]?.call ?? step.call;
    return edge(callUid(previous), 'order', callUid(step.call));
  });
  const edges = [
    ...order,
    ...flowEdges(finding),
    ...sessionEdges(graph, new Set(steps.map(({ call }) => call))),
    ...steps.flatMap((step) => stepEdges(step, carried)),
  ];
  return {
    uid,
    is_directed: true,
    nodes: firstOf([...steps.flatMap(stepNodes), ...valueNodes(steps)], graphNodesMax),
    edges: firstOf(edges, graphEdgesMax),
  };
}
