/** Takes over the state of a session that a worker of the format before this one wrote. */
import { ShearpinError } from '../../schemas/errors.ts';
import { boundEdges } from './graph/bounded.ts';
import type { CallEdge, CallNode, Entities, EntityKind, GraphState, KnownResult } from './graph/graph-state.ts';
import { entitiesMax } from './graph/graph-state.ts';
import { learnResult } from './graph/known-values.ts';
import type { SourceMark } from './source-marks.ts';
import { stateFormat, type SessionState } from './state.ts';
import type { Fingerprint } from '../../schemas/generated/types.ts';

export interface StateFormat1 extends Omit<SessionState, 'format' | 'sources' | 'graph'> {
  readonly format: 1;
  readonly sources: readonly (Omit<SourceMark, 'seen'> & { readonly seen: string })[];
  readonly graph: Pick<GraphState, 'folded' | 'overflow'> & {
    readonly calls: readonly (Omit<CallNode, 'edges'> & { readonly event: string })[];
    readonly edges: readonly (CallEdge & { readonly to: string })[];
    readonly entities: readonly { readonly kind: string; readonly id: string; readonly lastMs: number }[];
    readonly results: readonly (Pick<KnownResult, 'call' | 'taints'> & { readonly values: readonly Fingerprint[] })[];
  };
}

/** Throws E_STATE_FORMAT for state that a version wrote which is not known here: it is kept untouched, never reset. */
export function readState(state: SessionState | StateFormat1): SessionState {
  if (state.format === stateFormat) return state;
  if (state.format === stateFormat - 1) return upgradeState(state);
  const { format } = state as { readonly format: unknown };
  throw new ShearpinError(
    'E_STATE_FORMAT',
    `Session state has format ${String(format)}; this version reads ${String(stateFormat)} and the one before.`,
  );
}

function upgradeState(state: StateFormat1): SessionState {
  return { ...state, format: stateFormat, sources: state.sources.map(upgradeMark), graph: upgradeGraph(state.graph) };
}

/** 64 hex digits, the newest number last. */
function upgradeMark({ seen, ...mark }: StateFormat1['sources'][number]): SourceMark {
  const words = Array.from({ length: 8 }, (_, word) => seen.slice(56 - 8 * word, 64 - 8 * word));
  return { ...mark, seen: words.map((digits) => Number.parseInt(digits, 16) | 0) };
}

function upgradeGraph({ calls, folded, edges, entities, results, overflow }: StateFormat1['graph']): GraphState {
  const edgesTo = (call: string): CallEdge[] =>
    edges.flatMap(({ to, from, kind, overlap, roles }) => (to === call ? [{ from, kind, overlap, roles }] : []));
  return {
    calls: calls.map(({ event: _, ...node }) => ({ ...node, edges: boundEdges(edgesTo(node.call)) })),
    folded,
    entities: upgradeEntities(entities),
    results: results.reduce<readonly KnownResult[]>(
      (known, { call, taints, values }) => learnResult(known, { call, taints, arrived: values }),
      [],
    ),
    overflow,
  };
}

function upgradeEntities(entities: StateFormat1['graph']['entities']): Entities {
  const ofKind = (kind: EntityKind): readonly string[] => {
    const known = entities.filter((entity) => entity.kind === kind).sort((a, b) => a.lastMs - b.lastMs);
    return known.slice(-entitiesMax).map(({ id }) => id);
  };
  return {
    tool: ofKind('tool'),
    resource: ofKind('resource'),
    destination: ofKind('destination'),
    credential: ofKind('credential'),
  };
}
