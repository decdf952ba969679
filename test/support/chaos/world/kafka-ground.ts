/** Brokers of a run, with a door for each process that shall come through a network of its own. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import kafkajs, { type Admin } from 'kafkajs';
import { createKafkaClient } from '../../topics.ts';
import { freePort } from '../../servers/free-port.ts';
import { type Door, type KafkaNode, KafkaServer, newClusterId } from '../../servers/kafka-server.ts';
import { TcpProxy } from '../../proxy/tcp-proxy.ts';
import { Line } from './line.ts';

export interface KafkaGround extends AsyncDisposable {
  readonly nodes: readonly KafkaServer[];
  /** Past every proxy. */
  readonly brokers: string;
  line(party: string): Line;
  /** Past every proxy; what fails is not tried for long. */
  withAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T>;
  /** What was set for this topic itself. */
  settingsOf(admin: Admin, topic: string): Promise<{ name: string; value: string }[]>;
  /** The node that leads the controllers. */
  controller(): Promise<KafkaServer>;
}

const settings = {
  // Broker defaults that would take the run minutes to see.
  'log.retention.check.interval.ms': '1000',
  'group.initial.rebalance.delay.ms': '0',
};

export async function openKafka(parties: readonly string[], nodeCount: number): Promise<KafkaGround> {
  const nodes = await nodesOf(nodeCount);
  const built = await Promise.all(nodes.map((node) => buildNode(node, parties, nodeCount)));
  const servers = built.map(({ server }) => server);
  await Promise.all(servers.map((server) => server.start()));
  const lines = new Map(
    parties.map((party) => [party, new Line(built.flatMap(({ proxies }) => proxies.get(party) ?? []))]),
  );
  const brokers = servers.map((server) => server.brokers).join(',');
  return {
    nodes: servers,
    brokers,
    withAdmin: (work) => withAdmin(brokers, work),
    settingsOf,
    controller: () => controllerOf(servers),
    line: (party) => {
      const line = lines.get(party);
      if (line === undefined) throw new Error(`${party} has no door.`);
      return line;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...lines.values()].map((line) => line[Symbol.asyncDispose]()));
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
    },
  };
}

async function withAdmin<T>(brokers: string, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = createKafkaClient(brokers).admin({ retry: { retries: 1 } });
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

async function settingsOf(admin: Admin, topic: string): Promise<{ name: string; value: string }[]> {
  const type = kafkajs.ConfigResourceTypes.TOPIC;
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type, name: topic }] });
  const own = resources[0]?.configEntries.filter(({ isDefault }) => !isDefault) ?? [];
  return own.map(({ configName: name, configValue: value }) => ({ name, value }));
}

/** Each node writes down whom it takes for the leader, and in which epoch. */
async function controllerOf(servers: readonly KafkaServer[]): Promise<KafkaServer> {
  const states = await Promise.all(
    servers.map(async ({ folder }) => {
      const text = await readFile(join(folder, 'data', '__cluster_metadata-0', 'quorum-state'), 'utf8');
      return JSON.parse(text) as { leaderId: number; leaderEpoch: number };
    }),
  );
  const [newest] = states.toSorted((left, right) => right.leaderEpoch - left.leaderEpoch);
  const leader = servers[(newest?.leaderId ?? 0) - 1];
  if (leader === undefined) throw new Error(`No controller leads: ${JSON.stringify(states)}`);
  return leader;
}

async function nodesOf(count: number): Promise<readonly KafkaNode[]> {
  const clusterId = newClusterId();
  const ports: { id: number; brokerPort: number; controllerPort: number }[] = [];
  for (let id = 1; id <= count; id += 1) {
    ports.push({ id, brokerPort: await freePort(), controllerPort: await freePort() });
  }
  const voters = ports.map(({ id, controllerPort }) => `${String(id)}@127.0.0.1:${String(controllerPort)}`).join(',');
  return ports.map((one) => ({ ...one, voters, clusterId }));
}

async function buildNode(node: KafkaNode, parties: readonly string[], nodeCount: number) {
  const proxies = new Map<string, TcpProxy>();
  const doors: Door[] = [];
  for (const [at, party] of parties.entries()) {
    const port = await freePort();
    const proxy = await TcpProxy.open(port);
    proxies.set(party, proxy);
    doors.push({ name: `DOOR${String(at)}`, port, toldPort: proxy.port });
  }
  const properties = nodeCount === 1 ? settings : { ...settings, ...copiedTo(nodeCount) };
  return { server: await KafkaServer.create({ node, doors, properties }), proxies };
}

function copiedTo(nodeCount: number): Record<string, string> {
  return {
    'default.replication.factor': String(nodeCount),
    'offsets.topic.replication.factor': String(nodeCount),
    'transaction.state.log.replication.factor': String(nodeCount),
    'transaction.state.log.min.isr': '2',
    'min.insync.replicas': '2',
  };
}
