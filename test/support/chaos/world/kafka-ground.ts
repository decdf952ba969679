/** Brokers of a run, with a door for each process that shall come through a network of its own. */
import { freePort } from '../../servers/free-port.ts';
import { type Door, type KafkaNode, KafkaServer, newClusterId } from '../../servers/kafka-server.ts';
import { TcpProxy } from '../../proxy/tcp-proxy.ts';
import { Line } from './line.ts';

export interface KafkaGround extends AsyncDisposable {
  readonly nodes: readonly KafkaServer[];
  /** Past every proxy. */
  readonly brokers: string;
  line(party: string): Line;
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
  return {
    nodes: servers,
    brokers: servers.map(({ brokers }) => brokers).join(','),
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
