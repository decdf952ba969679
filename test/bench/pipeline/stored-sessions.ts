import { Redis } from 'ioredis';
import type { SessionState } from '../../../services/engine/state.ts';
import { decodeSession } from '../../../services/worker/session/session-blob.ts';
import type { Ground } from '../../support/pipeline/ground.ts';

export interface StoredFigures {
  readonly redisBytesPerSession: number;
  readonly fingerprintsPerSession: number;
  /** Without ten bytes for each fingerprint that is kept. */
  readonly redisBytesBesideFingerprints: number;
  readonly outboxPerSession: number;
  /** Milliseconds after which Redis forgets them, at most: what is kept does not grow for ever. */
  readonly redisTtlMsMax: number;
}

/** What Redis holds of sessions that are over: memory of the key, all told. */
export async function storedSessions({ servers, prefix }: Ground, keys: readonly string[]): Promise<StoredFigures> {
  const redis = new Redis(servers.redisUrl);
  let [sessions, bytes, fingerprints, outbox, ttlMsMax] = [0, 0, 0, 0, 0];
  for (const key of keys) {
    const name = `${prefix}s:{${key}}`;
    const asked = [redis.memory('USAGE', name), redis.hgetBuffer(name, 'b'), redis.pttl(name)] as const;
    const [memory, blob, ttlMs] = await Promise.all(asked);
    if (memory === null || blob === null) continue;
    if (ttlMs < 0) throw new Error('A session in Redis is kept for ever.');
    ttlMsMax = Math.max(ttlMsMax, ttlMs);
    const content = decodeSession(blob);
    const { graph } = content.state as SessionState;
    sessions += 1;
    bytes += memory;
    fingerprints += graph.results.reduce((sum, { ranks }) => sum + ranks.length, 0);
    outbox += content.outbox.length;
  }
  redis.disconnect();
  const mean = (sum: number): number => Math.round(sum / Math.max(1, sessions));
  return {
    redisBytesPerSession: mean(bytes),
    fingerprintsPerSession: mean(fingerprints),
    redisBytesBesideFingerprints: mean(bytes - 10 * fingerprints),
    outboxPerSession: mean(outbox),
    redisTtlMsMax: ttlMsMax,
  };
}
