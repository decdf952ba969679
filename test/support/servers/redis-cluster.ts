/** A Redis Cluster of real servers on loopback, each master with a third of the slots. */
import { Redis } from 'ioredis';
import { slotOf } from '../../../services/adapters/redis/cluster-slots.ts';
import { becomesTrue } from '../pipeline/eventually.ts';
import { RedisServer } from './redis-server.ts';

const slotCount = 16_384;
const triesMax = 5;
const failoverMs = 60_000;
/** Keys of one slot that are moved at once. */
const movedMax = '1000';

export interface RedisClusterOptions {
  readonly masters?: number;
  /** Of each master. */
  readonly replicas?: 0 | 1;
  /** A master that is not heard for so long is taken for dead. */
  readonly nodeTimeoutMs?: number;
}

export class RedisCluster implements AsyncDisposable {
  readonly nodes: readonly RedisServer[];
  /** Nodes that began as masters. */
  readonly masters: readonly RedisServer[];

  private constructor(masters: readonly RedisServer[], replicas: readonly RedisServer[]) {
    this.masters = masters;
    this.nodes = [...masters, ...replicas];
  }

  /** The URL of one of the nodes. */
  get url(): string {
    return this.nodes[0]?.url ?? '';
  }

  static async start({
    masters = 3,
    replicas = 0,
    nodeTimeoutMs = 2_000,
  }: RedisClusterOptions = {}): Promise<RedisCluster> {
    const started = await Promise.all(Array.from({ length: masters * (1 + replicas) }, () => startNode(nodeTimeoutMs)));
    const cluster = new RedisCluster(started.slice(0, masters), started.slice(masters));
    await cluster.#join();
    return cluster;
  }

  /** Who serves a key now, by the word of a node that answers. */
  async masterOf(key: string): Promise<RedisServer> {
    return this.#byId(await this.#ownerOf(slotOf(key)));
  }

  /** Those that have slots now. */
  async currentMasters(): Promise<readonly RedisServer[]> {
    const ids = (await this.#slots()).map(({ ids: [master = ''] }) => master);
    return Promise.all([...new Set(ids)].map((id) => this.#byId(id)));
  }

  /** First and last slots of what a master has now. */
  async rangesOf(master: RedisServer): Promise<readonly (readonly [number, number])[]> {
    const own = await idOf(master);
    return (await this.#slots()).filter(({ ids }) => ids[0] === own).map(({ from, end }) => [from, end] as const);
  }

  /** Of this master, as its cluster knows it. */
  async replicaOf(master: RedisServer): Promise<RedisServer | undefined> {
    const own = await idOf(master);
    const [, replica] = (await this.#slots()).find(({ ids }) => ids[0] === own)?.ids ?? [];
    return replica === undefined ? undefined : this.#byId(replica);
  }

  /** Makes another master the owner of a slot, and moves its keys there while commands come for them. */
  async migrate(slot: number, to: RedisServer, between: () => Promise<void> = async () => undefined): Promise<void> {
    const from = await this.#byId(await this.#ownerOf(slot));
    if (from === to) return;
    const [fromId, toId] = [await idOf(from), await idOf(to)];
    await asked(to, (node) => node.cluster('SETSLOT', slot, 'IMPORTING', fromId));
    await asked(from, (node) => node.cluster('SETSLOT', slot, 'MIGRATING', toId));
    await between();
    await this.#moveKeys(slot, from, to);
    for (const server of [to, from, ...(await this.currentMasters())]) {
      await asked(server, (node) => node.cluster('SETSLOT', slot, 'NODE', toId));
    }
  }

  /** Resolves when all nodes that run say that all slots are served. */
  async isWhole(what = 'the cluster serves all slots'): Promise<void> {
    await becomesTrue({ what, deadlineMs: failoverMs }, async () => {
      const infos = await Promise.all(
        this.nodes
          .filter(({ isRunning }) => isRunning)
          .map((server) => asked(server, (node) => node.cluster('INFO')).catch(() => '')),
      );
      return infos.every((info) => info.includes('cluster_state:ok'));
    });
  }

  /** Resolves when the master's replica is the master in its place. */
  async hasFailedOver(replica: RedisServer): Promise<void> {
    await becomesTrue({ what: 'the replica leads its shard', deadlineMs: failoverMs }, () =>
      asked(replica, async (node) => (await node.info('replication')).includes('role:master')).catch(() => false),
    );
    await this.isWhole();
  }

  /** Resolves when every node that is no master has everything of one. */
  async hasReplicas(): Promise<void> {
    await becomesTrue({ what: 'every replica has everything', deadlineMs: failoverMs }, async () => {
      const infos = await Promise.all(this.nodes.map((server) => asked(server, (node) => node.info('replication'))));
      const masters = infos.filter((info) => info.includes('role:master')).length;
      return masters === this.masters.length && infos.every((info) => !info.includes('master_link_status:down'));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.nodes.map((server) => server[Symbol.asyncDispose]()));
  }

  async #moveKeys(slot: number, from: RedisServer, to: RedisServer): Promise<void> {
    await asked(from, async (node) => {
      for (;;) {
        const keys = await node.cluster('GETKEYSINSLOT', slot, Number(movedMax));
        if (keys.length === 0) return;
        await node.call('MIGRATE', '127.0.0.1', new URL(to.url).port, '', '0', '5000', 'REPLACE', 'KEYS', ...keys);
      }
    });
  }

  async #slots(): Promise<readonly { readonly from: number; readonly end: number; readonly ids: readonly string[] }[]> {
    for (const server of this.nodes) {
      if (!server.isRunning) continue;
      const found = await asked(server, (node) => node.cluster('SLOTS')).catch(() => undefined);
      if (found === undefined) continue;
      return found.map(([from, end, ...nodes]) => ({
        from,
        end,
        ids: nodes.map(([, , id]) => id),
      }));
    }
    throw new Error('No node of the cluster answers.');
  }

  async #ownerOf(slot: number): Promise<string> {
    const range = (await this.#slots()).find(({ from, end }) => from <= slot && slot <= end);
    return range?.ids[0] ?? '';
  }

  async #byId(id: string): Promise<RedisServer> {
    for (const server of this.nodes) if (server.isRunning && (await idOf(server)) === id) return server;
    throw new Error(`No node of the cluster is ${id}.`);
  }

  async #join(): Promise<void> {
    const { masters, nodes } = this;
    for (const [index, server] of nodes.entries()) {
      await asked(server, async (node) => {
        await node.call('CLUSTER', 'SET-CONFIG-EPOCH', String(index + 1));
        if (index > 0) await node.call('CLUSTER', 'MEET', '127.0.0.1', new URL(this.url).port);
      });
    }
    for (const [index, server] of masters.entries()) {
      const from = Math.floor((slotCount * index) / masters.length);
      const end = Math.floor((slotCount * (index + 1)) / masters.length);
      const slots = Array.from({ length: end - from }, (_, slot) => String(from + slot));
      await asked(server, (node) => node.call('CLUSTER', 'ADDSLOTS', ...slots));
    }
    await this.#allKnown();
    for (const [index, replica] of nodes.slice(masters.length).entries()) {
      const masterId = await idOf(masters[index] as RedisServer);
      await asked(replica, (node) => node.call('CLUSTER', 'REPLICATE', masterId));
    }
    await this.hasReplicas();
  }

  async #allKnown(): Promise<void> {
    const isKnown = `cluster_known_nodes:${String(this.nodes.length)}`;
    await becomesTrue({ what: 'every node of the cluster knows all', deadlineMs: failoverMs }, async () => {
      const infos = await Promise.all(this.nodes.map((server) => asked(server, (node) => node.cluster('INFO'))));
      return infos.every((info) => info.includes('cluster_state:ok') && info.includes(isKnown));
    });
  }
}

/** Asks one server over a connection of its own. */
export async function asked<T>({ url }: RedisServer, ask: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { maxRetriesPerRequest: 3 });
  redis.on('error', () => undefined);
  try {
    return await ask(redis);
  } finally {
    redis.disconnect();
  }
}

function idOf(server: RedisServer): Promise<string> {
  return asked(server, (node) => node.cluster('MYID'));
}

/** A node also listens 10,000 ports higher, and ends when somebody is there. */
async function startNode(nodeTimeoutMs: number): Promise<RedisServer> {
  const settings = [
    ...['--cluster-enabled', 'yes', '--cluster-node-timeout', String(nodeTimeoutMs)],
    // A replica that lost its link for long still takes over.
    ...['--cluster-replica-validity-factor', '0', '--repl-diskless-sync', 'yes', '--repl-diskless-sync-delay', '0'],
  ];
  for (let tries = 1; ; tries += 1) {
    const server = await RedisServer.start({ settings }).catch((fault: unknown) => {
      if (tries === triesMax) throw fault;
    });
    if (server !== undefined && (await answers(server))) return server;
    await server?.[Symbol.asyncDispose]();
    if (tries === triesMax) throw new Error('No node of a cluster could be started.');
  }
}

async function answers({ url }: RedisServer): Promise<boolean> {
  const client = new Redis(url, { retryStrategy: () => null, maxRetriesPerRequest: 0 }).on('error', () => undefined);
  const info = await client.call('CLUSTER', 'INFO').catch(() => undefined);
  client.disconnect();
  return info !== undefined;
}
