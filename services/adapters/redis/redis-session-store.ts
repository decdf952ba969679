import { ShearpinError } from '../../../schemas/errors.ts';
import type { SaveOutcome, SessionSave, SessionStore, StoredSession } from '../../engine/ports/session-store.ts';
import { mastersOf } from './cluster-slots.ts';
import type { RedisAccess } from './redis-client.ts';
import { RedisConnection, type RedisLogger } from './redis-connection.ts';
import { createRedisDeadlines } from './redis-deadlines.ts';
import { replyFault } from './redis-faults.ts';
import { RedisScript } from './redis-script.ts';
import type { CommandKind, Keyed, PipelineReply } from './send-each.ts';
import { createStoreIdentity, infoField } from './store-identity.ts';
import { createStoreRoom } from './store-room.ts';

export interface RedisSessionStoreOptions {
  readonly url: string;
  readonly access?: RedisAccess | undefined;
  readonly isCluster?: boolean | undefined;
  readonly clusterNodes?: readonly string[] | undefined;
  /** Stands before every key. */
  readonly keyPrefix: string;
  readonly logger?: RedisLogger;
}

const outcomeOfCode = new Map<unknown, SaveOutcome>([
  [1, 'saved'],
  [0, 'conflict'],
  [-1, 'fenced'],
]);
const keptPolicy = 'noeviction';
const versionAndBlob: CommandKind<Keyed> = {
  add: (pipeline, { key }) => pipeline.hmgetBuffer(key, 'v', 'b'),
  send: (redis, { key }) => redis.hmgetBuffer(key, 'v', 'b'),
};

/** Session state in Redis 6.2 or later, or Valkey: one hash per session, one fenced script per save. */
export function createRedisSessionStore(options: RedisSessionStoreOptions): SessionStore {
  const { keyPrefix } = options;
  const connection = new RedisConnection(options);
  const saveScript = new RedisScript('save-session.lua');

  // Rule 6 (layout of the store): the hash tag is the session, so that sessions spread over the slots of a cluster.
  const sessionKey = (key: string): string => `${keyPrefix}s:{${key}}`;

  return {
    deadlines: createRedisDeadlines(connection, keyPrefix),
    entityDeadlines: createRedisDeadlines(connection, `${keyPrefix}signals:`),
    load: async (keys) => {
      if (keys.length === 0) return [];
      const calls = keys.map((key) => ({ key: sessionKey(key) }));
      const replies = await connection.each(calls, versionAndBlob);
      return keys.map((_, index) => toStored(valueOf(replies[index])));
    },
    save: async (saves) => {
      if (saves.length === 0) return [];
      const calls = saves.map((save) => ({ key: sessionKey(save.key), args: argumentsOf(save) }));
      const replies = await saveScript.callEach(connection, calls);
      return saves.map((_, index) => toOutcome(valueOf(replies[index])));
    },
    ...createStoreIdentity(connection, keyPrefix),
    ...createStoreRoom(connection, keyPrefix),
    onDoubt: (listener) => connection.onDoubt(listener),
    check: async () => {
      const infos = await connection.run((redis) =>
        Promise.all(mastersOf(redis).map(({ node }) => node.info('memory'))),
      );
      for (const info of infos) {
        const policy = infoField(info, 'maxmemory_policy');
        if (policy !== keptPolicy) throw evicts(policy);
      }
    },
    close: () => connection.close(),
  };
}

function argumentsOf({ madeFrom, epoch, blob, ttlMs }: SessionSave): readonly (string | Buffer)[] {
  return [String(madeFrom), String(epoch), Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength), String(ttlMs)];
}

function valueOf(reply: PipelineReply | undefined): unknown {
  if (reply === undefined) {
    throw new ShearpinError('E_STORE_UNAVAILABLE', 'Redis answered fewer commands than were sent.', {
      retryable: true,
    });
  }
  const [fault, value] = reply;
  if (fault !== null) throw replyFault(fault);
  return value;
}

function toStored(value: unknown): StoredSession | undefined {
  if (!Array.isArray(value)) return undefined;
  const [version, blob] = value as readonly unknown[];
  if (!Buffer.isBuffer(version) || !Buffer.isBuffer(blob)) return undefined;
  return { version: Number(version.toString('latin1')), blob };
}

function toOutcome(code: unknown): SaveOutcome {
  const outcome = outcomeOfCode.get(code);
  if (outcome === undefined) throw new ShearpinError('E_INVARIANT', 'The save script gave an unknown code.');
  return outcome;
}

function evicts(policy: string): ShearpinError {
  return new ShearpinError(
    'E_STORE_SETTINGS',
    `Redis has maxmemory-policy "${policy}" and may evict session state. Set it to ${keptPolicy}.`,
  );
}
