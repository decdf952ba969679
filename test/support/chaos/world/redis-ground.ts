/** The store of a run: one server, which each worker reaches over a line of its own, or a cluster. */
import { TcpProxy } from '../../proxy/tcp-proxy.ts';
import { retellNodes } from '../../proxy/cluster-nodes.ts';
import { RedisCluster } from '../../servers/redis-cluster.ts';
import { RedisServer } from '../../servers/redis-server.ts';
import { Line } from './line.ts';

export const redisKinds = ['single', 'cluster'] as const;
export type RedisKind = (typeof redisKinds)[number];

/** How the store is reached past every proxy. */
export interface RedisPlace {
  readonly url: string;
  readonly isCluster: boolean;
  readonly clusterNodes: readonly string[];
}

/** Longer than a node is kept from answering by a machine that is busy. */
const nodeTimeoutMs = 3_000;

export class RedisGround implements AsyncDisposable {
  readonly #stack: AsyncDisposableStack;
  readonly #cluster: RedisCluster | undefined;
  #server: RedisServer | undefined;

  private constructor(stack: AsyncDisposableStack, store: RedisServer | RedisCluster) {
    this.#stack = stack;
    this.#cluster = store instanceof RedisCluster ? store : undefined;
    this.#server = store instanceof RedisServer ? store : undefined;
  }

  static async open(kind: RedisKind): Promise<RedisGround> {
    await using stack = new AsyncDisposableStack();
    const store =
      kind === 'single' ? await RedisServer.start() : await RedisCluster.start({ replicas: 1, nodeTimeoutMs });
    stack.use(store);
    return new RedisGround(stack.move(), store);
  }

  /** The one server that holds the sessions. */
  get server(): RedisServer {
    if (this.#server === undefined) throw new Error('The sessions of this run are in a cluster.');
    return this.#server;
  }

  get cluster(): RedisCluster {
    if (this.#cluster === undefined) throw new Error('The sessions of this run are in one server.');
    return this.#cluster;
  }

  get place(): RedisPlace {
    if (this.#cluster === undefined) return { url: this.server.url, isCluster: false, clusterNodes: [] };
    const clusterNodes = this.#cluster.nodes.map(({ url }) => new URL(url).host);
    return { url: this.#cluster.url, isCluster: true, clusterNodes };
  }

  /** Settings of a process that comes past every proxy. */
  get env(): Readonly<Record<string, string>> {
    return this.#envAt(this.#servers.map(({ url }) => new URL(url).host));
  }

  /** Of one worker. */
  line(): Promise<Line> {
    return lineTo(this.#servers);
  }

  /** What a worker is told that has this line. */
  envOver(line: Line): Readonly<Record<string, string>> {
    return this.#envAt(line.addresses.split(','));
  }

  /** The part of a line that leads to this node of the cluster. */
  partOf(line: Line, node: RedisServer): Line {
    return line.part(this.cluster.nodes.indexOf(node));
  }

  get #servers(): readonly RedisServer[] {
    return this.#cluster?.nodes ?? [this.server];
  }

  #envAt([first = '', ...others]: readonly string[]): Readonly<Record<string, string>> {
    const env = { SHEARPIN_REDIS_URL: `redis://${first}` };
    if (this.#cluster === undefined) return env;
    return { ...env, SHEARPIN_REDIS_CLUSTER: 'true', SHEARPIN_REDIS_CLUSTER_NODES: others.join(',') };
  }

  /** Sessions are held elsewhere from now on; the one before lives on until the run ends. */
  adopt(server: RedisServer): void {
    this.#stack.use(server);
    this.#server = server;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack[Symbol.asyncDispose]();
  }
}

/** A proxy before each of these servers; those of a cluster tell of the others where their proxies are. */
export async function lineTo(servers: readonly RedisServer[]): Promise<Line> {
  const told = new Map<number, number>();
  const proxies: TcpProxy[] = [];
  for (const port of servers.map(portOf)) {
    const retelling = servers.length === 1 ? undefined : () => retellNodes(told);
    const proxy = await TcpProxy.open(port, retelling);
    told.set(port, proxy.port);
    proxies.push(proxy);
  }
  return new Line(proxies);
}

export function portOf({ url }: RedisServer): number {
  return Number(new URL(url).port);
}
