/** What a network does to the connections between two parts. */
import { kafkaRequests, watchKafka, watchScripts } from '../../proxy/request-watches.ts';
import type { RequestWatch } from '../../proxy/tcp-proxy.ts';
import type { Line } from '../world/line.ts';
import { anyWorker, breakLine, type Fault, pick, type Scene } from './fault.ts';

/** Longer than what a client waits for an answer to a heartbeat, at times longer than its membership. */
const silentMs = { least: 1_000, more: 5_000 };
const refusedMs = { least: 500, more: 3_000 };
/** A request of the kind comes far sooner: gateways and workers never rest for a second. */
const requestWithinMs = 10_000;

const workerToKafka = (scene: Scene): Line => anyWorker(scene).kafka;
const workerToRedis = (scene: Scene): Line => anyWorker(scene).redis;
const gatewayToKafka = ({ world, below }: Scene): Line => world.kafka.line(pick(world.gateways, below).id);
const clientsToGateway = ({ world, below }: Scene): Line => world.entrance(pick(world.gateways, below));
const gatewayToServer = ({ world, below }: Scene): Line => world.upstream(pick(world.gateways, below));

/** One master of a cluster, which everybody else reaches as before. */
async function workerToMaster(scene: Scene): Promise<Line> {
  const { redis } = scene.world;
  return redis.partOf(workerToRedis(scene), pick(await redis.cluster.currentMasters(), scene.below));
}

function broken(kind: string, lineOf: (scene: Scene) => Line | Promise<Line>, isSilent: boolean): Fault {
  const { least, more } = isSilent ? silentMs : refusedMs;
  return {
    kind,
    isShort: true,
    happen: async (scene) => breakLine(scene, await lineOf(scene), { silent: isSilent, ms: least + scene.below(more) }),
  };
}

function replyLost(kind: string, lineOf: (scene: Scene) => Line, watch: () => RequestWatch): Fault {
  return {
    kind,
    isShort: true,
    async happen(scene) {
      if (await lineOf(scene).loseNextReply(watch, requestWithinMs)) return;
      throw new Error(`${kind}: no such request came within ${String(requestWithinMs)} ms.`);
    },
  };
}

export const networkFaults: readonly Fault[] = [
  broken('worker-kafka-silent', workerToKafka, true),
  broken('worker-kafka-refused', workerToKafka, false),
  broken('worker-redis-silent', workerToRedis, true),
  broken('worker-redis-refused', workerToRedis, false),
  { ...broken('worker-shard-silent', workerToMaster, true), redis: 'cluster' },
  { ...broken('worker-shard-refused', workerToMaster, false), redis: 'cluster' },
  broken('gateway-kafka-silent', gatewayToKafka, true),
  broken('gateway-kafka-refused', gatewayToKafka, false),
  // What is refused is the client's own affair, and the load's clients would not know what became of a call.
  { ...broken('client-gateway-silent', clientsToGateway, true), isShort: false },
  broken('gateway-server-silent', gatewayToServer, true),
  broken('gateway-server-refused', gatewayToServer, false),
  replyLost('reply-lost-script', workerToRedis, watchScripts),
  replyLost('reply-lost-produce', gatewayToKafka, () => watchKafka(kafkaRequests.produce)),
  replyLost('reply-lost-worker-produce', workerToKafka, () => watchKafka(kafkaRequests.produce)),
  replyLost('reply-lost-commit', workerToKafka, () => watchKafka(kafkaRequests.offsetCommit)),
];
