/** A Redis Cluster of real servers on loopback, each master with a third of the slots. */
import { Redis } from 'ioredis';
import { becomesTrue } from '../pipeline/eventually.ts';
import { RedisServer } from './redis-server.ts';

const slotCount = 16_384;

const settings = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000'];
const triesMax = 5;

/** A node also listens 10,000 ports higher, and ends when somebody is there. */
async function startNode(): Promise<RedisServer> {
  for (let tries = 1; ; tries += 1) {
    const server = await RedisServer.start({ settings }).catch((fault: unknown) => {
      if (tries === triesMax) throw fault;
    });
    if (server !== undefined && (await answers(server.url))) return server;
    await server?.[Symbol.asyncDispose]();
    if (tries === triesMax) throw new Error('No node of a cluster could be started.');
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { retryStrategy: () => null, maxRetriesPerRequest: 0 }).on('error', () => undefined);
  const info = await client.call('CLUSTER', 'INFO').catch(() => undefined);
  client.disconnect();
  return info !== undefined;
}

export class RedisCluster implements AsyncDisposable {
  readonly masters: readonly RedisServer[];

  private constructor(masters: readonly RedisServer[]) {
    this.masters = masters;
  }

  /** The URL of one of the nodes. */
  get url(): string {
    return this.masters[0]?.url ?? '';
  }

  static async start(size = 3): Promise<RedisCluster> {
    const masters = await Promise.all(Array.from({ length: size }, () => startNode()));
    const cluster = new RedisCluster(masters);
    await cluster.#join();
    return cluster;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.masters.map((server) => server[Symbol.asyncDispose]()));
  }

  async #join(): Promise<void> {
    const clients = this.masters.map(({ url }) => new Redis(url));
    const [first] = this.masters;
    for (const [index, client] of clients.entries()) {
      const from = Math.floor((slotCount * index) / clients.length);
      const end = Math.floor((slotCount * (index + 1)) / clients.length);
      const slots = Array.from({ length: end - from }, (_, slot) => from + slot);
      await client.call('CLUSTER', 'ADDSLOTS', ...slots.map(String));
      await client.call('CLUSTER', 'SET-CONFIG-EPOCH', String(index + 1));
      if (index > 0) await client.call('CLUSTER', 'MEET', '127.0.0.1', new URL(first?.url ?? '').port);
    }
    await becomesTrue({ what: 'every node of the cluster knows all' }, async () => {
      const infos = await Promise.all(clients.map((client) => client.call('CLUSTER', 'INFO')));
      const isKnown = `cluster_known_nodes:${String(clients.length)}`;
      return infos.every((info) => String(info).includes('cluster_state:ok') && String(info).includes(isKnown));
    });
    for (const client of clients) client.disconnect();
  }
}
