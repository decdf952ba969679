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
/** As a supervisor does it that asks whether a process lives. */
const supervision = { everyMs: 500, patienceMs: 12_000, deadlineMs: 150_000 };

async function jump(scene: Scene, process: ProductProcess): Promise<void> {
  const { world, below, lasts } = scene;
  world.setClock(process, below(2) === 0 ? hourMs : -hourMs);
  await lasts(jumpedMs);
  world.setClock(process, 0);
}

/** Restarts workers that died or do not answer, until the record has gone to the dead letters. */
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
  const silentSince = new Map<WorkerSlot, number>();
  await becomesTrue({ what: `${tool} is given up`, deadlineMs: supervision.deadlineMs }, async () => {
    await scene.lasts(supervision.everyMs);
    for (const slot of world.workers) await supervise(slot, silentSince);
    return (await poisoned(world)).length > before;
  });
}

async function supervise(slot: WorkerSlot, silentSince: Map<WorkerSlot, number>): Promise<void> {
  const { worker } = slot;
  if (await worker.admin.isAlive()) silentSince.delete(slot);
  else if (!silentSince.has(slot)) silentSince.set(slot, performance.now());
  const silentMs = performance.now() - (silentSince.get(slot) ?? Infinity);
  if (worker.process.isRunning && !(silentMs > supervision.patienceMs)) return;
  silentSince.delete(slot);
  await slot.kill();
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
  { kind: 'record-kills', happen: (scene) => poison(scene, 'chaos_kills') },
  { kind: 'record-hangs', happen: (scene) => poison(scene, 'chaos_hangs') },
];
