/** Many commands of one kind, each about its own key: in as few round trips as there are nodes that have the keys. */
import { type ChainableCommander, Cluster, type Redis } from 'ioredis';
import { masterName, nodeAt, refreshSlots, slotOf } from './cluster-slots.ts';
import type { RedisClient } from './redis-client.ts';
import { isLate } from './redis-faults.ts';

export type PipelineReply = readonly [fault: Error | null, value: unknown];

export interface Keyed {
  readonly key: string;
}

export interface CommandKind<Call extends Keyed> {
  readonly add: (pipeline: ChainableCommander, call: Call) => ChainableCommander;
  readonly send: (redis: RedisClient, call: Call) => Promise<unknown>;
}

/** Replies in the order of the calls. */
export async function sendEach<Call extends Keyed>(
  redis: RedisClient,
  calls: readonly Call[],
  kind: CommandKind<Call>,
): Promise<readonly PipelineReply[]> {
  if (redis instanceof Cluster) return sendToNodes(redis, calls, kind);
  const [only] = calls;
  // One command needs no pipeline: that would take several turns more.
  if (calls.length === 1 && only !== undefined) return [await replyOf(kind.send(redis, only))];
  return inPipeline(redis, calls, kind);
}

/** The replies of a pipeline. When one did not come in time none of them counts: the connection may be dead. */
export async function execPipeline(pipeline: ChainableCommander): Promise<readonly PipelineReply[]> {
  const replies = (await pipeline.exec()) ?? [];
  const late = replies.find(([fault]) => fault !== null && isLate(fault));
  if (late?.[0]) throw late[0];
  return replies;
}

/** Somebody else may serve the keys by now than did before; what only waits for its slot to move says so otherwise. */
export function isDoubtful([fault]: PipelineReply): boolean {
  return fault !== null && !/^(?:NOSCRIPT|ASK|TRYAGAIN|OOM)\b/.test(fault.message);
}

/**
 * A pipeline for each master. ioredis would follow a redirection only if all replies of a pipeline are the same one, so
 * that a single slot on the move held every other key back: those that stand elsewhere are sent again, each alone.
 */
async function sendToNodes<Call extends Keyed>(
  cluster: Cluster,
  calls: readonly Call[],
  kind: CommandKind<Call>,
): Promise<readonly PipelineReply[]> {
  const byNode = Map.groupBy(calls, ({ key }) => masterName(cluster, slotOf(key)));
  const replies = new Map<Call, PipelineReply>();
  await Promise.all(
    [...byNode].map(async ([name, part]) => {
      const node = nodeAt(cluster, name);
      const own = node === undefined ? [] : await inPipeline(node, part, kind);
      for (const [at, call] of part.entries()) replies.set(call, own[at] ?? [away(name), undefined]);
    }),
  );
  if ([...replies.values()].some(isDoubtful)) refreshSlots(cluster);
  return Promise.all(
    calls.map(async (call) => {
      const reply = replies.get(call) ?? [away(''), undefined];
      return isElsewhere(reply) ? replyOf(kind.send(cluster, call)) : reply;
    }),
  );
}

function isElsewhere([fault]: PipelineReply): boolean {
  return fault !== null && /^(?:MOVED|ASK|TRYAGAIN) /.test(fault.message);
}

function away(name: string): Error {
  return new Error(`CLUSTERDOWN a master is away: ${name === '' ? 'none has the slot' : name}`);
}

async function inPipeline<Call extends Keyed>(
  redis: Redis,
  calls: readonly Call[],
  { add }: CommandKind<Call>,
): Promise<readonly PipelineReply[]> {
  const pipeline = redis.pipeline();
  for (const call of calls) add(pipeline, call);
  return execPipeline(pipeline);
}

async function replyOf(command: Promise<unknown>): Promise<PipelineReply> {
  try {
    return [null, await command];
  } catch (fault) {
    if (!(fault instanceof Error) || isLate(fault)) throw fault;
    return [fault, undefined];
  }
}
