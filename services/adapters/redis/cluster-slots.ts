/** Where keys stand in a cluster: pipelines and markers are for one node each. */
import { type ChainableCommander, Cluster, type Redis } from 'ioredis';
import { execPipeline, type PipelineReply } from './redis-connection.ts';
import type { RedisClient } from './redis-client.ts';

const slotCount = 16_384;

/** CRC-16/XMODEM of the hash tag, or of the whole key without one. */
export function slotOf(key: string): number {
  const open = key.indexOf('{');
  const close = open === -1 ? -1 : key.indexOf('}', open + 1);
  const tag = close > open + 1 ? key.slice(open + 1, close) : key;
  let crc = 0;
  for (const byte of Buffer.from(tag, 'utf8')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    crc &= 0xffff;
  }
  return crc % slotCount;
}

/** One pipeline for each node that has some of the keys; replies in the order of the calls. */
export async function pipelineEach<Call extends { readonly key: string }>(
  redis: RedisClient,
  calls: readonly Call[],
  add: (pipeline: ChainableCommander, call: Call) => ChainableCommander,
): Promise<readonly PipelineReply[]> {
  if (!(redis instanceof Cluster)) return runPipeline(redis, calls, add);
  const byNode = Map.groupBy(calls.entries(), ([, { key }]) => nodeOf(redis, slotOf(key)));
  const parts = await Promise.all(
    [...byNode.values()].map(async (part) => {
      const own = await runPipeline(
        redis,
        part.map(([, call]) => call),
        add,
      );
      return part.flatMap(([index], at): [number, PipelineReply][] => {
        const reply = own[at];
        return reply === undefined ? [] : [[index, reply]];
      });
    }),
  );
  const replies = new Map(parts.flat());
  return calls.flatMap((_, index) => {
    const reply = replies.get(index);
    return reply === undefined ? [] : [reply];
  });
}

export interface Master {
  readonly node: Redis;
  /** Hash tag of a key that stands on it; empty on a server that is no cluster. */
  readonly tag: string;
}

export function mastersOf(redis: RedisClient): readonly Master[] {
  if (!(redis instanceof Cluster)) return [{ node: redis, tag: '' }];
  return redis.nodes('master').flatMap((node) => {
    const tag = tagOn(redis, `${node.options.host ?? ''}:${String(node.options.port ?? '')}`);
    return tag === undefined ? [] : [{ node, tag }];
  });
}

/** A master without any slot holds no session. */
function tagOn(cluster: Cluster, node: string): string | undefined {
  if (!cluster.slots.some(([master]) => master === node)) return undefined;
  for (let tag = 0; ; tag += 1) if (nodeOf(cluster, slotOf(String(tag))) === node) return `{${String(tag)}}`;
}

function nodeOf(cluster: Cluster, slot: number): string {
  return cluster.slots[slot]?.[0] ?? '';
}

async function runPipeline<Call>(
  redis: RedisClient,
  calls: readonly Call[],
  add: (pipeline: ChainableCommander, call: Call) => ChainableCommander,
): Promise<readonly PipelineReply[]> {
  const pipeline = redis.pipeline();
  for (const call of calls) add(pipeline, call);
  return execPipeline(pipeline);
}
