/**
 * What a worker that begins anew has to come to as well, of all that was made. Pure.
 *
 * Sessions that the growth of the topic moved are among it: their records have one order, and who begins anew is told
 * when the topic grew. So are principals whatever became of the log of calls: they are judged by signals. Not among it are:
 * - sessions that had begun when the topic of calls was made anew: the log lacks what they did before;
 * - what was told of a session or principal that was given up for want of room: it begins in the middle, and who begins
 *   anew sees the whole. Its state is compared only when the store was lost since, so that it was rebuilt from the log.
 */
import type { MadeSession } from '../load/load.ts';
import { principalOwner } from './demanded.ts';
import { principalRecordKey, type GivenUp } from './known-sessions.ts';
import type { SessionName } from './session-keys.ts';

export interface Comparable {
  /** Of which every alert and command has to come anew, by the name that topics have for them. */
  readonly effectsOf: ReadonlySet<string>;
  /** Of which the state in the store has to be the same. */
  readonly statesOf: readonly SessionName[];
}

export interface Circumstances {
  readonly nameOf: (session: MadeSession['session']) => SessionName;
  readonly world: {
    readonly recreatedAtMs: number;
    readonly givenUp: GivenUp;
    /** What of it was not rebuilt since. */
    readonly forgotten: ReadonlySet<string>;
  };
}

export function comparableOf(made: readonly MadeSession[], { nameOf, world }: Circumstances): Comparable {
  const { recreatedAtMs, givenUp, forgotten } = world;
  const sessions = made.filter(({ begunAtMs }) => begunAtMs > recreatedAtMs).map(({ session }) => nameOf(session));
  const principals = made.map(({ session }) => principalOf(nameOf(session)));
  const all = [...new Map([...sessions, ...principals].map((one) => [one.key, one])).values()];
  return {
    effectsOf: new Set(all.filter(({ recordKey }) => !givenUp.has(recordKey)).map(({ key }) => key)),
    statesOf: all.filter(({ recordKey }) => !forgotten.has(recordKey)),
  };
}

function principalOf({ key }: SessionName): SessionName {
  return { key: principalOwner(key), recordKey: principalRecordKey(key) };
}
