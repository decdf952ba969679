/** Clients for one server and for a cluster, set alike. */
import { Cluster, Redis, type RedisOptions } from 'ioredis';

export type RedisClient = Redis | Cluster;

const answerMaxMs = 5_000;
const reconnectMaxMs = 2_000;
const connectMaxMs = 5_000;
/** Another node may have a slot since; a failover is known when the slots are asked for again. */
const slotsRefreshMs = 5_000;
const defaultPort = 6379;

/** How Redis lets this process in, and how it is known. */
export interface RedisAccess {
  readonly username?: string;
  readonly password?: string;
  /** PEM; without authorities the system's are believed. */
  readonly tls?: {
    readonly ca?: string;
    readonly cert?: string;
    readonly key?: string;
    /** Name that the certificate must be for, instead of the host. */
    readonly serverName?: string;
  };
}

export interface RedisClientOptions {
  readonly url: string;
  readonly access?: RedisAccess | undefined;
  readonly isCluster?: boolean | undefined;
}

export function createRedisClient({ url, access, isCluster = false }: RedisClientOptions): RedisClient {
  const retryStrategy = (attempt: number): number => Math.min(50 * 2 ** Math.min(attempt, 10), reconnectMaxMs);
  const redisOptions = { ...commonOptions, ...accessOf(access) };
  if (!isCluster) return new Redis(url, { ...redisOptions, retryStrategy, enableOfflineQueue: false });
  const { hostname, port, username, password, protocol } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Cluster([{ host, port: port === '' ? defaultPort : Number(port) }], {
    enableOfflineQueue: false,
    clusterRetryStrategy: retryStrategy,
    slotsRefreshInterval: slotsRefreshMs,
    slotsRefreshTimeout: answerMaxMs,
    redisOptions: {
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
      ...redisOptions,
    },
  });
}

const commonOptions = {
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  commandTimeout: answerMaxMs,
  connectTimeout: connectMaxMs,
  disableClientInfo: true,
  // Redis 6.2 to 8 and Valkey speak it alike.
  protocol: 2 as const,
  reconnectOnError: (fault: Error) => (fault.message.startsWith('READONLY') ? (1 as const) : (false as const)),
};

function accessOf({ tls, ...user }: RedisAccess = {}): Pick<RedisOptions, 'username' | 'password' | 'tls'> {
  if (tls === undefined) return user;
  const { serverName, ...pem } = tls;
  return { ...user, tls: { ...pem, ...(serverName === undefined ? {} : { servername: serverName }) } };
}
