import { Redis } from 'ioredis';
import { topics } from '../../../schemas/topics.ts';
import type { OutgoingRecord } from '../../../services/engine/ports/log.ts';
import { gatewayOf } from '../../support/pipeline/calls-topic.ts';
import type { Ground } from '../../support/pipeline/ground.ts';
import { partitionsCommitted } from '../../support/pipeline/partitions-committed.ts';
import { baseMs, principal, SessionEvents } from '../../support/session-events.ts';
import type { Probes } from './probes.ts';

const batch = 1_000;
const scanCount = 1_000;

/** Sessions of one call each, which live and wait for nothing. */
export async function fillSessions(
  ground: Ground,
  probes: Pick<Probes, 'produce'>,
  { sessions, partitions }: { readonly sessions: number; readonly partitions: number },
): Promise<void> {
  const gateway = gatewayOf(ground);
  let waiting: OutgoingRecord[] = [];
  for (let at = 1; at <= sessions; at += 1) {
    const session = `${principal}.host.e${at.toString(16).padStart(15, '0')}`;
    const events = new SessionEvents({ session, boot: at });
    const atMs = Date.now() - baseMs;
    const call = [
      events.requested(1, { atMs, can: ['read.untrusted'] }),
      events.completed(1, { atMs, can: ['read.untrusted'] }),
    ];
    waiting.push(...call.map((data) => gateway.call(data)));
    if (waiting.length < batch && at < sessions) continue;
    await probes.produce(waiting);
    waiting = [];
  }
  await partitionsCommitted(ground, { topic: topics.calls, groupId: ground.groupId, partitions });
}

/**
 * Takes everything that the deployment has in Redis, its mark as well; whatever else is there stays. Returns when the
 * first of it was taken.
 */
export async function emptyStore({ servers, prefix }: Ground): Promise<number> {
  const redis = new Redis(servers.redisUrl);
  let begunMs: number | undefined;
  try {
    for (let cursor = '0', isFirst = true; isFirst || cursor !== '0'; isFirst = false) {
      const [next, keys] = await redis.scan(cursor, 'MATCH', `${prefix}*`, 'COUNT', scanCount);
      begunMs ??= keys.length > 0 ? performance.now() : undefined;
      if (keys.length > 0) await redis.unlink(...keys);
      cursor = next;
    }
  } finally {
    redis.disconnect();
  }
  return begunMs ?? performance.now();
}
