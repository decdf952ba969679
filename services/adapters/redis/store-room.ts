/** How much memory the store has, what lies in it, and how some of that is given up. */
import type { Redis } from 'ioredis';
import type { SessionStore, StoredSample, StoreRoom } from '../../engine/ports/session-store.ts';
import { mastersOf } from './cluster-slots.ts';
import type { RedisConnection } from './redis-connection.ts';
import { replyFault } from './redis-faults.ts';
import { RedisScript } from './redis-script.ts';
import { execPipeline, type PipelineReply } from './send-each.ts';
import { infoField } from './store-identity.ts';

/** Keys that Redis looks at in one step, during which it serves nobody else. */
const scannedAtOnce = 200;
/** Most of what a store holds may be somebody else's. */
const stepsMax = 50;

interface Place extends StoreRoom {
  readonly node: Redis;
}

export function createStoreRoom(
  connection: RedisConnection,
  keyPrefix: string,
): Required<Pick<SessionStore, 'room' | 'sample' | 'drop'>> {
  const dropScript = new RedisScript('drop-session.lua');
  const [before, after] = [`${keyPrefix}s:{`, '}'];
  /** Where the last look at each node ended, so that the next goes on there. */
  const cursors = new WeakMap<Redis, string>();
  return {
    room: async () => {
      const { usedBytes, maxBytes } = await connection.run(async (redis) => fullestOf(await placesIn(redis)));
      return { usedBytes, maxBytes };
    },
    sample: (max) =>
      connection.run(async (redis) => {
        const { node } = fullestOf(await placesIn(redis));
        const keys = await scan({ node, cursors, match: `${before}*${after}` }, max);
        const pipeline = node.pipeline();
        for (const key of keys) pipeline.hmgetBuffer(key, 'v', 'b').pttl(key);
        const replies = keys.length === 0 ? [] : await execPipeline(pipeline);
        return keys.flatMap((key, at) => sampleOf(key.slice(before.length, -after.length), replies.slice(2 * at)));
      }),
    drop: async (sessions) => {
      if (sessions.length === 0) return 0;
      const calls = sessions.map(({ key, version }) => ({ key: before + key + after, args: [String(version)] }));
      const replies = await dropScript.callEach(connection, calls);
      for (const [fault] of replies) if (fault !== null) throw replyFault(fault);
      return replies.filter(([, dropped]) => dropped === 1).length;
    },
  };
}

async function placesIn(redis: Parameters<typeof mastersOf>[0]): Promise<readonly Place[]> {
  return Promise.all(
    mastersOf(redis).map(async ({ node }) => {
      const info = await node.info('memory');
      return { node, usedBytes: numberIn(info, 'used_memory'), maxBytes: numberIn(info, 'maxmemory') };
    }),
  );
}

/** One that has no bound is never full. */
function fullestOf(places: readonly Place[]): Place {
  const share = ({ usedBytes, maxBytes }: StoreRoom): number => (maxBytes === 0 ? 0 : usedBytes / maxBytes);
  const [fullest] = places.toSorted((one, other) => share(other) - share(one));
  if (fullest === undefined) throw new Error('CLUSTERDOWN there is no master');
  return fullest;
}

function numberIn(info: string, name: string): number {
  const found = Number(infoField(info, name));
  return Number.isFinite(found) ? found : 0;
}

interface Scan {
  readonly node: Redis;
  readonly cursors: WeakMap<Redis, string>;
  readonly match: string;
}

async function scan({ node, cursors, match }: Scan, max: number): Promise<readonly string[]> {
  const found = new Set<string>();
  for (let step = 0; step < stepsMax && found.size < max; step += 1) {
    const [cursor, keys] = await node.scan(cursors.get(node) ?? '0', 'MATCH', match, 'COUNT', scannedAtOnce);
    for (const key of keys) found.add(key);
    cursors.set(node, cursor);
    if (cursor === '0') break;
  }
  return [...found];
}

/** None of one that is gone, or has moved, meanwhile. */
function sampleOf(key: string, [stored, ttl]: readonly PipelineReply[]): readonly StoredSample[] {
  const [version, blob] = Array.isArray(stored?.[1]) ? (stored[1] as readonly unknown[]) : [];
  if (!Buffer.isBuffer(version) || !Buffer.isBuffer(blob)) return [];
  return [{ key, version: Number(version.toString('latin1')), blob, ttlMs: Number(ttl?.[1] ?? 0) }];
}
