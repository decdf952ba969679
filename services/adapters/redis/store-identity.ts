/** Which data a store holds: that of its masters, each with a mark that goes with its data. */
import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { SessionStore, StoreIdentity } from '../../engine/ports/session-store.ts';
import { mastersOf } from './cluster-slots.ts';
import type { RedisConnection } from './redis-connection.ts';

export function createStoreIdentity(
  connection: RedisConnection,
  keyPrefix: string,
): Pick<SessionStore, 'identity' | 'leaveMarker'> {
  // It has no time to live: its absence means that the data of this master was lost.
  const markerKey = (masterId: string, tag: string): string => `${keyPrefix}marker:${masterId}${tag}`;
  const marks = (): Promise<readonly Mark[]> =>
    connection.run(async (redis) =>
      Promise.all(
        mastersOf(redis).map(async ({ node, tag }) => {
          const masterId = infoField(await node.info('replication'), 'master_replid');
          const key = markerKey(masterId, tag);
          return { node, masterId, key, mark: await node.get(key) };
        }),
      ),
    );
  return {
    identity: async () => identityOf(await marks()),
    leaveMarker: async () => {
      const found = await marks();
      // The mark differs from every earlier one: an owner that looks after another has left it still sees the loss.
      await connection.run(() =>
        Promise.all(found.map(async ({ node, key }) => node.set(key, (await node.time()).join('.'), 'NX'))),
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
  readonly key: string;
  readonly mark: string | null;
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
