/** Clients for one server and for a cluster, set alike. */
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { isReadOnly } from './redis-faults.ts';

export type RedisClient = Redis | Cluster;

const answerMaxMs = 5_000;
const reconnectMaxMs = 2_000;
const connectMaxMs = 5_000;
/** Another node may have a slot since; a failover is known when the slots are asked for again. */
const slotsRefreshMs = 5_000;
/** A server that loads its data says how long that takes, and is often wrong. */
const loadingAskedMs = 500;
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
  readonly clusterNodes?: readonly string[] | undefined;
}

export function createRedisClient(options: RedisClientOptions): RedisClient {
  const { url, access, isCluster = false } = options;
  if (isCluster) return createCluster(options);
  return new Redis(url, { ...commonOptions, ...accessOf(access), retryStrategy, enableOfflineQueue: false });
}

interface Node {
  readonly host: string;
  readonly port: number;
}

function createCluster({ url, access, clusterNodes = [] }: RedisClientOptions): Cluster {
  const { host, username, password, protocol } = new URL(url);
  const seeds = [host, ...clusterNodes].map(nodeOf);
  // ioredis looks here whenever it has no connection left.
  const known = [...seeds];
  const cluster = new Cluster(known, {
    enableOfflineQueue: false,
    clusterRetryStrategy: retryStrategy,
    slotsRefreshInterval: slotsRefreshMs,
    slotsRefreshTimeout: answerMaxMs,
    redisOptions: {
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
      ...commonOptions,
      ...accessOf(access),
    },
  });
  cluster.on('+node', letAskingFail);
  cluster.on('refresh', () => known.splice(0, Infinity, ...seeds, ...nodesOf(cluster)));
  return cluster;
}

/**
 * ioredis asks for a key on the move without looking at what becomes of ASKING, so that a node that is gone, or a right
 * that is missing, ended the process. The command that comes behind it fails by itself.
 */
function letAskingFail(node: Redis): void {
  const asking = node.asking.bind(node);
  node.asking = () => {
    const asked = asking();
    asked.catch(() => undefined);
    return asked;
  };
}

/** Where the cluster is to be found when the nodes that it was found at are gone. */
function nodesOf(cluster: Cluster): readonly Node[] {
  return [...new Set(cluster.slots.flatMap((names) => names))].map(nodeOf);
}

function nodeOf(name: string): Node {
  const { hostname, port } = new URL(`redis://${name}`);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? defaultPort : Number(port) };
}

function retryStrategy(attempt: number): number {
  return Math.min(50 * 2 ** Math.min(attempt, 10), reconnectMaxMs);
}

const commonOptions = {
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  commandTimeout: answerMaxMs,
  connectTimeout: connectMaxMs,
  disableClientInfo: true,
  // Redis 6.2 to 8 and Valkey speak it alike.
  protocol: 2 as const,
  reconnectOnError: (fault: Error) => (isReadOnly(fault) ? (1 as const) : (false as const)),
  maxLoadingRetryTime: loadingAskedMs,
};

function accessOf({ tls, ...user }: RedisAccess = {}): Pick<RedisOptions, 'username' | 'password' | 'tls'> {
  if (tls === undefined) return user;
  const { serverName, ...pem } = tls;
  return { ...user, tls: { ...pem, ...(serverName === undefined ? {} : { servername: serverName }) } };
}
