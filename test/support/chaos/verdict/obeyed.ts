/** Where something that was forged had the effect that its forger wanted. Pure. */
import { principalOfSession } from '../../../../schemas/events/record-key.ts';
import type { MadeSession } from '../load/load.ts';
import type { ReadHeartbeat } from './evidence.ts';

export interface Obedience {
  readonly forged: {
    /** Sessions from which somebody tried to lift what stands against them. */
    readonly lifted: ReadonlySet<string>;
    /** Sessions without a chain of which somebody says that they had one, or that they are to be refused. */
    readonly blamed: ReadonlySet<string>;
  };
  /** Sessions of which a gateway has it otherwise than planned. */
  readonly differing: readonly { readonly key: string; readonly isRefused: boolean }[];
  /** Alerts and commands that nobody planned, each told with whose it is before a colon. */
  readonly unplanned: readonly string[];
  readonly heartbeats: readonly ReadHeartbeat[];
  readonly made: readonly MadeSession[];
}

export function obeyedIn({ forged, differing, unplanned, heartbeats, made }: Obedience): readonly string[] {
  const { lifted, blamed } = forged;
  const wanted = differing.filter(({ key, isRefused }) => (isRefused ? blamed : lifted).has(key));
  const whose = [...blamed].flatMap((key) => [`${key}:`, `principal:${principalOfSession(key)}:`]);
  return [
    ...wanted.map(({ key, isRefused }) => `${key} ${isRefused ? 'is refused' : 'may pass'}`),
    ...unplanned.filter((told) => whose.some((start) => told.startsWith(start))),
    ...unwatchedAt(heartbeats).map((gateway) => `${gateway} holds partitions for unwatched`),
    ...refusedHonestCalls(made),
  ];
}

/** Gateways that said last that nobody judges some of their calls, though every worker is ready. */
function unwatchedAt(heartbeats: readonly ReadHeartbeat[]): readonly string[] {
  const last = new Map(heartbeats.map(({ heartbeat }) => [heartbeat.gateway.id, heartbeat.feed.unwatched ?? 0]));
  return [...last].flatMap(([gateway, unwatched]) => (unwatched > 0 ? [gateway] : []));
}

/** Nobody but a forger would have them refused. */
function refusedHonestCalls(made: readonly MadeSession[]): readonly string[] {
  const honest = made.flatMap(({ calls }) => calls.filter(({ endsChain }) => !endsChain));
  return honest.flatMap(({ step, refusedBy }) => (refusedBy === undefined ? [] : `${step.tool} by ${refusedBy}`));
}
