/** Which data a store holds: that of its masters, each with a mark that goes with its data. */
import { createHash } from 'node:crypto';
import type { ChainableCommander, Redis } from 'ioredis';
import type { SessionStore, StoreIdentity } from '../../engine/ports/session-store.ts';
import { mastersOf, refreshSlots } from './cluster-slots.ts';
import type { RedisConnection } from './redis-connection.ts';
import { execPipeline, type PipelineReply } from './send-each.ts';

export function createStoreIdentity(
  connection: RedisConnection,
  keyPrefix: string,
): Pick<SessionStore, 'identity' | 'leaveMarker'> {
  // It has no time to live: its absence means that the data of this master was lost.
  const markerKey = (masterId: string, tag: string): string => `${keyPrefix}marker:${masterId}${tag}`;
  const marks = (): Promise<readonly Mark[]> =>
    connection.run(async (redis) =>
      Promise.all(
        mastersOf(redis).map(async ({ node, tags }) => {
          const masterId = infoField(await node.info('replication'), 'master_replid');
          const keys = tags.map((tag) => markerKey(masterId, tag));
          const replies = await each(node, keys, (pipeline, key) => pipeline.get(key));
          // A key whose slot went to another master since its place was asked for says nothing.
          if (replies.some(isMoved)) refreshSlots(redis);
          const found = valuesOf(replies.filter((reply) => !isMoved(reply)));
          const [mark] = found.filter((one) => typeof one === 'string').sort();
          return { node, masterId, keys, mark };
        }),
      ),
    );
  return {
    identity: async () => identityOf(await marks()),
    leaveMarker: async () => {
      const found = await marks();
      // The mark differs from every earlier one: an owner that looks after another has left it still sees the loss.
      await connection.run(() =>
        Promise.all(
          found.map(async ({ node, keys }) => {
            const mark = (await node.time()).join('.');
            valuesOf(await each(node, keys, (pipeline, key) => pipeline.set(key, mark, 'NX')));
          }),
        ),
      );
    },
  };
}

export function infoField(info: string, name: string): string {
  const line = info.split('\r\n').find((candidate) => candidate.startsWith(`${name}:`));
  return line?.slice(name.length + 1) ?? '';
}

interface Mark {
  readonly node: Redis;
  readonly masterId: string;
  /** A slot that moves takes its key along; the others go on to say that nothing was lost. */
  readonly keys: readonly string[];
  readonly mark: string | undefined;
}

/** In one round trip. */
async function each(
  node: Redis,
  keys: readonly string[],
  add: (pipeline: ChainableCommander, key: string) => ChainableCommander,
): Promise<readonly PipelineReply[]> {
  const pipeline = node.pipeline();
  for (const key of keys) add(pipeline, key);
  return execPipeline(pipeline);
}

/** Throws the fault of any of them. */
function valuesOf(replies: readonly PipelineReply[]): readonly unknown[] {
  return replies.map(([fault, value]) => {
    if (fault !== null) throw fault;
    return value;
  });
}

function isMoved([fault]: PipelineReply): boolean {
  return fault !== null && /^(?:MOVED|ASK) /.test(fault.message);
}

/** Of a cluster the masters together are the store: the loss of one is a loss. */
function identityOf(marks: readonly Mark[]): StoreIdentity {
  const sorted = marks.toSorted((a, b) => (a.masterId < b.masterId ? -1 : 1));
  const masterId = oneOf(sorted.map((one) => one.masterId));
  const left = sorted.flatMap(({ mark }) => mark ?? []);
  const isMarked = left.length > 0 && left.length === marks.length;
  return isMarked
    ? { masterId: `${masterId}/${oneOf(left)}`, markerPresent: true }
    : { masterId, markerPresent: false };
}

/** The text itself, or one that stands for several. */
function oneOf(texts: readonly string[]): string {
  const [only = ''] = texts;
  return texts.length === 1 ? only : createHash('sha256').update(texts.join(' ')).digest('hex').slice(0, 40);
}
