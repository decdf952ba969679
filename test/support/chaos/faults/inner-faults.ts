/** What happens inside real processes: their clocks jump, and records are their death. */
import { ulid } from 'ulid';
import { topics } from '../../../../schemas/topics.ts';
import { FakeGateway } from '../../fake-gateway.ts';
import { becomesTrue } from '../../pipeline/eventually.ts';
import { produce } from '../../pipeline/command-topic.ts';
import type { ProductProcess } from '../../pipeline/product-process.ts';
import { tenant } from '../../pipeline/ground.ts';
import { SessionEvents } from '../../session-events.ts';
import type { WorkerSlot } from '../world/worker-slot.ts';
import type { World } from '../world/world.ts';
import { anyWorker, type Fault, pick, type Scene } from './fault.ts';

const hourMs = 3_600_000;
const jumpedMs = 4_000;
const crashesMax = 4;
/** As a supervisor does it that asks whether a process lives, once it has begun to. */
const supervision = { everyMs: 500, patienceMs: 3_000, deadlineMs: 240_000 };

async function jump(scene: Scene, process: ProductProcess): Promise<void> {
  const { world, below, lasts } = scene;
  world.strike(process, { offsetMs: below(2) === 0 ? hourMs : -hourMs });
  await lasts(jumpedMs);
  world.strike(process, { offsetMs: 0 });
}

/** Restarts workers that died or do not answer, until the record has gone to the dead letters and nobody lies in it. */
async function poison(scene: Scene, tool: 'chaos_kills' | 'chaos_hangs'): Promise<void> {
  const { world } = scene;
  const events = new SessionEvents({ session: `${hex(scene)}.host.${hex(scene)}` });
  const { key } = world.ground.gatewayKeys('gw-1').ingest;
  const record = new FakeGateway({ id: 'gw-1', tenant, ingestKey: key }).call({
    ...events.requested(1, { atMs: 0, tool }),
    id: ulid(),
    timeMs: Date.now(),
  });
  const before = (await poisoned(world)).length;
  await produce(world.ground, [record]);
  const silentSince: SilentSince = new Map();
  await becomesTrue({ what: `${tool} is given up`, deadlineMs: supervision.deadlineMs }, async () => {
    await scene.lasts(supervision.everyMs);
    const alive = await Promise.all(world.workers.map((slot) => supervise(slot, silentSince)));
    return alive.every(Boolean) && (await poisoned(world)).length > before;
  });
}

/** Clients of Kafka give up for good in one process, and the process lives on. */
async function crashConsumers(scene: Scene): Promise<void> {
  const { world, below } = scene;
  const { process } = below(2) === 0 ? anyWorker(scene).worker : pick(world.gateways, below);
  const crash = `crash ${hex(scene)}`;
  world.strike(process, { crashes: Array.from({ length: 1 + below(crashesMax) }, () => crash) });
  await becomesTrue({ what: 'a consumer crashes' }, () => process.lines.some((line) => line.includes(crash)));
}

/** Since when a process that has begun does not answer. */
type SilentSince = Map<ProductProcess, number>;

/** Whether it answers; one that does not for too long is killed and followed by another. */
async function supervise(slot: WorkerSlot, silentSince: SilentSince): Promise<boolean> {
  const { process, admin } = slot.worker;
  if (await admin.isAlive()) {
    silentSince.delete(process);
    return true;
  }
  const nowMs = performance.now();
  if (process.lines.some((line) => line.includes('worker started'))) {
    silentSince.set(process, silentSince.get(process) ?? nowMs);
  }
  const silentMs = nowMs - (silentSince.get(process) ?? nowMs);
  if (process.isRunning && silentMs <= supervision.patienceMs) return false;
  silentSince.delete(process);
  await slot.kill();
  return false;
}

async function poisoned({ ground }: World): Promise<readonly string[]> {
  const letters = await ground.read(topics.dlq);
  return letters.map(({ value }) => Buffer.from(value ?? []).toString('utf8')).filter((text) => text.includes('died'));
}

function hex({ below }: Scene): string {
  return Array.from({ length: 16 }, () => below(16).toString(16)).join('');
}

export const innerFaults: readonly Fault[] = [
  {
    kind: 'worker-clock-jumps',
    happen: (scene) => jump(scene, anyWorker(scene).worker.process),
  },
  {
    kind: 'gateway-clock-jumps',
    happen: (scene) => jump(scene, pick(scene.world.gateways, scene.below).process),
  },
  { kind: 'consumer-crashed', isShort: true, happen: crashConsumers },
  { kind: 'record-kills', happen: (scene) => poison(scene, 'chaos_kills') },
  { kind: 'record-hangs', isSlow: true, happen: (scene) => poison(scene, 'chaos_hangs') },
];
