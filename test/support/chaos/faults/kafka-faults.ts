/** What the log does: brokers die, disks are full, topics grow or are made anew. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { topics } from '../../../../schemas/topics.ts';
import { becomesTrue } from '../../pipeline/eventually.ts';
import type { KafkaServer } from '../../servers/kafka-server.ts';
import type { World } from '../world/world.ts';
import { type Fault, pick, type Scene } from './fault.ts';

const run = promisify(execFile);
const awayMs = { least: 500, more: 2_500 };
/** At times longer than a membership lasts, and than other brokers take it for alive. */
const frozenMs = { least: 1_000, more: 7_000 };
const grownTo = 12;
const growthsMax = 5;
/** How many sessions go from each gateway to the other meanwhile. */
const acrossGrowth = 12;
/** A gateway has sent something, and so connected anew and asked how many partitions there are. */
const askedAgainMs = 1_200;
/** Gateways look once a minute. */
const heardOfGrowthMs = 90_000;
/** Less than any segment holds: nothing can be appended any more. */
const fullBytes = 4096;
const fullMs = 15_000;
const leaderMs = 30_000;
const unlimited = 'unlimited';

async function killFor(scene: Scene, node: KafkaServer): Promise<void> {
  await node.kill();
  await scene.lasts(awayMs.least + scene.below(awayMs.more));
  await node.start();
}

/** A black hole between this broker and everybody, other brokers as well; then it goes on as if nothing had been. */
async function freezeFor(scene: Scene, node: KafkaServer): Promise<void> {
  node.pause();
  try {
    await scene.lasts(frozenMs.least + scene.below(frozenMs.more));
  } finally {
    node.resume();
  }
}

/** The broker that leads a partition of a topic; of the group's offsets it is the coordinator as well. */
async function leaderOf({ kafka }: World, topic: string): Promise<KafkaServer> {
  const { topics: found } = await kafka.withAdmin((admin) => admin.fetchTopicMetadata({ topics: [topic] }));
  const leader = found[0]?.partitions[0]?.leader ?? -1;
  const node = kafka.nodes[leader - 1];
  if (node === undefined) throw new Error(`${topic} has no leader.`);
  return node;
}

/**
 * Chains are planted while one gateway has heard that there are more partitions and the other has not: a producer asks when
 * it connects, and again after five seconds. So sessions move to new partitions, and others from there back to old ones.
 * Where both happen to hear at once, the topic grows by one more.
 */
async function grow(scene: Scene): Promise<void> {
  for (let growths = 1; growths <= growthsMax; growths += 1) {
    await growOnce(scene);
    const { there, back } = await scene.moves();
    if (there > 0 && back > 0) return;
  }
}

async function growOnce({ world, wander, lasts }: Scene): Promise<void> {
  const { kafka, gateways, ground } = world;
  const topic = ground.prefix + topics.calls;
  const before = (await world.ends()).size;
  const count = before < grownTo ? grownTo : before + 1;
  const [hears, hearsLater] = gateways.map(({ id }) => kafka.line(id));
  hearsLater?.cut();
  await lasts(askedAgainMs);
  const inFlight = wander(acrossGrowth);
  await kafka.withAdmin(async (admin) => {
    await admin.createPartitions({ topicPartitions: [{ topic, count }] });
    await becomesTrue({ what: 'the new partitions have leaders', deadlineMs: leaderMs }, async () => {
      const { topics: found } = await admin.fetchTopicMetadata({ topics: [topic] });
      return (found[0]?.partitions ?? []).filter(({ leader }) => leader >= 0).length === count;
    });
  });
  hears?.cut();
  const moving = wander(acrossGrowth);
  await becomesTrue({ what: 'a gateway hears of more partitions', deadlineMs: heardOfGrowthMs }, async () => {
    // Who leads a new partition is not known at once.
    const ends = await world.ends().catch(() => undefined);
    return [...(ends ?? [])].some(([partition, end]) => partition >= before && end > 0n);
  });
  await Promise.all([inFlight, moving]);
}

async function recreate(world: World): Promise<void> {
  const { kafka, ground } = world;
  const topic = ground.prefix + topics.calls;
  await kafka.withAdmin(async (admin) => {
    const { topics: found } = await admin.fetchTopicMetadata({ topics: [topic] });
    const numPartitions = found[0]?.partitions.length ?? 0;
    const configEntries = await kafka.settingsOf(admin, topic);
    await admin.deleteTopics({ topics: [topic] });
    await becomesTrue({ what: 'the topic stands anew', deadlineMs: leaderMs }, () =>
      admin
        .createTopics({ topics: [{ topic, numPartitions, configEntries }], waitForLeaders: false })
        .catch(() => false),
    );
    world.recreatedAtMs = Date.now();
  });
}

/** A broker that can write nothing halts; one that had nothing to write is let go on, and another one is tried. */
async function fillDisk({ world, below, lasts }: Scene): Promise<void> {
  const left = [...world.kafka.nodes];
  while (left.length > 0) {
    const node = pick(left, below);
    left.splice(left.indexOf(node), 1);
    await run('prlimit', ['--pid', String(node.pid), `--fsize=${String(fullBytes)}:${unlimited}`]);
    for (let waitedMs = 0; node.isRunning && waitedMs < fullMs; waitedMs += 250) await lasts(250);
    if (!node.isRunning) return node.start();
    await run('prlimit', ['--pid', String(node.pid), `--fsize=${unlimited}:${unlimited}`]);
  }
  throw new Error('No broker had anything to write.');
}

export const kafkaFaults: readonly Fault[] = [
  {
    kind: 'broker-killed',
    isShort: true,
    happen: (scene) => killFor(scene, pick(scene.world.kafka.nodes, scene.below)),
  },
  {
    kind: 'broker-frozen',
    isShort: true,
    happen: (scene) => freezeFor(scene, pick(scene.world.kafka.nodes, scene.below)),
  },
  { kind: 'disk-full', happen: fillDisk },
  { kind: 'topic-grown', isSlow: true, happen: grow },
  { kind: 'topic-recreated', isErasing: true, happen: ({ world }) => recreate(world) },
  {
    kind: 'controller-lost',
    brokers: 3,
    happen: async (scene) => killFor(scene, await scene.world.kafka.controller()),
  },
  {
    kind: 'coordinator-moved',
    brokers: 3,
    happen: async (scene) => killFor(scene, await leaderOf(scene.world, '__consumer_offsets')),
  },
];
