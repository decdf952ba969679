/** Where something that was forged had the effect that its forger wanted. Pure. */
import { principalOfSession } from '../../../../schemas/events/record-key.ts';
import type { MadeSession } from '../load/load.ts';
import type { ReadHeartbeat } from './evidence.ts';

export interface Obedience {
  readonly forged: {
    /** Sessions and principals from which somebody tried to lift what stands against them. */
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
  const isLifted = (key: string): boolean => lifted.has(key) || lifted.has(principalOfSession(key));
  const wanted = differing.filter(({ key, isRefused }) => (isRefused ? blamed.has(key) : isLifted(key)));
  const whose = [...blamed].flatMap((key) => [`${key}:`, `principal:${principalOfSession(key)}:`]);
  return [
    ...wanted.map(({ key, isRefused }) => `${key} ${isRefused ? 'is refused' : 'may pass'}`),
    ...unplanned.filter((told) => whose.some((start) => told.startsWith(start))),
    ...unwatchedAt(heartbeats).map((gateway) => `${gateway} holds partitions for unwatched`),
    ...refusedHonestCalls(made),
  ];
}

/** What a forger brought about lasts; a worker that the machine kept from its words for a moment speaks again. */
const heartbeatsInRow = 10;

/** Gateways that said at last, again and again, that nobody judges some of their calls, though every worker is ready. */
function unwatchedAt(heartbeats: readonly ReadHeartbeat[]): readonly string[] {
  const byGateway = Map.groupBy(heartbeats, ({ heartbeat }) => heartbeat.gateway.id);
  return [...byGateway].flatMap(([gateway, own]) => {
    const last = own.slice(-heartbeatsInRow);
    return last.every(({ heartbeat }) => (heartbeat.feed.unwatched ?? 0) > 0) ? [gateway] : [];
  });
}

/** Nobody but a forger would have them refused. */
function refusedHonestCalls(made: readonly MadeSession[]): readonly string[] {
  const honest = made.flatMap(({ calls }) => calls.filter(({ endsChain }) => !endsChain));
  return honest.flatMap(({ step, refusedBy }) => (refusedBy === undefined ? [] : `${step.tool} by ${refusedBy}`));
}
