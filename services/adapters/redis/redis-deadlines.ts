import { deadlinesTtlMs, type Deadline, type DeadlineStore } from '../../engine/ports/deadline-store.ts';
import type { RedisConnection } from './redis-connection.ts';
import { replyFault } from './redis-faults.ts';
import { RedisScript } from './redis-script.ts';
import { execPipeline, type PipelineReply } from './send-each.ts';

const pageSize = 5000;

/** Deadlines and clocks in Redis: a sorted set and a hash for each partition. */
export function createRedisDeadlines(connection: RedisConnection, keyPrefix: string): DeadlineStore {
  const settleScript = new RedisScript('settle-deadline.lua');
  const deadlinesKey = (partition: number): string => `${keyPrefix}d:{${String(partition)}}`;
  const clockKey = (partition: number): string => `${keyPrefix}w:{${String(partition)}}`;

  return {
    list: (partition, max) => readAll((from, to) => readPage(connection, deadlinesKey(partition), [from, to]), max),
    add: async (partition, deadlines) => {
      const key = deadlinesKey(partition);
      await connection.run(async (redis) => {
        const pipeline = redis.pipeline();
        for (const { key: session, dueMs } of deadlines) pipeline.zadd(key, 'LT', dueMs, session);
        checkReplies(await execPipeline(pipeline.pexpire(key, deadlinesTtlMs)));
      });
    },
    settle: async (partition, settlements) => {
      const calls = settlements.map(({ key, wasMs, dueMs }) => ({
        key: deadlinesKey(partition),
        args: [key, String(wasMs), dueMs === undefined ? '' : String(dueMs)],
      }));
      if (calls.length > 0) checkReplies(await settleScript.callEach(connection, calls));
    },
    clockPlaces: (partition) => connection.run((redis) => redis.hkeys(clockKey(partition))),
    clockAt: async (partition, place) => {
      const blob = await connection.run((redis) => redis.hgetBuffer(clockKey(partition), place));
      return blob ?? undefined;
    },
    saveClock: async (partition, { place, blob, forget }) => {
      const key = clockKey(partition);
      await connection.run(async (redis) => {
        const pipeline = redis.pipeline().hset(key, place, Buffer.from(blob));
        if (forget.length > 0) pipeline.hdel(key, ...forget);
        checkReplies(await execPipeline(pipeline.pexpire(key, deadlinesTtlMs)));
      });
    },
  };
}

type Page = (from: number, to: number) => Promise<readonly Deadline[]>;

async function readAll(page: Page, max: number): Promise<readonly Deadline[]> {
  const found: Deadline[] = [];
  while (found.length < max) {
    const next = await page(found.length, Math.min(max, found.length + pageSize) - 1);
    found.push(...next);
    if (next.length < pageSize) break;
  }
  return found;
}

async function readPage(
  connection: RedisConnection,
  key: string,
  [from, to]: readonly [number, number],
): Promise<readonly Deadline[]> {
  const flat = await connection.run((redis) => redis.zrange(key, String(from), String(to), 'WITHSCORES'));
  return flat.flatMap((session, at) => (at % 2 === 0 ? [{ key: session, dueMs: Number(flat[at + 1]) }] : []));
}

function checkReplies(replies: readonly PipelineReply[]): void {
  for (const [fault] of replies) if (fault !== null) throw replyFault(fault);
}
