/** Which values the results of a session held, as numbers: a session keeps hundreds, and every event asks for some. */
import type { Fingerprint } from '../../../schemas/generated/types.ts';
import { FingerprintIndex } from './fingerprint-index.ts';
import { valuesMax, type CallEdge, type KnownResult } from './graph-state.ts';

type Role = Fingerprint['role'];

/** What is given up first when the table is full: a captured secret outlives filler. */
const roleOfRank: readonly Role[] = ['passage', 'payload', 'personal', 'selector', 'destination', 'secret'];
const rankOfRole = new Map<Role, number>(roleOfRank.map((role, rank) => [role, rank]));

/** A full table is cut by an eighth more than it must be, so that the cutting is paid for once in a while. */
const keptWhenFull = valuesMax - valuesMax / 8;

const index = new FingerprintIndex();

/** What arguments carry of earlier results. */
export interface Carried {
  /** One for each call that returned some of it, oldest first. */
  readonly edges: readonly CallEdge[];
  readonly taints: readonly string[];
}

const nothingCarried: Carried = { edges: [], taints: [] };

/** Values that the call itself returned in an earlier round are no flow between calls. */
export function carriedFrom(results: readonly KnownResult[], arrived: readonly Fingerprint[], call: string): Carried {
  if (arrived.length === 0 || results.length === 0) return nothingCarried;
  index.fill(arrived);
  const edges: CallEdge[] = [];
  let taints: readonly string[] = [];
  for (const result of results) {
    const edge = result.call === call ? undefined : edgeFrom(result);
    if (edge === undefined) continue;
    edges.push(edge);
    taints = unite(taints, result.taints);
  }
  return edges.length === 0 ? nothingCarried : { edges, taints };
}

function edgeFrom({ call, halves, ranks }: KnownResult): CallEdge | undefined {
  let overlap = 0;
  let roles = 0;
  for (let at = 0; at < ranks.length; at += 1) {
    if (index.find(halves[2 * at] ?? 0, halves[2 * at + 1] ?? 0) < 0) continue;
    overlap += 1;
    roles |= 1 << (ranks[at] ?? 0);
  }
  if (overlap === 0) return undefined;
  const named = roleOfRank.filter((_, rank) => (roles & (1 << rank)) !== 0).sort();
  return { from: call, kind: 'data', overlap, roles: named };
}

/** Each once, sorted. */
export function unite(some: readonly string[], more: readonly string[]): readonly string[] {
  if (more.every((one) => some.includes(one))) return some;
  return [...new Set([...some, ...more])].sort();
}

interface Learning {
  readonly call: string;
  readonly taints: readonly string[];
  readonly arrived: readonly Fingerprint[];
}

/** The results after one more: what it holds stands under no earlier one any more. */
export function learnResult(
  results: readonly KnownResult[],
  { call, taints, arrived }: Learning,
): readonly KnownResult[] {
  const ranks: number[] = [];
  index.fill(arrived, ({ role }) => ranks.push(rankOfRole.get(role) ?? 0));
  const halves: number[] = [];
  for (let at = 0; at < index.size; at += 1) halves.push(index.high[at] ?? 0, index.low[at] ?? 0);
  const kept: KnownResult[] = [];
  for (const result of results) {
    const rest = withoutArrived(result);
    if (rest.ranks.length > 0) kept.push(rest);
  }
  kept.push({ call, taints, halves, ranks });
  return kept;
}

function withoutArrived(result: KnownResult): KnownResult {
  const { halves, ranks } = result;
  for (let at = 0; at < ranks.length; at += 1) {
    if (index.find(halves[2 * at] ?? 0, halves[2 * at + 1] ?? 0) >= 0)
      return filterValues(result, (high, low) => index.find(high, low) < 0);
  }
  return result;
}

type Keeps = (high: number, low: number, rank: number) => boolean;

function filterValues({ call, taints, halves, ranks }: KnownResult, keeps: Keeps): KnownResult {
  const left: KnownResult & { halves: number[]; ranks: number[] } = { call, taints, halves: [], ranks: [] };
  for (const [at, rank] of ranks.entries()) {
    const high = halves[2 * at] ?? 0;
    const low = halves[2 * at + 1] ?? 0;
    if (!keeps(high, low, rank)) continue;
    left.halves.push(high, low);
    left.ranks.push(rank);
  }
  return left;
}

export function countValues(results: readonly KnownResult[]): number {
  let count = 0;
  for (const { ranks } of results) count += ranks.length;
  return count;
}

/** Gives up the lowest ranked values and among equals the oldest, until they fit. */
export function boundValues(results: readonly KnownResult[]): readonly KnownResult[] {
  const count = countValues(results);
  if (count <= valuesMax) return results;
  const surplus = surplusByRank(results, count - keptWhenFull);
  return results
    .map((result) => {
      if (!result.ranks.some((rank) => (surplus[rank] ?? 0) > 0)) return result;
      return filterValues(result, (_high, _low, rank) => {
        const left = surplus[rank] ?? 0;
        surplus[rank] = left - 1;
        return left <= 0;
      });
    })
    .filter(({ ranks }) => ranks.length > 0);
}

/** How many values of each rank go. */
function surplusByRank(results: readonly KnownResult[], surplus: number): number[] {
  const counts = roleOfRank.map(() => 0);
  for (const { ranks } of results) for (const rank of ranks) counts[rank] = (counts[rank] ?? 0) + 1;
  let left = surplus;
  return counts.map((count) => {
    const goes = Math.min(count, left);
    left -= goes;
    return goes;
  });
}
